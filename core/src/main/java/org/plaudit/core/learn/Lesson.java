package org.plaudit.core.learn;

import org.plaudit.core.env.Tabular;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.StepRewards;

/** What a learner can learn from. */
public sealed interface Lesson<O, A> {

  /** Steps that already carry the reward the run chose. */
  record Experience<O, A>(Rollout rollout) implements Lesson<O, A> {}

  /** The world's exact transition model, for planners. */
  record Model<O, A>(Tabular model) implements Lesson<O, A> {}

  /**
   * What a rater said to a query.
   *
   * @param rater pseudonym of who said it
   */
  record Judgement<O, A>(Query<O, A> query, Feedback feedback, String rater)
      implements Lesson<O, A> {
    /** Where it does not matter who said it. */
    public Judgement(Query<O, A> query, Feedback feedback) {
      this(query, feedback, "anonymous");
    }
  }

  /**
   * How somebody who knows the task does it.
   *
   * @param segment a whole episode, or its beginning; its id names the query that asked for it
   */
  record Demonstration<O, A>(Segment<O, A> segment) implements Lesson<O, A> {}

  /**
   * The learned reward was fitted anew, and replaces that of all earlier experience. Comes before
   * the first experience that carries it, and after what was gathered without any reward.
   */
  record Relabel<O, A>(StepRewards rewards) implements Lesson<O, A> {}
}
