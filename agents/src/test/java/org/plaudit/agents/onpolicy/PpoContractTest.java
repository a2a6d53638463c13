package org.plaudit.agents.onpolicy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.plaudit.agents.policy.RandomLearner;
import org.plaudit.core.contract.LearnerContract;
import org.plaudit.core.learn.Learner;

/** In the tiny worlds of the contract: moves, masked moves, several choices, real numbers. */
class PpoContractTest {
  static Learner.Factory ppo(Map<String, ?> more) {
    Map<String, Object> options = new LinkedHashMap<>(Map.of("minibatch", 10, "epochs", 2));
    options.putAll(more);
    return Students.small("ppo", options);
  }

  static Learner.Factory quick(Map<String, ?> more) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("worlds", 8);
    options.put("horizon", 16);
    options.put("minibatch", 32);
    options.put("epochs", 4);
    options.put("learning_rate", 0.005);
    options.putAll(more);
    return ppo(options);
  }

  private interface Kept extends LearnerContract {
    Map<String, ?> options();

    @Override
    default Learner.Factory learners() {
      return ppo(options());
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
  class NormalisingWhatItSees implements Kept {
    @Override
    public Map<String, ?> options() {
      return Map.of("normalize", true);
    }
  }

  @Nested
  class ScalingWhatItEarns implements Kept {
    @Override
    public Map<String, ?> options() {
      return Map.of("scale_rewards", true);
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

  @Nested
  class AtRandom implements LearnerContract {
    @Override
    public Learner.Factory learners() {
      return RandomLearner.factory();
    }

    /** It never learns. */
    @Override
    public Optional<Learner.Factory> quickLearners() {
      return Optional.empty();
    }
  }
}
