package org.plaudit.core.wrap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Mismatch;

/**
 * Holds the world to its spec while it is used: every observation a member of its space, every step
 * there, no episode longer than the limit. Breaking it throws an {@link IllegalStateException} that
 * names world, step and what broke. An action that is not a member never reaches the world: it is
 * refused with an {@link IllegalArgumentException}.
 */
public final class PassiveChecker<O, A> extends EnvWrapper<O, A> {
  private final Env<O, A> env;
  private int taken;

  private PassiveChecker(Env<O, A> env) {
    super(env, env.spec());
    this.env = env;
  }

  public static <O, A> PassiveChecker<O, A> of(Env<O, A> env) {
    return new PassiveChecker<>(env);
  }

  @Override
  protected boolean passes(Class<?> ability) {
    return transparent(ability);
  }

  @Override
  public O reset(long seed) {
    taken = 0;
    return checked(env.reset(seed));
  }

  @Override
  public Step<O> step(A action) {
    Mismatch.refuse(spec().actions(), action, "action");
    Step<O> step = env.step(action);
    taken++;
    if (step == null) {
      throw broken("the step must not be null");
    }
    if (step.ending() == null) {
      throw broken("the ending must not be null");
    }
    checked(step.observation());
    if (spec().limit().isPresent()
        && taken >= spec().limit().getAsInt()
        && step.ending() == Ending.RUNNING) {
      throw broken(
          "the episode must end after %d steps, the limit in the spec"
              .formatted(spec().limit().getAsInt()));
    }
    return step;
  }

  private O checked(O observation) {
    if (!spec().observations().contains(observation)) {
      throw broken(Mismatch.of(spec().observations(), observation, "observation").orElseThrow());
    }
    return observation;
  }

  private IllegalStateException broken(String rule) {
    return new IllegalStateException(
        "%s broke its spec at step %d: %s".formatted(spec().id(), taken, rule));
  }

  @Override
  protected void write(DataOutput out) throws IOException {
    out.writeInt(taken);
  }

  @Override
  protected void read(DataInput in) throws IOException {
    taken = Members.count(in, "steps taken", 0, Integer.MAX_VALUE);
  }
}
