package org.plaudit.agents.offpolicy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.contract.LearnerContract;
import org.plaudit.core.learn.Learner;

/** In the tiny worlds of the contract: moves, masked moves. */
class DqnContractTest {
  private static final Catalog CATALOG = Catalog.of(new AgentsPlugin());

  /**
   * Small ones, with {@code more} options. They begin to learn in their first lesson, and their
   * buffer goes round in the third.
   */
  static Learner.Factory dqn(Map<String, ?> more) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("worlds", 3);
    options.put("horizon", 9);
    options.put("updates", 3);
    options.put("batch", 10);
    options.put("buffer", 60);
    options.put("start", 20);
    options.put("target_interval", 40);
    options.put("learning_rate", 0.01);
    options.put("epsilon_fraction", 0.8);
    options.put("hidden", List.of(8, 8));
    options.putAll(more);
    return CATALOG.learners().get("dqn").create(options);
  }

  static Learner.Factory quick(Map<String, ?> more) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("worlds", 8);
    options.put("horizon", 4);
    options.put("updates", 8);
    options.put("batch", 32);
    options.put("buffer", 1_000);
    options.put("target_interval", 64);
    options.put("start", 0);
    options.putAll(more);
    return dqn(options);
  }

  private interface Kept extends LearnerContract {
    Map<String, ?> options();

    @Override
    default Learner.Factory learners() {
      return dqn(options());
    }

    @Override
    default Optional<Learner.Factory> quickLearners() {
      return Optional.of(quick(options()));
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
  class DoubleDuelingWithPriorities implements Kept {
    @Override
    public Map<String, ?> options() {
      return Map.of("double_q", true, "dueling", true, "prioritized", true, "return_steps", 3);
    }
  }

  @Nested
  class Categorical implements Kept {
    @Override
    public Map<String, ?> options() {
      return Map.of(
          "distribution", "c51", "atoms", 11, "value_low", -2, "value_high", 2, "tau", 0.5);
    }
  }

  @Nested
  class Quantiles implements Kept {
    @Override
    public Map<String, ?> options() {
      return Map.of("distribution", "quantile", "atoms", 7, "normalize", true);
    }
  }

  @Nested
  class EverythingAtOnce implements Kept {
    @Override
    public Map<String, ?> options() {
      return Map.of(
          "distribution",
          "c51",
          "atoms",
          11,
          "value_low",
          -2,
          "value_high",
          2,
          "double_q",
          true,
          "dueling",
          true,
          "prioritized",
          true,
          "return_steps",
          3,
          "hidden",
          List.of(16));
    }
  }
}
