package org.plaudit.agents.onpolicy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.plaudit.core.contract.LearnerContract;
import org.plaudit.core.learn.Learner;

class A2cContractTest {
  private interface Kept extends LearnerContract {
    Map<String, ?> options();

    @Override
    default Learner.Factory learners() {
      return Students.small("a2c", options());
    }

    @Override
    default Optional<Learner.Factory> quickLearners() {
      Map<String, Object> quick =
          new LinkedHashMap<>(Map.of("worlds", 8, "horizon", 16, "learning_rate", 0.02));
      quick.putAll(options());
      return Optional.of(Students.small("a2c", quick));
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
          "normalize_advantages", true,
          "anneal", true,
          "lambda", 0.9,
          "entropy", 0.01);
    }
  }
}
