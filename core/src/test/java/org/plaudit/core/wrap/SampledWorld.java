package org.plaudit.core.wrap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.SplittableRandom;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Space;

/**
 * A world to wrap with any spaces: shows samples of its observation space, pays standard normal
 * rewards, whatever is done, and terminates after a number of steps.
 */
final class SampledWorld<O, A> implements Env<O, A>, Saves {
  private final EnvSpec<O, A> spec;
  private final int steps;
  private SplittableRandom rng = new SplittableRandom(0);
  private long seed;
  private int taken = -1;

  SampledWorld(Space<O> observations, Space<A> actions, int steps) {
    this.spec =
        EnvSpec.of("Sampled-v0", Domain.SOCIAL, observations, actions).withAbilities(Ability.SAVES);
    this.steps = steps;
  }

  @Override
  public EnvSpec<O, A> spec() {
    return spec;
  }

  @Override
  public O reset(long episode) {
    seed = episode;
    rng = new SplittableRandom(episode);
    taken = 0;
    return spec.observations().sample(rng);
  }

  @Override
  public Step<O> step(A action) {
    Require.state(taken >= 0 && taken < steps, "the world does not run");
    Require.that(spec.actions().contains(action), "(%s) is no action", action);
    taken++;
    O seen = spec.observations().sample(rng);
    return new Step<>(
        seen, rng.nextGaussian(), taken == steps ? Ending.TERMINATED : Ending.RUNNING);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(seed);
    out.writeInt(taken);
  }

  /** Lives through the same draws again. */
  @Override
  public void load(DataInput in) throws IOException {
    long episode = in.readLong();
    int target = in.readInt();
    if (target >= 0) {
      reset(episode);
    }
    while (taken < target) {
      spec.observations().sample(rng);
      rng.nextGaussian();
      taken++;
    }
    taken = target;
  }
}
