package org.plaudit.core.wrap;

import java.util.List;
import java.util.function.Function;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Space;

/**
 * A world to wrap that has an expert, and one objective: 1 where what is done is what was advised
 * and the observation stays as it is, else 0.
 */
final class KnowingWorld<O, A> implements Env<O, A>, Expert<O, A>, Objectives<O, A> {
  private final SampledWorld<O, A> world;
  private final EnvSpec<O, A> spec;
  private final Function<O, A> advice;

  KnowingWorld(Space<O> observations, Space<A> actions, Function<O, A> advice) {
    this.world = new SampledWorld<>(observations, actions, 3);
    this.spec = world.spec().withAbilities(Ability.EXPERT, Ability.OBJECTIVES);
    this.advice = advice;
  }

  @Override
  public EnvSpec<O, A> spec() {
    return spec;
  }

  @Override
  public O reset(long seed) {
    return world.reset(seed);
  }

  @Override
  public Step<O> step(A action) {
    return world.step(action);
  }

  @Override
  public A advise(O observation) {
    return advice.apply(observation);
  }

  @Override
  public List<String> objectives() {
    return List.of("still");
  }

  @Override
  public void measure(O observation, A action, O next, double[] into) {
    into[0] = action.equals(advise(observation)) && observation.equals(next) ? 1 : 0;
  }
}
