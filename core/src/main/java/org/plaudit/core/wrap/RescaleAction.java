package org.plaudit.core.wrap;

import java.util.Optional;
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
  protected boolean passes(Class<?> ability) {
    return super.passes(ability) || asked(ability);
  }

  @Override
  protected <T> Optional<T> through(Class<T> ability) {
    return Translated.done(
        ability, env, (Vec action) -> stretched(action, new float[action.size()]), this::shrunk);
  }

  @Override
  public O reset(long seed) {
    return env.reset(seed);
  }

  @Override
  public Step<O> step(Vec action) {
    Mismatch.refuse(spec().actions(), action, "action");
    return env.step(stretched(action, scratch));
  }

  private Vec stretched(Vec action, float[] room) {
    for (int i = 0; i < room.length; i++) {
      double low = bounds.low().get(i);
      double high = bounds.high().get(i);
      double inner = low + (action.get(i) + 1.0) / 2 * (high - low);
      room[i] = (float) Math.max(low, Math.min(high, inner));
    }
    return Vec.of(room);
  }

  /** The way back; 0 where there is only one action. */
  private Vec shrunk(Vec inner) {
    float[] values = inner.toArray();
    for (int i = 0; i < values.length; i++) {
      double low = bounds.low().get(i);
      double width = bounds.high().get(i) - low;
      double unit = width == 0 ? 0 : (values[i] - low) / width * 2 - 1;
      values[i] = (float) Math.max(-1, Math.min(1, unit));
    }
    return Vec.of(values);
  }
}
