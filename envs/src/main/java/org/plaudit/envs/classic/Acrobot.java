package org.plaudit.envs.classic;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;
import org.plaudit.envs.Episode;

/**
 * Swing the tip of a two-link arm above a line by driving the middle joint with -1, 0 or +1 N m
 * (actions 0, 1, 2). Observation: cosine and sine of the first angle (from hanging down), of the
 * second (relative to the first), and both angular velocities, within 4 pi and 9 pi rad/s. Each
 * step of 0.2 s earns -1, the one that arrives 0; 500 steps truncate.
 *
 * <p>R. S. Sutton, "Generalization in reinforcement learning: successful examples using sparse
 * coarse coding", NIPS 1996, with the equations of Sutton and Barto's book (section 11.3 of its
 * first edition), integrated by one Runge-Kutta step of fourth order; constants and start as in
 * Gymnasium's Acrobot-v1.
 */
public final class Acrobot
    implements Env<Vec, Integer>, Expert<Vec, Integer>, Objectives<Vec, Integer>, Renders, Saves {
  private static final double DT = 0.2; // s
  private static final double LENGTH = 1.0; // m, of each link
  private static final double MASS = 1.0; // kg, of each link
  private static final double CENTRE = 0.5; // m, from a link's joint to its centre of mass
  private static final double INERTIA = 1.0; // kg m^2, of each link
  private static final double GRAVITY = 9.8; // m/s^2
  private static final double FASTEST1 = 4 * Math.PI; // rad/s
  private static final double FASTEST2 = 9 * Math.PI; // rad/s

  private static final EnvSpec<Vec, Integer> SPEC =
      ClassicWorlds.spec(
              "Acrobot-v1",
              Box.of(
                  Vec.of(-1, -1, -1, -1, -FASTEST1, -FASTEST2),
                  Vec.of(1, 1, 1, 1, FASTEST1, FASTEST2)),
              Discrete.of(3))
          .withLimit(500)
          .withThreshold(-100);

  private final double[] y = new double[4];
  private final double[] at = new double[4];
  private final double[][] k = new double[4][4];
  private Episode episode = Episode.before(SPEC.limit());

  @Override
  public EnvSpec<Vec, Integer> spec() {
    return SPEC;
  }

  @Override
  public Vec reset(long seed) {
    Pcg64 rng = episode.begin(seed);
    for (int i = 0; i < 4; i++) {
      // The original starts from floats.
      y[i] = (float) rng.uniform(-0.1, 0.1);
    }
    return observation();
  }

  @Override
  public Step<Vec> step(Integer action) {
    double torque = episode.admit(SPEC.actions(), action) - 1;
    rungeKutta(torque);
    y[0] = wrapped(y[0]);
    y[1] = wrapped(y[1]);
    y[2] = Math.min(Math.max(y[2], -FASTEST1), FASTEST1);
    y[3] = Math.min(Math.max(y[3], -FASTEST2), FASTEST2);
    Ending ending = episode.tick(-Math.cos(y[0]) - Math.cos(y[1] + y[0]) > 1.0);
    return new Step<>(observation(), ending == Ending.TERMINATED ? 0 : -1, ending);
  }

  private void rungeKutta(double torque) {
    double half = DT / 2.0;
    slope(y, torque, k[0]);
    advance(half, k[0]);
    slope(at, torque, k[1]);
    advance(half, k[1]);
    slope(at, torque, k[2]);
    advance(DT, k[2]);
    slope(at, torque, k[3]);
    for (int i = 0; i < 4; i++) {
      y[i] = y[i] + DT / 6.0 * (k[0][i] + 2 * k[1][i] + 2 * k[2][i] + k[3][i]);
    }
  }

  private void advance(double time, double[] slope) {
    for (int i = 0; i < 4; i++) {
      at[i] = y[i] + time * slope[i];
    }
  }

  /** The derivative of {@code s} in time; the names are the book's. */
  private static void slope(double[] s, double torque, double[] into) {
    double theta1 = s[0];
    double theta2 = s[1];
    double dtheta1 = s[2];
    double dtheta2 = s[3];
    double sin2 = Math.sin(theta2);
    double cos2 = Math.cos(theta2);
    double d1 =
        MASS * (CENTRE * CENTRE)
            + MASS * (LENGTH * LENGTH + CENTRE * CENTRE + 2 * LENGTH * CENTRE * cos2)
            + INERTIA
            + INERTIA;
    double d2 = MASS * (CENTRE * CENTRE + LENGTH * CENTRE * cos2) + INERTIA;
    double phi2 = MASS * CENTRE * GRAVITY * Math.cos(theta1 + theta2 - Math.PI / 2.0);
    double phi1 =
        -MASS * LENGTH * CENTRE * (dtheta2 * dtheta2) * sin2
            - 2 * MASS * LENGTH * CENTRE * dtheta2 * dtheta1 * sin2
            + (MASS * CENTRE + MASS * LENGTH) * GRAVITY * Math.cos(theta1 - Math.PI / 2)
            + phi2;
    double ddtheta2 =
        (torque + d2 / d1 * phi1 - MASS * LENGTH * CENTRE * (dtheta1 * dtheta1) * sin2 - phi2)
            / (MASS * (CENTRE * CENTRE) + INERTIA - d2 * d2 / d1);
    into[0] = dtheta1;
    into[1] = dtheta2;
    into[2] = -(d2 * ddtheta2 + phi1) / d1;
    into[3] = ddtheta2;
  }

  /** The same angle in [-pi, pi]. */
  private static double wrapped(double angle) {
    double inside = angle;
    while (inside > Math.PI) {
      inside -= 2 * Math.PI;
    }
    while (inside < -Math.PI) {
      inside += 2 * Math.PI;
    }
    return inside;
  }

  /**
   * Drives the second joint the way it turns, so that the motor always adds energy (its power is
   * torque times that velocity), but a little ahead in phase: where the first link turns fast, the
   * drive turns around before the joint has stopped. Mean return over the episodes 0 to 99: -77.9.
   */
  @Override
  public Integer advise(Vec seen) {
    return seen.get(5) >= 0.4 * seen.get(4) ? 2 : 0;
  }

  /**
   * {@code height}: of the tip, from -1 hanging to 1 stretched out upwards; {@code effort}: 1 for a
   * torque either way, else 0; {@code calm}: 1 at rest, -1 where both links turn as fast as they
   * can.
   */
  @Override
  public List<String> objectives() {
    return List.of("height", "effort", "calm");
  }

  @Override
  public void measure(Vec seen, Integer action, Vec next, double[] into) {
    double folded = next.get(0) * next.get(2) - next.get(1) * next.get(3); // cos of the sum
    into[0] = ClassicWorlds.measure(-(next.get(0) + folded) / 2);
    into[1] = Math.abs(action - 1);
    into[2] =
        ClassicWorlds.measure(
            1 - Math.abs(next.get(4)) / FASTEST1 - Math.abs(next.get(5)) / FASTEST2);
  }

  /** Both angles and both angular velocities, exactly. */
  public List<Double> state() {
    return List.of(y[0], y[1], y[2], y[3]);
  }

  void place(double[] state) {
    System.arraycopy(state, 0, y, 0, 4);
  }

  private Vec observation() {
    return Vec.of(
        (float) Math.cos(y[0]),
        (float) Math.sin(y[0]),
        (float) Math.cos(y[1]),
        (float) Math.sin(y[1]),
        (float) y[2],
        (float) y[3]);
  }

  @Override
  public String text() {
    episode.requireBegun();
    return AcrobotPicture.text(y[0], y[1]);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    AcrobotPicture.paint(g, width, height, y[0], y[1]);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, SPEC.id().toString());
    for (double value : y) {
      out.writeDouble(value);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, SPEC.id().toString());
    double[] saved = new double[4];
    saved[0] = Episode.read(in, -Math.PI, Math.PI);
    saved[1] = Episode.read(in, -Math.PI, Math.PI);
    saved[2] = Episode.read(in, -FASTEST1, FASTEST1);
    saved[3] = Episode.read(in, -FASTEST2, FASTEST2);
    episode = loaded;
    place(saved);
  }
}
