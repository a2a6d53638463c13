package org.plaudit.agents.tabular;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.contract.LearnerContract;
import org.plaudit.core.learn.Learner;

/** In the tiny worlds of the contract that have numbered states, masked and not. */
class TabularContractTest {
  private static final Catalog CATALOG = Catalog.of(new AgentsPlugin());

  static Learner.Factory learners(String id, Map<String, ?> options) {
    return CATALOG.learners().get(id).create(options);
  }

  private interface Kept extends LearnerContract {
    String id();

    default Map<String, Object> options() {
      return Map.of("worlds", 3, "horizon", 9);
    }

    @Override
    default Learner.Factory learners() {
      return TabularContractTest.learners(id(), options());
    }

    @Override
    default Optional<Learner.Factory> quickLearners() {
      Map<String, Object> quick = new LinkedHashMap<>(options());
      quick.put("learning_rate", 0.3);
      quick.put("epsilon", 0.3);
      return Optional.of(TabularContractTest.learners(id(), quick));
    }
  }

  private interface WithAllThatDecays extends Kept {
    @Override
    default Map<String, Object> options() {
      return Map.of(
          "worlds",
          2,
          "horizon",
          10,
          "learning_rate",
          0.5,
          "learning_rate_decay",
          "visits",
          "epsilon",
          0.5,
          "epsilon_decay",
          "linear",
          "epsilon_end",
          0.1);
    }
  }

  @Nested
  class OfQLearning implements Kept {
    @Override
    public String id() {
      return "q-learning";
    }
  }

  @Nested
  class OfQLearningThatDecays implements WithAllThatDecays {
    @Override
    public String id() {
      return "q-learning";
    }
  }

  @Nested
  class OfSarsa implements Kept {
    @Override
    public String id() {
      return "sarsa";
    }
  }

  @Nested
  class OfSarsaThatDecays implements WithAllThatDecays {
    @Override
    public String id() {
      return "sarsa";
    }
  }

  /** Each step waits for the next lesson. */
  @Nested
  class OfSarsaStepByStep implements Kept {
    @Override
    public Map<String, Object> options() {
      return Map.of("worlds", 8, "horizon", 1, "epsilon_decay", "visits", "power", 0.3);
    }

    @Override
    public String id() {
      return "sarsa";
    }
  }

  @Nested
  class OfExpectedSarsa implements Kept {
    @Override
    public String id() {
      return "expected-sarsa";
    }
  }

  @Nested
  class OfExpectedSarsaThatDecays implements WithAllThatDecays {
    @Override
    public String id() {
      return "expected-sarsa";
    }
  }

  @Nested
  class OfRMax implements LearnerContract {
    @Override
    public Learner.Factory learners() {
      return TabularContractTest.learners(
          "r-max", Map.of("worlds", 2, "horizon", 9, "enough", 2, "sweeps", 30));
    }

    @Override
    public Optional<Learner.Factory> quickLearners() {
      return Optional.of(TabularContractTest.learners("r-max", Map.of("enough", 1)));
    }
  }
}
