package org.plaudit.agents.offpolicy;

import java.util.Optional;
import org.plaudit.agents.learn.NetworkFactory;
import org.plaudit.agents.policy.NetworkWorld;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;

/** Makes learners whose networks put out actions in [-1, 1]. */
public abstract class BoundedFactory extends NetworkFactory {
  protected BoundedFactory(int worlds, int horizon) {
    super(worlds, horizon);
  }

  @Override
  protected final Optional<String> unfitActions(EnvSpec<?, ?> spec) {
    return NetworkWorld.unbounded(spec);
  }

  @Override
  public final Env<?, ?> prepare(Env<?, ?> world) {
    return NetworkWorld.bounded(world);
  }
}
