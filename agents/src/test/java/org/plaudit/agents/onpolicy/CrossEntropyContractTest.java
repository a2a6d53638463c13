package org.plaudit.agents.onpolicy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.plaudit.core.contract.LearnerContract;
import org.plaudit.core.learn.Learner;

class CrossEntropyContractTest {
  private interface Kept extends LearnerContract {
    Map<String, ?> options();

    @Override
    default Learner.Factory learners() {
      Map<String, Object> options = new LinkedHashMap<>(Map.of("worlds", 4, "elite", 0.5));
      options.putAll(options());
      return Students.small("cross-entropy-method", options);
    }

    @Override
    default Optional<Learner.Factory> quickLearners() {
      Map<String, Object> quick =
          new LinkedHashMap<>(
              Map.of(
                  "worlds", 16,
                  "horizon", 16,
                  "elite", 0.25,
                  "deviation", 1,
                  "noise", 0.1,
                  "learning_rate", 0.01,
                  "epochs", 4));
      quick.putAll(options());
      return Optional.of(Students.small("cross-entropy-method", quick));
    }
  }

  @Nested
  class Linear implements Kept {
    @Override
    public Map<String, ?> options() {
      return Map.of("hidden", List.of());
    }
  }

  @Nested
  class WithALayerAndNormalised implements Kept {
    @Override
    public Map<String, ?> options() {
      return Map.of("normalize", true);
    }
  }
}
