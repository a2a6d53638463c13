package org.plaudit.core.catalog;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Wrapper;
import org.plaudit.core.feedback.Teacher;
import org.plaudit.core.feedback.Trait;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.reward.Selector;

/**
 * What a jar adds to the catalog; found through {@link java.util.ServiceLoader}. Must be cheap to
 * make: entries are built only when asked for.
 */
public interface Plugin {
  default List<Entry<Env<?, ?>>> worlds() {
    return List.of();
  }

  /** Worlds with several agents. */
  default List<Entry<MultiEnv<?, ?>>> games() {
    return List.of();
  }

  /** Worlds kept by others: from a prefix as in {@code gym} to an entry for the rest of the id. */
  default Map<String, Function<String, Entry<Env<?, ?>>>> namespaces() {
    return Map.of();
  }

  default List<Entry<Wrapper>> wrappers() {
    return List.of();
  }

  default List<Entry<Learner.Factory>> learners() {
    return List.of();
  }

  /** Kinds of simulated people. */
  default List<Entry<Teacher>> oracles() {
    return List.of();
  }

  /** Ways of being human, laid over them. */
  default List<Entry<Trait>> traits() {
    return List.of();
  }

  default List<Entry<RewardModel.Factory>> rewards() {
    return List.of();
  }

  default List<Entry<Selector>> selectors() {
    return List.of();
  }
}
