package org.plaudit.experiments.cli;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.learn.Memory;
import org.plaudit.core.learn.Policy;

/**
 * What a policy did in one episode.
 *
 * @param steps how many it took
 * @param earned the true return
 */
record Episode(int steps, double earned) {

  /**
   * Plays an episode to its end.
   *
   * @param seed of the world's reset
   * @param seen is told after the reset and after each step
   */
  static <O, A> Episode of(
      Env<O, A> world,
      Policy<O, A> policy,
      long seed,
      RandomGenerator rng,
      Consumer<Episode> seen) {
    O observation = world.reset(seed);
    Memory memory = Memory.of(policy, 1);
    Episode so = new Episode(0, 0);
    seen.accept(so);
    while (true) {
      Step<O> step = world.step(memory.act(policy, observation, rng));
      observation = step.observation();
      so = new Episode(so.steps + 1, so.earned + step.reward());
      seen.accept(so);
      if (step.ending().over()) {
        return so;
      }
    }
  }
}
