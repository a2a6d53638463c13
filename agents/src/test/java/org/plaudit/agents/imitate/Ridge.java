package org.plaudit.agents.imitate;

import org.plaudit.core.Require;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;

/**
 * A walk along a ridge, which slopes down to both sides, the more the farther out one is; a step to
 * either side may keep one on it. Falls off beyond 1, is over after 100 steps, each of which earns
 * 1. The expert steps towards the middle and never falls.
 */
final class Ridge implements Env<Vec, Integer>, Expert<Vec, Integer> {
  private static final EnvSpec<Vec, Integer> SPEC =
      EnvSpec.of("Ridge-v0", Domain.CONTROL, Box.of(-2, 2, 1), Discrete.of(2))
          .withLimit(100)
          .withAbilities(Ability.EXPERT);

  /** What is shown in the middle: not 0, where a network that knows nothing may turn around. */
  private static final double MIDDLE = 0.6;

  private double place; // from the middle
  private int time;
  private Ending ending = Ending.TERMINATED;

  @Override
  public EnvSpec<Vec, Integer> spec() {
    return SPEC;
  }

  @Override
  public Vec reset(long seed) {
    place = new Pcg64(seed).uniform(-0.3, 0.3);
    time = 0;
    ending = Ending.RUNNING;
    return shown();
  }

  @Override
  public Step<Vec> step(Integer action) {
    Require.state(!ending.over(), "reset comes first");
    Require.that(SPEC.actions().contains(action), "action (%s) must be 0 or 1", action);
    place = 1.1 * place + (action == 1 ? 0.05 : -0.05);
    time++;
    ending =
        Math.abs(place) > 1 ? Ending.TERMINATED : time == 100 ? Ending.TRUNCATED : Ending.RUNNING;
    return new Step<>(shown(), 1, ending);
  }

  private Vec shown() {
    return Vec.of(MIDDLE + place);
  }

  @Override
  public Integer advise(Vec seen) {
    return seen.get(0) > MIDDLE ? 0 : 1;
  }
}
