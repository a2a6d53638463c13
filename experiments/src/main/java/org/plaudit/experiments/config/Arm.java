package org.plaudit.experiments.config;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Env;
import org.plaudit.core.learn.Learner;

/**
 * One of the conditions that an experiment compares, complete in itself.
 *
 * @param name also the name of a folder
 * @param steps of training in all worlds together, for each seed
 */
public record Arm(
    String name,
    EnvConfig env,
    Choice learner,
    long steps,
    RewardSource reward,
    Evaluation evaluate) {
  public Arm {
    Require.that(steps >= 1, "steps (%d) must be at least 1. Maybe write 100_000.", steps);
  }

  /** Makes this arm's learners. */
  public Learner.Factory factory(Catalog catalog) {
    return learner.create(catalog.learners());
  }

  /** A fresh world as the learner sees it: wrapped and prepared. */
  public Env<?, ?> world(Catalog catalog) {
    return factory(catalog).prepare(env.create(catalog));
  }

  /** The keys of a config, each written out in full. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("env", env.tree());
    Map<String, Object> learns = new LinkedHashMap<>();
    learns.put("id", learner.id());
    learns.put("steps", steps);
    learns.putAll(learner.tree());
    tree.put("learner", learns);
    reward.match(
        new RewardSource.Cases<Void>() {
          @Override
          public Void task(RewardSource.Task task) {
            tree.put("reward", "task");
            return null;
          }

          @Override
          public Void learned(RewardSource.Learned learned) {
            tree.put("oracle", learned.oracle().tree());
            tree.put("feedback", learned.feedback().tree());
            tree.put("reward", learned.model().tree());
            return null;
          }
        });
    tree.put("evaluate", org.plaudit.core.catalog.Option.written(evaluate));
    return tree;
  }
}
