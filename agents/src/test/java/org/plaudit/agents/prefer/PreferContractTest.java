package org.plaudit.agents.prefer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.contract.LearnerContract;
import org.plaudit.core.learn.Learner;

/** PEBBLE and CPL in the tiny worlds of the contract that fit them. */
class PreferContractTest {
  private static final Catalog CATALOG = Catalog.of(new AgentsPlugin());

  /** Small ones: the soft actor-critic with {@code within}, the rest with {@code more} options. */
  static Learner.Factory pebble(Map<String, ?> within, Map<String, ?> more) {
    Map<String, Object> sac = new LinkedHashMap<>();
    sac.put("worlds", 3);
    sac.put("horizon", 9);
    sac.put("updates", 3);
    sac.put("batch", 10);
    sac.put("buffer", 60);
    sac.put("start", 30);
    sac.put("hidden", List.of(8));
    sac.putAll(within);
    Map<String, Object> options = new LinkedHashMap<>(Map.of("sac", sac, "reset", 2));
    options.putAll(more);
    return CATALOG.learners().get("pebble").create(options);
  }

  static Learner.Factory cpl(Map<String, ?> more) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("updates", 3);
    options.put("batch", 4);
    options.put("hidden", List.of(8));
    options.putAll(more);
    return CATALOG.learners().get("cpl").create(options);
  }

  private interface Pebbles extends LearnerContract {
    Map<String, ?> more();

    @Override
    default Learner.Factory learners() {
      return pebble(Map.of(), more());
    }

    @Override
    default Optional<Learner.Factory> quickLearners() {
      Map<String, Object> quick = new LinkedHashMap<>();
      quick.put("worlds", 8);
      quick.put("horizon", 16);
      quick.put("updates", 20);
      quick.put("batch", 32);
      quick.put("buffer", 10_000);
      quick.put("start", 256);
      quick.put("learning_rate", 0.005);
      quick.put("tau", 0.05);
      quick.put("alpha", 0.1);
      quick.put("hidden", List.of(16));
      return Optional.of(pebble(quick, more()));
    }
  }

  @Nested
  class PebbleAsPublished implements Pebbles {
    @Override
    public Map<String, ?> more() {
      return Map.of();
    }
  }

  @Nested
  class PebbleThatStaysCurious implements Pebbles {
    @Override
    public Map<String, ?> more() {
      return Map.of("explore", "rune", "reset", 0);
    }
  }

  private interface Contrasts extends LearnerContract {
    Map<String, ?> more();

    @Override
    default Learner.Factory learners() {
      return cpl(more());
    }

    /** It judges segments, not states. */
    @Override
    default Optional<Learner.Factory> quickLearners() {
      return Optional.empty();
    }
  }

  @Nested
  class CplAsPublished implements Contrasts {
    @Override
    public Map<String, ?> more() {
      return Map.of();
    }
  }

  @Nested
  class CplThatAlsoImitatesAndNormalises implements Contrasts {
    @Override
    public Map<String, ?> more() {
      return Map.of("cloning", 0.1, "normalize", true, "discount", 0.9);
    }
  }

  @Nested
  class CplForThoseWhoGoByReturns implements Contrasts {
    @Override
    public Map<String, ?> more() {
      return Map.of("foresight", 0.9, "bias", 1.0);
    }
  }
}
