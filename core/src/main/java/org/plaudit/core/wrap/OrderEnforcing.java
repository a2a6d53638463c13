package org.plaudit.core.wrap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;

/**
 * Refuses calls in the wrong order with an {@link IllegalStateException} that says what to do: a
 * step before the first reset, and a step after the ending. For worlds that do not check this
 * themselves.
 */
public final class OrderEnforcing<O, A> extends EnvWrapper<O, A> {
  private final Env<O, A> env;
  private final Order order = new Order();

  private OrderEnforcing(Env<O, A> env) {
    super(env, env.spec());
    this.env = env;
  }

  public static <O, A> OrderEnforcing<O, A> of(Env<O, A> env) {
    return new OrderEnforcing<>(env);
  }

  @Override
  protected boolean passes(Class<?> ability) {
    return transparent(ability);
  }

  @Override
  public O reset(long seed) {
    O first = env.reset(seed);
    order.reset();
    return first;
  }

  @Override
  public Step<O> step(A action) {
    order.beforeStep();
    Step<O> step = env.step(action);
    order.afterStep(step.ending());
    return step;
  }

  @Override
  protected void write(DataOutput out) throws IOException {
    order.write(out);
  }

  @Override
  protected void read(DataInput in) throws IOException {
    order.read(in);
  }
}
