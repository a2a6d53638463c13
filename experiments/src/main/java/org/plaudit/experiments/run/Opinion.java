package org.plaudit.experiments.run;

import java.util.List;
import java.util.Optional;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;

/**
 * The reward that a part has learned, and all from which it could be learned again.
 *
 * @param seed that the factory was given
 * @param served whose taste is wanted; empty for everybody's
 * @param model as it is now, before {@link #view}
 * @param judgements that it has been fitted to or will be, oldest first
 */
public record Opinion<O, A>(
    EnvSpec<O, A> spec,
    RewardModel.Factory factory,
    Seed seed,
    Optional<String> served,
    RewardModel<O, A> model,
    List<Judgement<O, A>> judgements) {
  public Opinion {
    judgements = List.copyOf(judgements);
  }

  /** What a model says of the taste that is wanted. */
  public RewardModel<O, A> view(RewardModel<O, A> whole) {
    return served.map(whole::of).orElse(whole);
  }
}
