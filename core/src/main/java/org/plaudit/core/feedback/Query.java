package org.plaudit.core.feedback;

import java.util.List;
import org.plaudit.core.trace.Segment;

/** A question to a rater. A new kind breaks every reader until it answers. */
public sealed interface Query<O, A> {
  /** Unique within a run and dense from 0, in the order of asking. */
  long id();

  /** The segments shown, in the order in which they are shown. */
  List<Segment<O, A>> segments();

  <R> R match(Cases<O, A, R> cases);

  /** Which of the two is better? */
  record Compare<O, A>(long id, Segment<O, A> first, Segment<O, A> second) implements Query<O, A> {
    @Override
    public List<Segment<O, A>> segments() {
      return List.of(first, second);
    }

    @Override
    public <R> R match(Cases<O, A, R> cases) {
      return cases.compare(this);
    }
  }

  /** One answer per kind of query. */
  interface Cases<O, A, R> {
    R compare(Compare<O, A> query);
  }
}
