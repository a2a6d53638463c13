package org.plaudit.core.wrap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plaudit.core.Require;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;

/**
 * Shows the last {@code frames} observations as one vector, oldest first, so that a policy without
 * memory sees motion. At the start of an episode the first observation fills all places.
 */
public final class FrameStack<A> extends EnvWrapper<Vec, A> {
  private final Env<Vec, A> env;
  private final float[] stack;

  private FrameStack(Env<Vec, A> env, int frames) {
    super(env, env.spec().withObservations(stacked((Box) env.spec().observations(), frames)));
    this.env = env;
    this.stack = new float[spec().observations().width()];
  }

  /**
   * @param frames how many observations to show together; at least 1
   */
  public static <A> FrameStack<A> of(Env<Vec, A> env, int frames) {
    Require.that(frames > 0, "frames (%d) must be positive. Maybe write 4.", frames);
    return new FrameStack<>(env, frames);
  }

  /** {@code frames} boxes after each other, the number of frames in front of the shape. */
  private static Box stacked(Box frame, int frames) {
    float[] low = new float[Math.multiplyExact(frame.width(), frames)];
    float[] high = new float[low.length];
    for (int i = 0; i < frames; i++) {
      frame.low().copyTo(low, i * frame.width());
      frame.high().copyTo(high, i * frame.width());
    }
    List<Integer> shape = new ArrayList<>(List.of(frames));
    shape.addAll(frame.shape());
    return new Box(Vec.of(low), Vec.of(high), shape);
  }

  @Override
  protected boolean passes(Class<?> ability) {
    return super.passes(ability) || asked(ability);
  }

  /** The latest frame is what the inner world shows. */
  @Override
  protected <T> Optional<T> through(Class<T> ability) {
    return Translated.seen(ability, env, this::latest);
  }

  private Vec latest(Vec stacked) {
    int frame = env.spec().observations().width();
    float[] values = stacked.toArray();
    return Vec.copyOf(values, values.length - frame, frame);
  }

  @Override
  public Vec reset(long seed) {
    Vec first = env.reset(seed);
    for (int at = 0; at < stack.length; at += first.size()) {
      first.copyTo(stack, at);
    }
    return Vec.of(stack);
  }

  @Override
  public Step<Vec> step(A action) {
    Step<Vec> step = env.step(action);
    int frame = step.observation().size();
    System.arraycopy(stack, frame, stack, 0, stack.length - frame);
    step.observation().copyTo(stack, stack.length - frame);
    return new Step<>(Vec.of(stack), step.reward(), step.ending());
  }

  @Override
  protected void write(DataOutput out) throws IOException {
    for (float value : stack) {
      out.writeFloat(value);
    }
  }

  @Override
  protected void read(DataInput in) throws IOException {
    for (int i = 0; i < stack.length; i++) {
      stack[i] = in.readFloat();
    }
  }
}
