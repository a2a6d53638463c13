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
import org.plaudit.core.space.Vec;
import org.plaudit.envs.Episode;

/**
 * The mountain car with an engine that can be throttled: one action in [-1, 1], a fraction of the
 * full force. Observation as in {@link MountainCar}. Each step costs a tenth of the action squared;
 * reaching the flag, here at 0.45, earns 100 and terminates; 999 steps truncate.
 *
 * <p>As in Gymnasium's MountainCarContinuous-v0, which computes its first step in doubles and all
 * others in floats, because it keeps its state as floats from then on. So does this one.
 */
public final class MountainCarContinuous
    implements Env<Vec, Vec>, Expert<Vec, Vec>, Objectives<Vec, Vec>, Renders, Saves {
  private static final double GOAL = 0.45;
  private static final float POWER = 0.0015f;
  private static final double GRAVITY = 0.0025;

  private static final EnvSpec<Vec, Vec> SPEC =
      ClassicWorlds.spec(
              "MountainCarContinuous-v0",
              Box.of(
                  Vec.of(MountainCar.LEFTMOST, -MountainCar.FASTEST),
                  Vec.of(MountainCar.RIGHTMOST, MountainCar.FASTEST)),
              Box.of(-1, 1, 1))
          .withLimit(999)
          .withThreshold(90);

  /** How to make one. */
  public record Options(
      @Doc("least velocity at the flag that counts as arriving, in [0, 0.07]")
          double goalVelocity) {
    public Options {
      Require.that(
          goalVelocity >= 0 && goalVelocity <= MountainCar.FASTEST,
          "goalVelocity (%s) must lie in [0, %s]. Maybe write 0.",
          goalVelocity,
          MountainCar.FASTEST);
    }

    public static Options defaults() {
      return new Options(0);
    }
  }

  private final double goalVelocity;
  private Episode episode = Episode.before(SPEC.limit());
  private double position;
  private double velocity;

  public MountainCarContinuous(Options options) {
    goalVelocity = options.goalVelocity();
  }

  public MountainCarContinuous() {
    this(Options.defaults());
  }

  @Override
  public EnvSpec<Vec, Vec> spec() {
    return SPEC;
  }

  @Override
  public Vec reset(long seed) {
    place(episode.begin(seed).uniform(-0.6, -0.4), 0);
    return observation();
  }

  @Override
  public Step<Vec> step(Vec action) {
    float force = episode.admit(SPEC.actions(), action).get(0);
    boolean arrived = episode.steps() == 0 ? first(force) : later(force);
    Ending ending = episode.tick(arrived);
    double cost = (double) force * force * 0.1;
    return new Step<>(observation(), arrived ? 100 - cost : -cost, ending);
  }

  /** From the start, which is a double. */
  private boolean first(float force) {
    double pull = GRAVITY * Math.cos(3 * position);
    double v = velocity + (force * POWER - (float) pull);
    v = Math.min(Math.max(v, -MountainCar.FASTEST), MountainCar.FASTEST);
    double p = Math.min(Math.max(position + v, MountainCar.LEFTMOST), MountainCar.RIGHTMOST);
    v = p == MountainCar.LEFTMOST && v < 0 ? 0 : v;
    place((float) p, (float) v);
    return p >= GOAL && v >= goalVelocity;
  }

  /** From a state of floats, in floats but for the cosine. */
  private boolean later(float force) {
    float fastest = (float) MountainCar.FASTEST;
    float p = (float) position;
    double pull = GRAVITY * Math.cos(3 * p);
    float v = (float) velocity + (force * POWER - (float) pull);
    v = Math.min(Math.max(v, -fastest), fastest);
    p = Math.min(Math.max(p + v, (float) MountainCar.LEFTMOST), (float) MountainCar.RIGHTMOST);
    v = p == (float) MountainCar.LEFTMOST && v < 0 ? 0 : v;
    place(p, v);
    return p >= (float) GOAL && v >= (float) goalVelocity;
  }

  /**
   * Pushes the way the car goes, so that every step adds energy, and the harder the faster it is,
   * where a push adds most for its cost; at least a tenth, or it would stay at the bottom. Mean
   * return over the episodes 0 to 99: 97.9.
   */
  @Override
  public Vec advise(Vec seen) {
    double speed = seen.get(1);
    double push = 8 * speed + (speed >= 0 ? 0.1 : -0.1);
    return Vec.of(ClassicWorlds.measure(push));
  }

  /** As {@link MountainCar#objectives}; {@code effort}: the share of the full force. */
  @Override
  public List<String> objectives() {
    return MountainCar.MEASURED;
  }

  @Override
  public void measure(Vec seen, Vec action, Vec next, double[] into) {
    MountainCar.measure(next, Math.abs(action.get(0)), into);
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
    // The float nearest to a bound may lie just outside it.
    double savedPosition = Episode.read(in, (float) MountainCar.LEFTMOST, 0.61);
    double savedVelocity = Episode.read(in, -0.071, 0.071);
    episode = loaded;
    place(savedPosition, savedVelocity);
  }
}
