package org.plaudit.agents.offpolicy;

import java.util.Optional;
import org.plaudit.agents.policy.NetworkWorld;
import org.plaudit.agents.policy.Observations;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;

/** Makes learners whose networks read vectors and put out actions in [-1, 1]. */
abstract class BoundedFactory implements Learner.Factory {
  private final int worlds;
  private final int horizon;

  BoundedFactory(int worlds, int horizon) {
    this.worlds = worlds;
    this.horizon = horizon;
  }

  @Override
  public final Optional<String> unfit(EnvSpec<?, ?> spec) {
    return Observations.unfit(spec).or(() -> NetworkWorld.unbounded(spec));
  }

  @Override
  public final Env<?, ?> prepare(Env<?, ?> world) {
    return NetworkWorld.bounded(world);
  }

  @Override
  public final int worlds() {
    return worlds;
  }

  @Override
  public final int horizon() {
    return horizon;
  }
}
