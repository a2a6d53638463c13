package org.plaudit.envs.classic;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;
import org.plaudit.envs.Episode;

/**
 * Drive an underpowered car out of a valley: push left (0), not at all (1) or right (2).
 * Observation: position in [-1.2, 0.6] and velocity in [-0.07, 0.07] (per step). Each step earns
 * -1; the episode terminates at the flag, position 0.5, and is truncated after 200 steps.
 *
 * <p>A. W. Moore, "Efficient memory-based learning for robot control", PhD thesis, Cambridge, 1990;
 * constants and start as in Gymnasium's MountainCar-v0.
 */
public final class MountainCar
    implements Env<Vec, Integer>, Expert<Vec, Integer>, Objectives<Vec, Integer>, Renders, Saves {
  static final double LEFTMOST = -1.2;
  static final double RIGHTMOST = 0.6;
  static final double FASTEST = 0.07;
  private static final double GOAL = 0.5;
  private static final double FORCE = 0.001;
  private static final double GRAVITY = 0.0025;
  static final List<String> MEASURED = List.of("height", "speed", "effort");

  private static final EnvSpec<Vec, Integer> SPEC =
      ClassicWorlds.spec(
              "MountainCar-v0",
              Box.of(Vec.of(LEFTMOST, -FASTEST), Vec.of(RIGHTMOST, FASTEST)),
              Discrete.of(3))
          .withLimit(200)
          .withThreshold(-110);

  /** How to make one. */
  public record Options(
      @Doc("least velocity at the flag that counts as arriving, in [0, 0.07]")
          double goalVelocity) {
    public Options {
      Require.that(
          goalVelocity >= 0 && goalVelocity <= FASTEST,
          "goalVelocity (%s) must lie in [0, %s]. Maybe write 0.",
          goalVelocity,
          FASTEST);
    }

    public static Options defaults() {
      return new Options(0);
    }
  }

  private final double goalVelocity;
  private Episode episode = Episode.before(SPEC.limit());
  private double position;
  private double velocity;

  public MountainCar(Options options) {
    goalVelocity = options.goalVelocity();
  }

  public MountainCar() {
    this(Options.defaults());
  }

  @Override
  public EnvSpec<Vec, Integer> spec() {
    return SPEC;
  }

  @Override
  public Vec reset(long seed) {
    place(episode.begin(seed).uniform(-0.6, -0.4), 0);
    return observation();
  }

  @Override
  public Step<Vec> step(Integer action) {
    int push = episode.admit(SPEC.actions(), action) - 1;
    velocity += push * FORCE + Math.cos(3 * position) * -GRAVITY;
    velocity = Math.min(Math.max(velocity, -FASTEST), FASTEST);
    position += velocity;
    position = Math.min(Math.max(position, LEFTMOST), RIGHTMOST);
    if (position == LEFTMOST && velocity < 0) {
      velocity = 0;
    }
    Ending ending = episode.tick(position >= GOAL && velocity >= goalVelocity);
    return new Step<>(observation(), -1, ending);
  }

  /**
   * Pushes the way the car goes, so that every step adds energy, but turns a little before it would
   * stop by itself: right where the velocity exceeds a cubic of the position, fitted to reach the
   * flag soon. Mean return over the episodes 0 to 99: -104.2.
   */
  @Override
  public Integer advise(Vec seen) {
    double x = seen.get(0);
    double turn = 0.011 + x * (0.007 + x * (-0.055 - 0.044 * x));
    return seen.get(1) > turn ? 2 : 0;
  }

  /**
   * {@code height}: of the car, from -1 at the bottom to 1 at the top; {@code speed}: as a share of
   * the largest; {@code effort}: 1 for a push to either side, else 0.
   */
  @Override
  public List<String> objectives() {
    return MEASURED;
  }

  @Override
  public void measure(Vec seen, Integer action, Vec next, double[] into) {
    measure(next, Math.abs(action - 1), into);
  }

  /** The same for any effort, in [0, 1]. */
  static void measure(Vec next, double effort, double[] into) {
    into[0] = Math.sin(3 * next.get(0));
    into[1] = ClassicWorlds.measure(Math.abs(next.get(1)) / FASTEST);
    into[2] = effort;
  }

  /** Position and velocity, exactly. */
  public List<Double> state() {
    return List.of(position, velocity);
  }

  void place(double position, double velocity) {
    this.position = position;
    this.velocity = velocity;
  }

  private Vec observation() {
    return Vec.of((float) position, (float) velocity);
  }

  @Override
  public String text() {
    episode.requireBegun();
    return MountainPicture.text(position, GOAL);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    MountainPicture.paint(g, width, height, position, GOAL);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, SPEC.id().toString());
    out.writeDouble(position);
    out.writeDouble(velocity);
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, SPEC.id().toString());
    double savedPosition = Episode.read(in, LEFTMOST, RIGHTMOST);
    double savedVelocity = Episode.read(in, -FASTEST, FASTEST);
    episode = loaded;
    place(savedPosition, savedVelocity);
  }
}
