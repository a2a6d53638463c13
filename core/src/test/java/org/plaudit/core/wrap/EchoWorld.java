package org.plaudit.core.wrap;

import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;

/** A world to wrap that shows the action it was given. */
record EchoWorld(EnvSpec<Vec, Vec> spec) implements Env<Vec, Vec> {
  EchoWorld(Box actions) {
    this(EnvSpec.of("Echo-v0", Domain.CONTROL, Box.unbounded(actions.width()), actions));
  }

  @Override
  public Vec reset(long seed) {
    return Vec.filled(spec.actions().width(), 0);
  }

  @Override
  public Step<Vec> step(Vec action) {
    return new Step<>(action, 0, Ending.RUNNING);
  }
}
