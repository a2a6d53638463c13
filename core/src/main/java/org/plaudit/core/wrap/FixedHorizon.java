package org.plaudit.core.wrap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Mismatch;

/**
 * Makes every episode exactly as long: once the inner world has terminated, the episode goes on in
 * an absorbing state, with the last observation and reward 0, until {@code steps} are over; then it
 * is truncated. It never terminates.
 *
 * <p>Why: where an episode stops when the task fails (or succeeds), its length alone tells how good
 * it was. A reward model that pays any constant then looks as if it had learned the task, and an
 * imitator that only learns to survive, or to get it over with, looks as if it had learned from
 * people. With a fixed horizon the length says nothing, and what was learned has to come from the
 * feedback (HumanCompatibleAI/imitation, 324 and 669; arXiv:1809.02925, section 4.1).
 *
 * <p>In the absorbing state actions have no effect but must still be members of their space. A
 * masked observation that leaves nothing legal is shown there with everything legal, so that any
 * policy can go on.
 */
public final class FixedHorizon<O, A> extends EnvWrapper<O, A> {
  private final Env<O, A> env;
  private final int steps;
  private final Order order = new Order();
  private int taken;
  private boolean absorbed;
  private Optional<O> last = Optional.empty();

  private FixedHorizon(Env<O, A> env, int steps) {
    super(env, TimeLimit.limited(env.spec(), steps));
    this.env = env;
    this.steps = steps;
  }

  /**
   * @param steps of every episode; at least 1, and at most the inner world's limit
   * @throws IllegalArgumentException if the inner world truncates earlier than {@code steps}
   */
  public static <O, A> FixedHorizon<O, A> of(Env<O, A> env, int steps) {
    Require.that(steps > 0, "steps (%d) must be positive. Maybe write 500.", steps);
    env.spec()
        .limit()
        .ifPresent(
            limit ->
                Require.that(
                    limit >= steps,
                    "steps (%d) must not exceed the limit (%d) of %s, which truncates there."
                        + " Maybe write %d.",
                    steps,
                    limit,
                    env.spec().id(),
                    limit));
    return new FixedHorizon<>(env, steps);
  }

  /** Whether the inner world has terminated, so that nothing happens any more. */
  public boolean absorbed() {
    return absorbed;
  }

  /** What was seen last may be asked about for as long as it is shown. */
  @Override
  protected boolean passes(Class<?> ability) {
    return super.passes(ability) || asked(ability);
  }

  @Override
  public O reset(long seed) {
    O first = env.reset(seed);
    order.reset();
    taken = 0;
    absorbed = false;
    last = Optional.of(first);
    return first;
  }

  @Override
  public Step<O> step(A action) {
    order.beforeStep();
    double reward = absorbed ? idle(action) : live(action);
    taken++;
    Ending ending = taken == steps ? Ending.TRUNCATED : Ending.RUNNING;
    order.afterStep(ending);
    return new Step<>(last.orElseThrow(), reward, ending);
  }

  private double live(A action) {
    Step<O> step = env.step(action);
    Require.state(
        step.ending() != Ending.TRUNCATED || taken + 1 == steps,
        "%s truncated at step %d, without a limit in its spec, but the horizon is %d",
        spec().id(),
        taken + 1,
        steps);
    absorbed = step.ending() == Ending.TERMINATED;
    last = Optional.of(absorbed ? free(step.observation()) : step.observation());
    return step.reward();
  }

  private double idle(A action) {
    Mismatch.refuse(spec().actions(), action, "action");
    return 0;
  }

  /** The observation, with all choices legal if none was. */
  @SuppressWarnings("unchecked")
  private static <O> O free(O observation) {
    return observation instanceof Masked<?> masked && masked.legal().count() == 0
        ? (O) new Masked<>(masked.observation(), Mask.all(masked.legal().size()))
        : observation;
  }

  @Override
  protected void write(DataOutput out) throws IOException {
    order.write(out);
    out.writeInt(taken);
    out.writeBoolean(absorbed);
    if (last.isPresent()) {
      Members.write(out, spec().observations(), last.get());
    }
  }

  @Override
  protected void read(DataInput in) throws IOException {
    order.read(in);
    taken = Members.count(in, "steps taken", 0, steps);
    absorbed = in.readBoolean();
    last = order.fresh() ? Optional.empty() : Optional.of(Members.read(in, spec().observations()));
  }
}
