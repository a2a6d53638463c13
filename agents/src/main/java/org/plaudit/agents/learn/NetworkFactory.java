package org.plaudit.agents.learn;

import java.util.Optional;
import org.plaudit.agents.policy.ActionHead;
import org.plaudit.agents.policy.NetworkWorld;
import org.plaudit.agents.policy.Observations;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;

/**
 * Makes learners whose networks read vectors. Unless a subclass says otherwise, they act in any
 * space that a distribution covers.
 */
public abstract class NetworkFactory implements Learner.Factory {
  private final int worlds;
  private final int horizon;

  protected NetworkFactory(int worlds, int horizon) {
    this.worlds = worlds;
    this.horizon = horizon;
  }

  @Override
  public final Optional<String> unfit(EnvSpec<?, ?> spec) {
    return Observations.unfit(spec).or(() -> unfitActions(spec));
  }

  /** Why they cannot act in such a world; empty if they can. */
  protected Optional<String> unfitActions(EnvSpec<?, ?> spec) {
    return ActionHead.unfit(spec.actions());
  }

  @Override
  public Env<?, ?> prepare(Env<?, ?> world) {
    return NetworkWorld.of(world);
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
