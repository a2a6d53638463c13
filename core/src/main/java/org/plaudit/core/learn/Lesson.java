package org.plaudit.core.learn;

import org.plaudit.core.env.Tabular;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/** What a learner can learn from. */
public sealed interface Lesson<O, A> {

  /** Steps that already carry the reward the run chose. */
  record Experience<O, A>(Rollout rollout) implements Lesson<O, A> {}

  /** The world's exact transition model, for planners. */
  record Model<O, A>(Tabular model) implements Lesson<O, A> {}

  /** What a rater said to a query. */
  record Judgement<O, A>(Query<O, A> query, Feedback feedback) implements Lesson<O, A> {}

  /** How somebody who knows the task does it. */
  record Demonstration<O, A>(Segment<O, A> segment) implements Lesson<O, A> {}
}
