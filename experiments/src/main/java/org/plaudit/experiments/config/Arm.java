package org.plaudit.experiments.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Option;
import org.plaudit.core.env.Env;
import org.plaudit.core.learn.Learner;

/**
 * One of the conditions that an experiment compares, complete in itself.
 *
 * @param name also the name of a folder
 * @param steps of training in all worlds together, for each seed
 * @param people who are asked; empty where nobody would listen to them
 */
public record Arm(
    String name,
    EnvConfig env,
    Choice learner,
    long steps,
    RewardSource reward,
    Optional<People> people,
    Evaluation evaluate,
    StopRule stop) {
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

  /** The same, together with somebody who knows what to do there, if there is a way to know. */
  public Env<?, ?> knowing(Catalog catalog) {
    return factory(catalog).prepare(env.knowing(catalog));
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
    people.ifPresent(asked -> asked.write(tree));
    tree.put(
        "reward",
        reward.match(
            new RewardSource.Cases<Object>() {
              @Override
              public Object task(RewardSource.Task task) {
                return "task";
              }

              @Override
              public Object nothing(RewardSource.Nothing nothing) {
                return "none";
              }

              @Override
              public Object learned(RewardSource.Learned learned) {
                return learned.by().tree();
              }
            }));
    tree.put("evaluate", Option.written(evaluate));
    if (!stop.equals(StopRule.never())) {
      tree.put("stop", Choice.writable(Option.written(stop)));
    }
    return tree;
  }
}
