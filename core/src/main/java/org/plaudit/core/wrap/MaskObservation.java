package org.plaudit.core.wrap;

import java.util.HashSet;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;

/**
 * Shows some of the numbers that the inner world shows and hides the others, such as velocities:
 * what is to be done then follows only from what was seen before. An expert of the inner world
 * could not tell from so little, and is not found through it.
 */
public final class MaskObservation<A> extends EnvWrapper<Vec, A> {
  private final Env<Vec, A> env;
  private final int[] keep;

  private MaskObservation(Env<Vec, A> env, int[] keep) {
    super(env, env.spec().withObservations(seen((Box) env.spec().observations(), keep)));
    this.env = env;
    this.keep = keep;
  }

  /**
   * @param keep which numbers are shown, counted from 0, in this order; at least one, none twice
   */
  public static <A> MaskObservation<A> of(Env<Vec, A> env, List<Integer> keep) {
    check(keep);
    int width = env.spec().observations().width();
    for (int index : keep) {
      Require.that(
          index < width,
          "keep (%d) must lie in [0, %d), %s shows %d numbers.",
          index,
          width,
          env.spec().id(),
          width);
    }
    return new MaskObservation<>(env, keep.stream().mapToInt(Integer::intValue).toArray());
  }

  /** What holds for every world. */
  static void check(List<Integer> keep) {
    Require.that(
        !keep.isEmpty() && new HashSet<>(keep).size() == keep.size(),
        "keep (%s) must name at least one number, and none twice. Maybe [0].",
        keep);
    for (int index : keep) {
      Require.that(index >= 0, "keep (%d) must not be negative, they count from 0.", index);
    }
  }

  private static Box seen(Box all, int[] keep) {
    return Box.of(pick(all.low(), keep), pick(all.high(), keep));
  }

  private static Vec pick(Vec from, int[] keep) {
    float[] some = new float[keep.length];
    for (int i = 0; i < keep.length; i++) {
      some[i] = from.get(keep[i]);
    }
    return Vec.of(some);
  }

  @Override
  public Vec reset(long seed) {
    return pick(env.reset(seed), keep);
  }

  @Override
  public Step<Vec> step(A action) {
    Step<Vec> step = env.step(action);
    return new Step<>(pick(step.observation(), keep), step.reward(), step.ending());
  }
}
