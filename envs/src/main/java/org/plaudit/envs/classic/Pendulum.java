package org.plaudit.envs.classic;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;
import org.plaudit.envs.Episode;

/**
 * Swing a pendulum up and hold it there, with a motor too weak to lift it at once. Action: torque
 * in [-2, 2] N m, counter-clockwise. Observation: cosine and sine of the angle from upright, and
 * the angular velocity in [-8, 8] rad/s. Each step of 0.05 s costs {@code angle^2 + 0.1 velocity^2
 * + 0.001 torque^2}, of the state before it; 200 steps truncate, nothing terminates.
 *
 * <p>Constants and start as in Gymnasium's Pendulum-v1.
 */
public final class Pendulum
    implements Env<Vec, Vec>, Expert<Vec, Vec>, Objectives<Vec, Vec>, Renders, Saves {
  static final double FASTEST = 8; // rad/s
  static final double STRONGEST = 2; // N m
  private static final double DT = 0.05; // s
  private static final double MASS = 1.0; // kg
  private static final double LENGTH = 1.0; // m

  private static final EnvSpec<Vec, Vec> SPEC =
      ClassicWorlds.spec(
              "Pendulum-v1",
              Box.of(Vec.of(-1, -1, -FASTEST), Vec.of(1, 1, FASTEST)),
              Box.of(-STRONGEST, STRONGEST, 1))
          .withLimit(200);

  /** How to make one. */
  public record Options(@Doc("gravity in m/s^2, in [0, 100]") double gravity) {
    public Options {
      Require.that(
          gravity >= 0 && gravity <= 100,
          "gravity (%s) must lie in [0, 100]. Maybe write 10.",
          gravity);
    }

    public static Options defaults() {
      return new Options(10);
    }
  }

  private final double pull;
  private Episode episode = Episode.before(SPEC.limit());
  private double angle;
  private double spin;
  private float torque;

  public Pendulum(Options options) {
    pull = 3 * options.gravity() / (2 * LENGTH);
  }

  public Pendulum() {
    this(Options.defaults());
  }

  @Override
  public EnvSpec<Vec, Vec> spec() {
    return SPEC;
  }

  @Override
  public Vec reset(long seed) {
    Pcg64 rng = episode.begin(seed);
    place(rng.uniform(-Math.PI, Math.PI), rng.uniform(-1, 1));
    torque = 0;
    return observation();
  }

  @Override
  public Step<Vec> step(Vec action) {
    torque = episode.admit(SPEC.actions(), action).get(0);
    double lean = upright(angle);
    // The torque is a float there, and so are its square and its product with a constant.
    double cost = lean * lean + 0.1 * (spin * spin) + 0.001f * (torque * torque);
    float drive = (float) (3.0 / (MASS * LENGTH * LENGTH)) * torque;
    double faster = spin + (pull * Math.sin(angle) + drive) * DT;
    spin = Math.min(Math.max(faster, -FASTEST), FASTEST);
    angle = angle + spin * DT;
    return new Step<>(observation(), -cost, episode.tick(false));
  }

  /** The angle, which counts whole turns, as its distance from upright, in [-pi, pi). */
  private static double upright(double angle) {
    double turn = 2 * Math.PI;
    double rest = (angle + Math.PI) % turn;
    return (rest < 0 ? rest + turn : rest) - Math.PI;
  }

  /**
   * Swings up by energy, then holds by feedback (K. J. Astrom, K. Furuta, "Swinging up a pendulum
   * by energy control", Automatica 36, 2000): near the top a spring and a damper, elsewhere a
   * torque with or against the motion, as the energy lacks or exceeds that of standing upright.
   * Mean return over the episodes 0 to 99: -144.6.
   */
  @Override
  public Vec advise(Vec seen) {
    double lean = Math.atan2(seen.get(1), seen.get(0));
    double turning = seen.get(2);
    // Of its own, the lean grows by pull * lean, and a torque counts three times.
    double spring = -(pull / 3 + 5) * lean - 3 * turning;
    // Per moment of inertia, 0 when it stands still upright.
    double energy = turning * turning / 2 + pull * (seen.get(0) - 1);
    double swing = 0.25 * (1 - energy) * (turning >= 0 ? 1 : -1);
    double torque = Math.abs(spring) < 2 * STRONGEST ? spring : swing;
    return Vec.of(Math.max(-STRONGEST, Math.min(STRONGEST, torque)));
  }

  /**
   * {@code upright}: cosine of the angle from upright; {@code effort}: the share of the largest
   * torque; {@code calm}: 1 at rest, -1 at the largest speed.
   */
  @Override
  public List<String> objectives() {
    return List.of("upright", "effort", "calm");
  }

  @Override
  public void measure(Vec seen, Vec action, Vec next, double[] into) {
    into[0] = next.get(0);
    into[1] = Math.abs(action.get(0)) / STRONGEST;
    into[2] = 1 - 2 * Math.abs(next.get(2)) / FASTEST;
  }

  /** Angle from upright (rad, counter-clockwise, whole turns included) and angular velocity. */
  public List<Double> state() {
    return List.of(angle, spin);
  }

  void place(double angle, double spin) {
    this.angle = angle;
    this.spin = spin;
  }

  private Vec observation() {
    return Vec.of((float) Math.cos(angle), (float) Math.sin(angle), (float) spin);
  }

  @Override
  public String text() {
    episode.requireBegun();
    return PendulumPicture.text(angle, torque);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    PendulumPicture.paint(g, width, height, angle, torque);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, SPEC.id().toString());
    out.writeDouble(angle);
    out.writeDouble(spin);
    out.writeDouble(torque);
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, SPEC.id().toString());
    double savedAngle = Episode.read(in, -Double.MAX_VALUE, Double.MAX_VALUE);
    double savedSpin = Episode.read(in, -FASTEST, FASTEST);
    double savedTorque = Episode.read(in, -STRONGEST, STRONGEST);
    episode = loaded;
    place(savedAngle, savedSpin);
    torque = (float) savedTorque;
  }
}
