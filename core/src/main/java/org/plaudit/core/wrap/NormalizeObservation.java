package org.plaudit.core.wrap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;

/**
 * Shows {@code (x - mean) / sqrt(variance + epsilon)} of each element, by the running mean and
 * variance of all observations so far, this one included; cut off at {@code clip} on both sides.
 *
 * <p>While the moments still move, an observation depends on everything seen before, not only on
 * seed and actions of its episode. {@link #freeze()} ends that: for evaluation, hand the moments of
 * the world that was learned in to a fresh one by {@link #freeze(Moments)}.
 *
 * <p>For the same reason, and because of the cut, nobody can be asked about what it shows: an
 * expert of the inner world is not found through it. Learners that normalise by themselves keep
 * theirs.
 */
public final class NormalizeObservation<A> extends EnvWrapper<Vec, A> {
  /** How to normalize. */
  public record Options(
      @Doc("added to the variance, so that constant elements do not divide by 0; above 0")
          double epsilon,
      @Doc("largest absolute value shown; above 0") double clip) {
    public Options {
      Require.that(epsilon > 0, "epsilon (%s) must be positive. Maybe write 1e-8.", epsilon);
      Require.that(clip > 0, "clip (%s) must be positive. Maybe write 10.", clip);
    }
  }

  private final Env<Vec, A> env;
  private final Options options;
  private final RunningMoments moments;
  private final float[] scratch;
  private boolean frozen;

  private NormalizeObservation(Env<Vec, A> env, Options options) {
    super(env, env.spec().withObservations(clipped(env, options.clip())));
    this.env = env;
    this.options = options;
    this.moments = new RunningMoments(env.spec().observations().width());
    this.scratch = new float[env.spec().observations().width()];
  }

  public static Options defaults() {
    return new Options(1e-8, 10);
  }

  public static <A> NormalizeObservation<A> of(Env<Vec, A> env) {
    return of(env, defaults());
  }

  public static <A> NormalizeObservation<A> of(Env<Vec, A> env, Options options) {
    return new NormalizeObservation<>(env, options);
  }

  private static <A> Box clipped(Env<Vec, A> env, double clip) {
    Box seen = (Box) env.spec().observations();
    return new Box(Vec.filled(seen.width(), -clip), Vec.filled(seen.width(), clip), seen.shape());
  }

  /** The moments so far. */
  public Moments moments() {
    return moments.moments();
  }

  /** From now on the moments stay as they are. */
  public void freeze() {
    frozen = true;
  }

  /** From now on the moments are these, and stay so. */
  public void freeze(Moments these) {
    moments.restore(these);
    frozen = true;
  }

  @Override
  public Vec reset(long seed) {
    return normal(env.reset(seed));
  }

  @Override
  public Step<Vec> step(A action) {
    Step<Vec> step = env.step(action);
    return new Step<>(normal(step.observation()), step.reward(), step.ending());
  }

  private Vec normal(Vec seen) {
    if (!frozen) {
      moments.next();
    }
    for (int i = 0; i < scratch.length; i++) {
      if (!frozen) {
        moments.element(i, seen.get(i));
      }
      double unit =
          (seen.get(i) - moments.mean(i)) / Math.sqrt(moments.variance(i) + options.epsilon());
      scratch[i] = (float) Math.max(-options.clip(), Math.min(options.clip(), unit));
    }
    return Vec.of(scratch);
  }

  @Override
  protected void write(DataOutput out) throws IOException {
    out.writeBoolean(frozen);
    moments.write(out);
  }

  @Override
  protected void read(DataInput in) throws IOException {
    frozen = in.readBoolean();
    moments.read(in);
  }
}
