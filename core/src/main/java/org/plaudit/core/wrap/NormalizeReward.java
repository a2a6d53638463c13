package org.plaudit.core.wrap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;

/**
 * Divides each reward by the running standard deviation of the discounted return, so that returns
 * of any task come out near unit size; the mean stays, since shifting rewards would change the task
 * (arXiv:2005.12729, section 3, "reward scaling"). Cut off at {@code clip} on both sides.
 *
 * <p>The rewards it gives depend on everything earned before, and are not the task's: evaluate
 * without it.
 */
public final class NormalizeReward<O, A> extends EnvWrapper<O, A> {
  /** How to normalize. */
  public record Options(
      @Doc("discount of the return whose spread is measured, in [0, 1]") double gamma,
      @Doc("added to the variance; above 0") double epsilon,
      @Doc("largest absolute reward given; above 0") double clip) {
    public Options {
      Require.that(
          gamma >= 0 && gamma <= 1, "gamma (%s) must lie in [0, 1]. Maybe write 0.99.", gamma);
      Require.that(epsilon > 0, "epsilon (%s) must be positive. Maybe write 1e-8.", epsilon);
      Require.that(clip > 0, "clip (%s) must be positive. Maybe write 10.", clip);
    }
  }

  private final Env<O, A> env;
  private final Options options;
  private final RunningMoments moments = new RunningMoments(1);
  private double discounted;

  private NormalizeReward(Env<O, A> env, Options options) {
    super(env, unsolved(env.spec()));
    this.env = env;
    this.options = options;
  }

  public static Options defaults() {
    return new Options(0.99, 1e-8, 10);
  }

  public static <O, A> NormalizeReward<O, A> of(Env<O, A> env) {
    return of(env, defaults());
  }

  public static <O, A> NormalizeReward<O, A> of(Env<O, A> env, Options options) {
    return new NormalizeReward<>(env, options);
  }

  /** The threshold is of the task's own returns. */
  private static <O, A> EnvSpec<O, A> unsolved(EnvSpec<O, A> spec) {
    return new EnvSpec<>(
        spec.id(),
        spec.observations(),
        spec.actions(),
        spec.limit(),
        OptionalDouble.empty(),
        spec.domain(),
        spec.asks(),
        spec.abilities());
  }

  /** The moments of the discounted return so far; one element. */
  public Moments moments() {
    return moments.moments();
  }

  @Override
  protected boolean passes(Class<?> ability) {
    return super.passes(ability) || asked(ability);
  }

  @Override
  public O reset(long seed) {
    O first = env.reset(seed);
    discounted = 0;
    return first;
  }

  @Override
  public Step<O> step(A action) {
    Step<O> step = env.step(action);
    discounted = discounted * options.gamma() + step.reward();
    moments.next();
    moments.element(0, discounted);
    double unit = step.reward() / Math.sqrt(moments.variance(0) + options.epsilon());
    double clipped = Math.max(-options.clip(), Math.min(options.clip(), unit));
    return new Step<>(step.observation(), clipped, step.ending());
  }

  @Override
  protected void write(DataOutput out) throws IOException {
    out.writeDouble(discounted);
    moments.write(out);
  }

  @Override
  protected void read(DataInput in) throws IOException {
    discounted = in.readDouble();
    moments.read(in);
  }
}
