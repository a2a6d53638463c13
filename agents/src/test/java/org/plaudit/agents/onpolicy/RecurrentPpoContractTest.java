package org.plaudit.agents.onpolicy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.plaudit.core.contract.LearnerContract;
import org.plaudit.core.learn.Learner;

/** In the tiny worlds of the contract: moves, masked moves, several choices, real numbers. */
class RecurrentPpoContractTest {
  private interface Kept extends LearnerContract {
    Map<String, ?> options();

    private Learner.Factory of(Map<String, ?> some) {
      Map<String, Object> all = new LinkedHashMap<>(some);
      all.putAll(options());
      return Students.small("recurrent-ppo", all);
    }

    @Override
    default Learner.Factory learners() {
      return of(Map.of("sequence", 3, "minibatch", 12, "epochs", 2, "memory", 6));
    }

    @Override
    default Optional<Learner.Factory> quickLearners() {
      return Optional.of(
          of(
              Map.of(
                  "worlds",
                  8,
                  "horizon",
                  16,
                  "sequence",
                  2,
                  "minibatch",
                  64,
                  "epochs",
                  4,
                  "learning_rate",
                  0.01,
                  "memory",
                  6)));
    }
  }

  @Nested
  class Plain implements Kept {
    @Override
    public Map<String, ?> options() {
      return Map.of();
    }
  }

  @Nested
  class WithAllItsOptions implements Kept {
    @Override
    public Map<String, ?> options() {
      return Map.of(
          "normalize", true,
          "scale_rewards", true,
          "anneal", true,
          "entropy", 0.01,
          "target_kl", 0.02);
    }
  }
}
