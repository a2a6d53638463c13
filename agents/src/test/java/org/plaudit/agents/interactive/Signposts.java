package org.plaudit.agents.interactive;

import java.util.List;
import java.util.function.Function;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;

/**
 * Shows two random numbers within the reach of each other every step, for 25 steps; the move
 * (numbered from 3) should be 4 where the first is the larger and 3 where it is not, which alone
 * earns 1.
 */
final class Signposts implements Env<Vec, Integer> {
  private static final int LIMIT = 25;

  private final EnvSpec<Vec, Integer> spec;
  private final double reach;
  private Pcg64 rng = new Pcg64(0);
  private Vec seen = Vec.of(0f, 0f);
  private int time;

  private Signposts(Box shown, double reach) {
    this.spec =
        EnvSpec.of("Signposts-v0", Domain.CONTROL, shown, new Discrete(2, 3)).withLimit(LIMIT);
    this.reach = reach;
  }

  /** Numbers in [-1, 1], which are known to be. */
  static Signposts bounded() {
    return new Signposts(Box.of(-1, 1, 2), 1);
  }

  /** Numbers in [-100, 100], which nobody says. */
  static Signposts unbounded() {
    return new Signposts(Box.unbounded(2), 100);
  }

  /**
   * How often a learner is right after 30 episodes with a trainer who is so late, and says the
   * opposite so often; the worse of both worlds.
   */
  static double learned(
      Function<EnvSpec<Vec, Integer>, Learner<Vec, Integer>> learner, int late, double mistakes) {
    double worst = 1;
    for (Signposts world : List.of(bounded(), unbounded())) {
      Watched<Vec, Integer> watched =
          new Watched<>(world, learner.apply(world.spec()), Signposts::right)
              .late(late)
              .mistaken(mistakes);
      watched.train(30);
      worst = Math.min(worst, watched.rightness(20));
    }
    return worst;
  }

  static boolean right(Vec seen, int move) {
    return move == (seen.get(0) > seen.get(1) ? 4 : 3);
  }

  @Override
  public EnvSpec<Vec, Integer> spec() {
    return spec;
  }

  @Override
  public Vec reset(long seed) {
    rng = new Pcg64(seed);
    time = 0;
    return show();
  }

  private Vec show() {
    seen = Vec.of(rng.uniform(-reach, reach), rng.uniform(-reach, reach));
    return seen;
  }

  @Override
  public Step<Vec> step(Integer move) {
    double reward = right(seen, move) ? 1 : 0;
    time++;
    return new Step<>(show(), reward, time == LIMIT ? Ending.TRUNCATED : Ending.RUNNING);
  }
}
