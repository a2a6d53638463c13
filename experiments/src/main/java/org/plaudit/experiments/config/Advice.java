package org.plaudit.experiments.config;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.agents.policy.RandomLearner;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;

/** What is allowed but weakens a result; said before the run and again in its report. */
public final class Advice {
  private static final int PROBES = 3;
  private static final int MOST_STEPS = 5_000;

  private Advice() {}

  /**
   * One sentence or two for each weakness, in the order of the arms; the same for equal configs.
   */
  public static List<String> of(ExperimentConfig config, Catalog catalog) {
    List<String> advice = new ArrayList<>();
    int seeds = config.seeds().size();
    if (seeds < 5) {
      advice.add(
          "%d seed%s: the intervals say little. Maybe write seeds: [1, 2, 3, 4, 5]."
              .formatted(seeds, seeds == 1 ? "" : "s"));
    }
    for (Arm arm : config.arms()) {
      Learner.Factory factory = arm.factory(catalog);
      long lesson = (long) factory.worlds() * factory.horizon();
      if (arm.steps() < lesson && !arm.learner().id().equals("random")) {
        advice.add(
            "arm %s: learner.steps (%d) are fewer than one lesson of %d worlds and %d steps each, so %d are taken. Maybe write a shorter horizon."
                .formatted(arm.name(), arm.steps(), factory.worlds(), factory.horizon(), lesson));
      }
      boolean learned = arm.reward().model().isPresent();
      boolean fixed =
          arm.env().wrap().stream().anyMatch(wrapper -> wrapper.id().equals("fixed-horizon"));
      if (learned && !fixed && terminates(arm, catalog)) {
        advice.add(
            ("arm %s: episodes of %s differ in length, and the length tells how good an episode was,"
                    + " whatever was learned from feedback. Maybe write wrap: [{id: fixed-horizon}].")
                .formatted(arm.name(), arm.env().world().id()));
      }
    }
    return List.copyOf(advice);
  }

  /** Whether one of a few random episodes terminates before its limit. */
  private static boolean terminates(Arm arm, Catalog catalog) {
    Env<?, ?> env = arm.env().create(catalog);
    try {
      return terminates(env);
    } finally {
      env.close();
    }
  }

  private static <O, A> boolean terminates(Env<O, A> env) {
    RandomGenerator rng = Seed.of(0).child("advice").generator();
    Policy<O, A> any = RandomLearner.uniform(env.spec());
    int left = MOST_STEPS;
    for (int episode = 0; episode < PROBES; episode++) {
      O seen = env.reset(episode);
      for (Ending ending = Ending.RUNNING; !ending.over() && left > 0; left--) {
        Step<O> step = env.step(any.act(seen, rng));
        seen = step.observation();
        ending = step.ending();
        if (ending == Ending.TERMINATED) {
          return true;
        }
      }
    }
    return false;
  }
}
