package org.plaudit.core.feedback;

import java.util.Optional;
import org.plaudit.core.Require;

/**
 * When a person is asked, counted in that person's own questions. It is all that a simulated person
 * may know of the past, so that an answer stays a pure function of what was asked and when.
 *
 * @param asked questions put to this person before, at least 0
 * @param sitting how many of these belong to the present sitting, in [0, asked]
 * @param last the previous question of the present sitting; empty for the sitting's first
 */
public record Moment<O, A>(long asked, long sitting, Optional<Query<O, A>> last) {
  public Moment {
    Require.that(asked >= 0, "asked (%d) must not be negative", asked);
    Require.that(
        sitting >= 0 && sitting <= asked, "sitting (%d) must lie in [0, %d]", sitting, asked);
    Require.that(
        last.isPresent() == (sitting > 0),
        "the last question must be known if and only if it was not a sitting's first");
  }

  /** Nothing was asked before. */
  public static <O, A> Moment<O, A> first() {
    return new Moment<>(0, 0, Optional.empty());
  }

  /** The moment after {@code query} was answered, in the same sitting. */
  public Moment<O, A> after(Query<O, A> query) {
    return new Moment<>(asked + 1, sitting + 1, Optional.of(query));
  }

  /** The same person after a rest. */
  public Moment<O, A> rested() {
    return new Moment<>(asked, 0, Optional.empty());
  }
}
