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

/** SAC and TD3 in the tiny worlds of the contract that have real numbers as actions. */
class ActorCriticContractTest {
  private static final Catalog CATALOG = Catalog.of(new AgentsPlugin());

  /** Small ones, with {@code more} options; learning begins within the second lesson. */
  static Learner.Factory small(String id, Map<String, ?> more) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("worlds", 3);
    options.put("horizon", 9);
    options.put("updates", 3);
    options.put("batch", 10);
    // Full in the third lesson, so that the oldest steps give way.
    options.put("buffer", 60);
    options.put("start", 30);
    options.put("hidden", List.of(8));
    options.putAll(more);
    return CATALOG.learners().get(id).create(options);
  }

  static Learner.Factory quick(String id, Map<String, ?> more) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("worlds", 8);
    options.put("horizon", 16);
    options.put("updates", 20);
    options.put("batch", 32);
    options.put("buffer", 10_000);
    options.put("start", 256);
    options.put("learning_rate", 0.005);
    options.put("tau", 0.05);
    options.put("hidden", List.of(16));
    options.putAll(more);
    return small(id, options);
  }

  private interface Kept extends LearnerContract {
    String id();

    Map<String, ?> options();

    @Override
    default Learner.Factory learners() {
      return small(id(), options());
    }

    @Override
    default Optional<Learner.Factory> quickLearners() {
      return Optional.of(quick(id(), options()));
    }
  }

  private interface Soft extends Kept {
    @Override
    default String id() {
      return "sac";
    }
  }

  private interface Delayed extends Kept {
    @Override
    default String id() {
      return "td3";
    }

    /** Its actor waits until the critics know what comes later: it does not come back. */
    @Override
    default Optional<Learner.Factory> quickLearners() {
      Map<String, Object> patient = new LinkedHashMap<>(options());
      patient.putAll(Map.of("noise", 0.6, "learning_rate", 0.002, "delay", 4, "tau", 0.2));
      return Optional.of(quick(id(), patient));
    }
  }

  @Nested
  class SacWithALearnedTemperature implements Soft {
    @Override
    public Map<String, ?> options() {
      return Map.of("alpha", 0.1);
    }
  }

  @Nested
  class SacWithAFixedTemperatureNormalisingWhatItSees implements Soft {
    @Override
    public Map<String, ?> options() {
      return Map.of("alpha", 0.05, "adapt", false, "normalize", true);
    }
  }

  @Nested
  class Td3AsPublished implements Delayed {
    @Override
    public Map<String, ?> options() {
      return Map.of();
    }
  }

  @Nested
  class Td3NormalisingWhatItSees implements Delayed {
    @Override
    public Map<String, ?> options() {
      return Map.of("normalize", true, "delay", 3);
    }
  }
}
