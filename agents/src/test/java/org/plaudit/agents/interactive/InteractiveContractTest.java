package org.plaudit.agents.interactive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.contract.LearnerContract;
import org.plaudit.core.learn.Learner;

/** In the tiny worlds of the contract: moves, masked moves, numbered states, real numbers. */
class InteractiveContractTest {
  private static final Catalog CATALOG = Catalog.of(new AgentsPlugin());
  private static final Map<String, Double> LATE = Map.of("low", 0.5, "high", 3.0);

  /** Judges no state by what may follow it. */
  private interface Supervised extends LearnerContract {
    String id();

    Map<String, Object> options();

    @Override
    default Learner.Factory learners() {
      return CATALOG.learners().get(id()).create(options());
    }

    @Override
    default Optional<Learner.Factory> quickLearners() {
      return Optional.empty();
    }
  }

  @Nested
  class OfTamer implements Supervised {
    @Override
    public String id() {
      return "tamer";
    }

    @Override
    public Map<String, Object> options() {
      return Map.of("worlds", 2, "horizon", 3, "delay", LATE);
    }
  }

  @Nested
  class OfCoach implements Supervised {
    @Override
    public String id() {
      return "coach";
    }

    @Override
    public Map<String, Object> options() {
      return Map.of("horizon", 4, "trace", 0.9, "delay", 1);
    }
  }

  @Nested
  class OfDeepTamer implements Supervised {
    @Override
    public String id() {
      return "deep-tamer";
    }

    /** Its buffer goes round. */
    @Override
    public Map<String, Object> options() {
      return Map.of(
          "worlds",
          2,
          "horizon",
          5,
          "interval",
          3,
          "batch",
          4,
          "buffer",
          7,
          "delay",
          LATE,
          "hidden",
          List.of(8));
    }
  }

  @Nested
  class OfDeepCoach implements Supervised {
    @Override
    public String id() {
      return "deep-coach";
    }

    /** Learns from the second lesson on, and its buffer goes round. */
    @Override
    public Map<String, Object> options() {
      return Map.of(
          "worlds",
          2,
          "horizon",
          5,
          "interval",
          4,
          "batch",
          2,
          "buffer",
          3,
          "window",
          4,
          "hidden",
          List.of(8));
    }
  }

  @Nested
  class OfPolicyShaping implements LearnerContract {
    @Override
    public Learner.Factory learners() {
      return CATALOG
          .learners()
          .get("policy-shaping")
          .create(Map.of("worlds", 3, "horizon", 9, "delay", LATE));
    }

    /** Listens to nobody, for what is said there is said at random. */
    @Override
    public Optional<Learner.Factory> quickLearners() {
      return Optional.of(
          CATALOG
              .learners()
              .get("policy-shaping")
              .create(Map.of("worlds", 4, "horizon", 9, "learning_rate", 0.3, "consistency", 0.5)));
    }
  }

  @Nested
  class OfDqnTamer implements LearnerContract {
    private final Map<String, Object> tamer =
        Map.of("worlds", 3, "horizon", 9, "batch", 4, "buffer", 7, "hidden", List.of(8));

    @Override
    public Learner.Factory learners() {
      Map<String, Object> dqn =
          Map.of(
              "worlds",
              3,
              "horizon",
              9,
              "batch",
              10,
              "buffer",
              60,
              "start",
              20,
              "target_interval",
              40,
              "hidden",
              List.of(8));
      return CATALOG.learners().get("dqn-tamer").create(Map.of("dqn", dqn, "tamer", tamer));
    }

    /** Listens to nobody. */
    @Override
    public Optional<Learner.Factory> quickLearners() {
      Map<String, Object> dqn =
          Map.of(
              "worlds",
              3,
              "horizon",
              9,
              "updates",
              8,
              "buffer",
              1_000,
              "start",
              0,
              "target_interval",
              64,
              "learning_rate",
              0.01,
              "hidden",
              List.of(8, 8),
              "epsilon_fraction",
              0.8);
      return Optional.of(
          CATALOG
              .learners()
              .get("dqn-tamer")
              .create(Map.of("human_weight", 0, "dqn", dqn, "tamer", tamer)));
    }
  }
}
