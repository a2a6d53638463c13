package org.plaudit.core.wrap;

import org.plaudit.core.Require;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Mismatch;
import org.plaudit.core.space.Vec;

/**
 * Takes actions in [-1, 1] and stretches them onto the inner world's bounds: -1 is the lowest, 1
 * the highest, 0 the middle.
 */
public final class RescaleAction<O> extends EnvWrapper<O, Vec> {
  private final Env<O, Vec> env;
  private final Box bounds;
  private final float[] scratch;

  private RescaleAction(Env<O, Vec> env, Box bounds) {
    super(
        env,
        env.spec()
            .withActions(
                new Box(
                    Vec.filled(bounds.width(), -1),
                    Vec.filled(bounds.width(), 1),
                    bounds.shape())));
    this.env = env;
    this.bounds = bounds;
    this.scratch = new float[bounds.width()];
  }

  /**
   * @throws IllegalArgumentException if an action of the inner world has no finite bounds
   */
  public static <O> RescaleAction<O> of(Env<O, Vec> env) {
    Box bounds = (Box) env.spec().actions();
    Require.that(
        bounds.bounded(),
        "actions of %s (%s to %s) must have finite bounds to be rescaled",
        env.spec().id(),
        bounds.low(),
        bounds.high());
    return new RescaleAction<>(env, bounds);
  }

  @Override
  public O reset(long seed) {
    return env.reset(seed);
  }

  @Override
  public Step<O> step(Vec action) {
    Mismatch.refuse(spec().actions(), action, "action");
    for (int i = 0; i < scratch.length; i++) {
      double low = bounds.low().get(i);
      double high = bounds.high().get(i);
      double inner = low + (action.get(i) + 1.0) / 2 * (high - low);
      scratch[i] = (float) Math.max(low, Math.min(high, inner));
    }
    return env.step(Vec.of(scratch));
  }
}
