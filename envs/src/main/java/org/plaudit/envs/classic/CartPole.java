package org.plaudit.envs.classic;

import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Ability;
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
import org.plaudit.core.vector.NativeVector;
import org.plaudit.core.vector.SameStep;
import org.plaudit.envs.Episode;

/**
 * Balance a pole on a cart by pushing the cart left (0) or right (1) with 10 N, every 0.02 s.
 * Observation: position (m), velocity (m/s), angle from upright (rad, clockwise), angular velocity
 * (rad/s). Each step earns 1; the episode terminates when the pole leans more than 12 degrees or
 * the cart leaves 2.4 m on either side, and is truncated after 500 steps.
 *
 * <p>A. G. Barto, R. S. Sutton, C. W. Anderson, "Neuronlike adaptive elements that can solve
 * difficult learning control problems", IEEE SMC 13(5), 1983; the equations without friction of R.
 * V. Florian, "Correct equations for the dynamics of the cart-pole system", 2005, eq. 23 and 24;
 * constants and start as in Gymnasium's CartPole-v1.
 */
public final class CartPole
    implements Env<Vec, Integer>,
        Expert<Vec, Integer>,
        Objectives<Vec, Integer>,
        Renders,
        Saves,
        NativeVector {
  static final double GRAVITY = 9.8; // m/s^2
  static final double POLE_MASS = 0.1; // kg
  static final double TOTAL_MASS = POLE_MASS + 1.0; // kg
  static final double HALF_LENGTH = 0.5; // m
  static final double FORCE = 10.0; // N
  static final double TAU = 0.02; // s
  static final double FURTHEST = 2.4; // m
  static final double STEEPEST = 12 * 2 * Math.PI / 360; // rad
  static final double START = 0.05;
  private static final double POLE_MASS_LENGTH = POLE_MASS * HALF_LENGTH;

  private static final EnvSpec<Vec, Integer> SPEC = facts();

  /** What a step earns. */
  public enum Reward {
    /** 1 for each step, the last included. */
    SURVIVAL,
    /** 0, and -1 for the step that ends in a fall, as in the book by Sutton and Barto. */
    FAILURE
  }

  /** How to make one. */
  public record Options(
      @Doc("what a step earns: survival (1 for each) or failure (-1 for the fall)") Reward reward) {
    public static Options defaults() {
      return new Options(Reward.SURVIVAL);
    }
  }

  private final double steady;
  private final double fall;
  private final float[] seen = new float[4];
  private Episode episode = Episode.before(SPEC.limit());
  private double x;
  private double velocity;
  private double angle;
  private double spin;

  public CartPole(Options options) {
    steady = options.reward() == Reward.SURVIVAL ? 1 : 0;
    fall = options.reward() == Reward.SURVIVAL ? 1 : -1;
  }

  public CartPole() {
    this(Options.defaults());
  }

  private static EnvSpec<Vec, Integer> facts() {
    double inf = Double.POSITIVE_INFINITY;
    // Twice the failing position and angle, so that a failing observation is still a member.
    Box seen =
        Box.of(
            Vec.of(-2 * FURTHEST, -inf, -2 * STEEPEST, -inf),
            Vec.of(2 * FURTHEST, inf, 2 * STEEPEST, inf));
    return ClassicWorlds.spec("CartPole-v1", seen, Discrete.of(2))
        .withLimit(500)
        .withThreshold(475)
        .withAbilities(
            Ability.RENDERS,
            Ability.SAVES,
            Ability.NATIVE_VECTOR,
            Ability.EXPERT,
            Ability.OBJECTIVES);
  }

  @Override
  public EnvSpec<Vec, Integer> spec() {
    return SPEC;
  }

  @Override
  public Vec reset(long seed) {
    Pcg64 rng = episode.begin(seed);
    place(
        rng.uniform(-START, START),
        rng.uniform(-START, START),
        rng.uniform(-START, START),
        rng.uniform(-START, START));
    return observation();
  }

  @Override
  public Step<Vec> step(Integer action) {
    double force = episode.admit(SPEC.actions(), action) == 1 ? FORCE : -FORCE;
    double sin = SmallAngle.sin(angle);
    double cos = SmallAngle.cos(angle);
    double push = push(force, spin, sin);
    double turn = turn(push, sin, cos);
    // Explicit Euler: positions move by the old velocities.
    x = x + TAU * velocity;
    velocity = velocity + TAU * acceleration(push, turn, cos);
    angle = angle + TAU * spin;
    spin = spin + TAU * turn;
    Ending ending = episode.tick(fallen(x, angle));
    return new Step<>(observation(), ending == Ending.TERMINATED ? fall : steady, ending);
  }

  /** The acceleration of the cart if the pole had no inertia of its own, m/s^2. */
  static double push(double force, double spin, double sin) {
    return (force + POLE_MASS_LENGTH * (spin * spin) * sin) / TOTAL_MASS;
  }

  /** The pole's angular acceleration, rad/s^2 (Florian, eq. 23). */
  static double turn(double push, double sin, double cos) {
    return (GRAVITY * sin - cos * push)
        / (HALF_LENGTH * (4.0 / 3.0 - POLE_MASS * (cos * cos) / TOTAL_MASS));
  }

  /** The cart's acceleration, m/s^2 (Florian, eq. 24). */
  static double acceleration(double push, double turn, double cos) {
    return push - POLE_MASS_LENGTH * turn * cos / TOTAL_MASS;
  }

  static boolean fallen(double x, double angle) {
    return Math.abs(x) > FURTHEST || Math.abs(angle) > STEEPEST;
  }

  /**
   * Pushes to the side that the linear-quadratic regulator of the upright cart pushes to: feedback
   * that would be optimal for forces of any size, if positions cost 5, all else 1, per unit
   * squared. Mean return over the episodes 0 to 99: 500, the limit.
   */
  @Override
  public Integer advise(Vec seen) {
    double force = 0.57 * seen.get(0) + 0.94 * seen.get(1) + 10 * seen.get(2) + 2.57 * seen.get(3);
    return force > 0 ? 1 : 0;
  }

  /**
   * {@code upright}: 1 for a vertical pole, 0 where it fails; {@code centred}: 1 in the middle, 0
   * at the ends; {@code calm}: 1 at rest, a half at a speed of 1 (m/s and rad/s, in quadrature).
   */
  @Override
  public List<String> objectives() {
    return List.of("upright", "centred", "calm");
  }

  @Override
  public void measure(Vec seen, Integer action, Vec next, double[] into) {
    double speed = next.get(1);
    double turning = next.get(3);
    into[0] = ClassicWorlds.measure(1 - Math.abs(next.get(2)) / STEEPEST);
    into[1] = ClassicWorlds.measure(1 - Math.abs(next.get(0)) / FURTHEST);
    into[2] = 1 / (1 + speed * speed + turning * turning);
  }

  @Override
  public SameStep vector(int size) {
    return new CartPoleVector(SPEC, size, steady, fall);
  }

  /** Position, velocity, angle, angular velocity, exactly. */
  public List<Double> state() {
    return List.of(x, velocity, angle, spin);
  }

  void place(double x, double velocity, double angle, double spin) {
    this.x = x;
    this.velocity = velocity;
    this.angle = angle;
    this.spin = spin;
  }

  private Vec observation() {
    seen[0] = (float) x;
    seen[1] = (float) velocity;
    seen[2] = (float) angle;
    seen[3] = (float) spin;
    return Vec.copyOf(seen, 0, 4);
  }

  @Override
  public String text() {
    episode.requireBegun();
    return CartPolePicture.text(x, angle);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    episode.requireBegun();
    CartPolePicture.paint(g, width, height, x, angle);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    episode.save(out, SPEC.id().toString());
    out.writeDouble(x);
    out.writeDouble(velocity);
    out.writeDouble(angle);
    out.writeDouble(spin);
  }

  @Override
  public void load(DataInput in) throws IOException {
    Episode loaded = episode.loaded(in, SPEC.id().toString());
    double most = Double.MAX_VALUE;
    double savedX = Episode.read(in, -2 * FURTHEST, 2 * FURTHEST);
    double savedVelocity = Episode.read(in, -most, most);
    double savedAngle = Episode.read(in, -2 * STEEPEST, 2 * STEEPEST);
    double savedSpin = Episode.read(in, -most, most);
    episode = loaded;
    place(savedX, savedVelocity, savedAngle, savedSpin);
  }
}
