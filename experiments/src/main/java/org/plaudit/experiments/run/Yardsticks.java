package org.plaudit.experiments.run;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.plaudit.agents.policy.RandomLearner;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Step;
import org.plaudit.core.feedback.Yardstick;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;

/** Measures what people take for poor and for good, before they are asked anything. */
final class Yardsticks {
  private static final int EPISODES = 5;
  private static final int MOST_STEPS = 2_000;

  private Yardsticks() {}

  /**
   * Poor is the mean reward of a step at random. Good is that of the expert; where there is none,
   * the best of a few random episodes, or one deviation above poor, whichever is more.
   */
  static <O, A> Yardstick of(Env<O, A> world, Optional<Expert<O, A>> expert, Seed seed) {
    Span random = play(world, RandomLearner.uniform(world.spec()), seed);
    double good =
        expert
            .map(knows -> play(world, (seen, rng) -> knows.advise(seen), seed).mean())
            .orElseGet(() -> Math.max(random.best, random.mean() + random.deviation()));
    return new Yardstick(random.mean(), Math.max(random.mean(), good));
  }

  private static <O, A> Span play(Env<O, A> world, Policy<O, A> policy, Seed seed) {
    RandomGenerator rng = seed.child("yardstick").generator();
    Span span = new Span();
    for (int episode = 0; episode < EPISODES && span.steps < MOST_STEPS; episode++) {
      O seen = world.reset(episode);
      Span own = new Span();
      for (Ending ending = Ending.RUNNING; !ending.over() && own.steps < MOST_STEPS; ) {
        Step<O> step = world.step(policy.act(seen, rng));
        seen = step.observation();
        ending = step.ending();
        own.add(step.reward());
        span.add(step.reward());
      }
      span.best = episode == 0 ? own.mean() : Math.max(span.best, own.mean());
    }
    return span;
  }

  /** Rewards, added up. */
  private static final class Span {
    private int steps;
    private double sum;
    private double squares;
    private double best;

    void add(double reward) {
      steps++;
      sum += reward;
      squares += reward * reward;
    }

    double mean() {
      return sum / steps;
    }

    double deviation() {
      return Math.sqrt(Math.max(0, squares / steps - mean() * mean()));
    }
  }
}
