package org.plaudit.core.contract;

import java.util.List;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback.Correction;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Feedback.Signal;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.StepRewards;

/** Answers of several kinds about two segments, to teach a learner with. */
final class Interview {
  /** Likes what is observed to be large in its first number. */
  static final StepRewards REWARDS =
      (rollout, into) -> {
        for (int row = 0; row < rollout.rows(); row++) {
          into[row] = rollout.next()[row * rollout.observationWidth()];
        }
      };

  private Interview() {}

  /** One judgement of each kind that learners learn from. */
  static <O, A> List<Judgement<O, A>> judgements(
      int term, Segment<O, A> first, Segment<O, A> second, EnvSpec<O, A> spec) {
    long id = 4L * term;
    float[] action = new float[spec.actions().width()];
    spec.actions().write(second.actions().get(0), action, 0);
    return List.of(
        new Judgement<>(
            new Query.Compare<>(id, first, second),
            new Preference(term % 2 == 0 ? Choice.FIRST : Choice.SECOND)),
        new Judgement<>(
            new Query.Rate<>(id + 1, first, Scale.FACES), new Rating(term % 3, Scale.FACES)),
        new Judgement<>(new Query.Correct<>(id + 2, first), new Correction(0, Vec.of(action))),
        new Judgement<>(new Query.Watch<>(id + 3, first), new Signal(term % 2 == 0 ? 1 : -1, 0)));
  }
}
