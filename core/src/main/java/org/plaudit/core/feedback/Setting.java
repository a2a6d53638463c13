package org.plaudit.core.feedback;

import java.util.Optional;
import java.util.function.Supplier;
import org.plaudit.core.Require;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Ledger;

/**
 * All that a simulated person is born with.
 *
 * @param spec of the world as the learner sees it
 * @param ledger the true rewards of what is shown
 * @param seed of everything that is particular about this person, such as personal weights
 * @param person this one's number among those who may be asked, counted from 0
 * @param people how many may be asked, at least 1
 * @param yardstick poor and good behaviour, in true reward per step
 * @param worlds makes fresh copies of the world as the learner sees it, for demonstrations; whoever
 *     asks for one closes it
 * @param expert knows what should be done; empty where nobody does
 * @param objectives what can be wanted of this world besides its reward; empty where it names none
 */
public record Setting<O, A>(
    EnvSpec<O, A> spec,
    Ledger ledger,
    Seed seed,
    int person,
    int people,
    Yardstick yardstick,
    Supplier<Env<O, A>> worlds,
    Optional<Expert<O, A>> expert,
    Optional<Objectives<O, A>> objectives) {
  public Setting {
    Require.that(person >= 0 && person < people, "person (%d) must lie in [0, %d)", person, people);
  }

  /** Somebody else in the same world. */
  public Setting<O, A> of(int other) {
    return new Setting<>(spec, ledger, seed, other, people, yardstick, worlds, expert, objectives);
  }

  /** What is particular about this person: a stream that nobody else draws from. */
  public Seed personal() {
    return seed.child("person").child(person);
  }
}
