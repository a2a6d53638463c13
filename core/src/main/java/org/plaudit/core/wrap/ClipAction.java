package org.plaudit.core.wrap;

import java.util.Optional;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Mismatch;
import org.plaudit.core.space.Vec;

/**
 * Takes any finite vector as an action and moves each element into the inner world's bounds, as a
 * Gaussian policy needs it.
 */
public final class ClipAction<O> extends EnvWrapper<O, Vec> {
  private final Env<O, Vec> env;
  private final Box bounds;
  private final float[] scratch;

  private ClipAction(Env<O, Vec> env, Box bounds) {
    super(env, env.spec().withActions(unbounded(bounds)));
    this.env = env;
    this.bounds = bounds;
    this.scratch = new float[bounds.width()];
  }

  public static <O> ClipAction<O> of(Env<O, Vec> env) {
    return new ClipAction<>(env, (Box) env.spec().actions());
  }

  /** Within which actions are carried out; the spec has no bounds. */
  public Box bounds() {
    return bounds;
  }

  private static Box unbounded(Box bounds) {
    Box flat = Box.unbounded(bounds.width());
    return new Box(flat.low(), flat.high(), bounds.shape());
  }

  @Override
  protected boolean passes(Class<?> ability) {
    return super.passes(ability) || asked(ability);
  }

  /** What is advised lies within the bounds, and so within none. */
  @Override
  protected <T> Optional<T> through(Class<T> ability) {
    return Translated.done(
        ability, env, (Vec action) -> clipped(action, new float[action.size()]), advice -> advice);
  }

  @Override
  public O reset(long seed) {
    return env.reset(seed);
  }

  @Override
  public Step<O> step(Vec action) {
    Mismatch.refuse(spec().actions(), action, "action");
    return env.step(clipped(action, scratch));
  }

  private Vec clipped(Vec action, float[] room) {
    for (int i = 0; i < room.length; i++) {
      room[i] = Math.max(bounds.low().get(i), Math.min(bounds.high().get(i), action.get(i)));
    }
    return Vec.of(room);
  }
}
