package org.plaudit.core.wrap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;

/**
 * Truncates each episode after a number of steps. An episode that terminates in just that step is
 * terminated: nothing more could have been earned (arXiv:1712.00378). Where the inner world has a
 * shorter limit of its own, that one holds.
 */
public final class TimeLimit<O, A> extends EnvWrapper<O, A> {
  private final Env<O, A> env;
  private final int steps;
  private final Order order = new Order();
  private int taken;

  private TimeLimit(Env<O, A> env, int steps) {
    super(env, limited(env.spec(), steps));
    this.env = env;
    this.steps = steps;
  }

  /**
   * @param steps after which an episode is truncated; at least 1
   */
  public static <O, A> TimeLimit<O, A> of(Env<O, A> env, int steps) {
    Require.that(steps > 0, "steps (%d) must be positive. Maybe write 500.", steps);
    return new TimeLimit<>(env, steps);
  }

  /**
   * The spec under a limit. A limit that cuts episodes shorter also takes the threshold away, since
   * the return that counts as solved may be out of reach.
   */
  static <O, A> EnvSpec<O, A> limited(EnvSpec<O, A> spec, int steps) {
    boolean shorter = spec.limit().isEmpty() || steps < spec.limit().getAsInt();
    return shorter
        ? new EnvSpec<>(
            spec.id(),
            spec.observations(),
            spec.actions(),
            OptionalInt.of(steps),
            OptionalDouble.empty(),
            spec.domain(),
            spec.asks(),
            spec.abilities())
        : spec;
  }

  /** A limit changes how long one looks, not the world: its model and its features still hold. */
  @Override
  protected boolean passes(Class<?> ability) {
    return transparent(ability);
  }

  @Override
  public O reset(long seed) {
    O first = env.reset(seed);
    order.reset();
    taken = 0;
    return first;
  }

  @Override
  public Step<O> step(A action) {
    order.beforeStep();
    Step<O> step = env.step(action);
    taken++;
    if (taken >= steps && step.ending() == Ending.RUNNING) {
      step = new Step<>(step.observation(), step.reward(), Ending.TRUNCATED);
    }
    order.afterStep(step.ending());
    return step;
  }

  @Override
  protected void write(DataOutput out) throws IOException {
    order.write(out);
    out.writeInt(taken);
  }

  @Override
  protected void read(DataInput in) throws IOException {
    order.read(in);
    taken = Members.count(in, "steps taken", 0, steps);
  }
}
