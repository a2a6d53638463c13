package org.plaudit.agents.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.plaudit.agents.policy.RandomLearner;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Step;
import org.plaudit.core.feedback.Feedback.Demonstration;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.MultiBinary;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Vec;

/**
 * Plays an episode to its end as the expert would; by mistake, at each step, a random legal action.
 * Its probability is the product of those of its actions, the world being certain once its seed is
 * given. Of real-valued actions none drawn at random has a probability of its own: there only the
 * expert's have.
 */
final class Demonstrating<O, A> {
  /** Where a world never ends, somebody stops. */
  private static final int MOST = 100_000;

  private final EnvSpec<O, A> spec;
  private final Supplier<Env<O, A>> worlds;
  private final Expert<O, A> expert;
  private final double mistake;
  private final Policy<O, A> random;

  Demonstrating(
      EnvSpec<O, A> spec, Supplier<Env<O, A>> worlds, Expert<O, A> expert, double mistake) {
    this.spec = spec;
    this.worlds = worlds;
    this.expert = expert;
    this.mistake = mistake;
    this.random = RandomLearner.uniform(spec);
  }

  Demonstration sample(Query.Demonstrate<O, A> query, RandomGenerator rng) {
    List<Vec> observations = new ArrayList<>();
    List<Vec> actions = new ArrayList<>();
    Ending ending = Ending.RUNNING;
    try (Env<O, A> world = worlds.get()) {
      O observation = world.reset(query.start());
      observations.add(flat(spec.observations(), observation));
      while (!ending.over()) {
        boolean errs = rng.nextDouble() < mistake;
        A action = errs ? random.act(observation, rng) : expert.advise(observation);
        Step<O> step = world.step(action);
        observation = step.observation();
        actions.add(flat(spec.actions(), action));
        observations.add(flat(spec.observations(), observation));
        ending = actions.size() < MOST || step.ending().over() ? step.ending() : Ending.TRUNCATED;
      }
    }
    return new Demonstration(observations, actions, ending);
  }

  /** Plays it again, and sees whether that is what would have been shown. */
  double probability(Query.Demonstrate<O, A> query, Demonstration shown) {
    double p = 1;
    Ending ending = Ending.RUNNING;
    int played = 0;
    try (Env<O, A> world = worlds.get()) {
      O observation = world.reset(query.start());
      for (Vec flat : shown.actions()) {
        if (ending.over() || !seen(shown, played, observation)) {
          return 0;
        }
        p *= chance(observation, flat);
        if (p == 0) {
          return 0;
        }
        Step<O> step = world.step(spec.actions().read(flat.toArray(), 0));
        observation = step.observation();
        played++;
        ending = played < MOST || step.ending().over() ? step.ending() : Ending.TRUNCATED;
      }
      boolean same = ending.over() && ending == shown.ending();
      return same && seen(shown, played, observation) ? p : 0;
    }
  }

  private boolean seen(Demonstration shown, int t, O observation) {
    return flat(spec.observations(), observation).equals(shown.observations().get(t));
  }

  private double chance(O observation, Vec flat) {
    A due = expert.advise(observation);
    double expected = flat(spec.actions(), due).equals(flat) ? 1 - mistake : 0;
    return mistake == 0 ? expected : expected + mistake * uniform(observation, flat);
  }

  /** The chance of one action when legal ones are drawn at random; 0 of any other. */
  private double uniform(O observation, Vec flat) {
    Object actions = spec.actions();
    if (actions instanceof Discrete moves) {
      int move = Math.round(flat.get(0)) - moves.start();
      if (flat.size() != 1
          || move + moves.start() != flat.get(0)
          || move < 0
          || move >= moves.n()) {
        return 0;
      }
      if (observation instanceof Masked<?> masked) {
        return masked.legal().allows(move) ? 1.0 / masked.legal().count() : 0;
      }
      return 1.0 / moves.n();
    }
    double chance = 1;
    if (actions instanceof MultiDiscrete moves && flat.size() == moves.width()) {
      for (int i = 0; i < flat.size(); i++) {
        chance *= among(flat.get(i), moves.sizes().get(i));
      }
      return chance;
    }
    if (actions instanceof MultiBinary && flat.size() == spec.actions().width()) {
      for (int i = 0; i < flat.size(); i++) {
        chance *= among(flat.get(i), 2);
      }
      return chance;
    }
    return 0;
  }

  private static double among(float value, int n) {
    return value == Math.rint(value) && value >= 0 && value < n ? 1.0 / n : 0;
  }

  private static <T> Vec flat(Space<T> space, T member) {
    float[] values = new float[space.width()];
    space.write(member, values, 0);
    return Vec.of(values);
  }
}
