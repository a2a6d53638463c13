package org.plaudit.agents.nn;

import java.util.Arrays;

/**
 * A matrix on a {@link Tape}, together with the operation that made it.
 *
 * <p>A subclass is one operation: its {@code forward} computes {@code values} from its inputs, its
 * {@code backward} hands its own gradient on to theirs. Objects and buffers belong to the tape,
 * which uses them again on the next pass: a tensor is good until {@link Tape#reset}.
 */
public abstract class Tensor {
  private static final float[] EMPTY = {};

  /** What this one was computed from; filled by the tape. */
  final Tensor[] inputs;

  /** Row-major; the first {@code size()} floats count, the array may be longer. */
  float[] values = EMPTY;

  /** d loss / d values, of the same layout. */
  float[] gradient = EMPTY;

  int rows;
  int cols;

  /** Whether something that is trained stands behind it. */
  boolean needsGradient;

  /** Whether the loss depends on it: {@code gradient} holds somebody's share, or zeros for it. */
  boolean reached;

  Tape tape;
  int position;

  Tensor(int arity) {
    inputs = new Tensor[arity];
  }

  /** The name of the operation, for messages. */
  abstract String operation();

  /** Fills {@code values} from the inputs. */
  abstract void forward();

  /**
   * Adds this gradient's share to those of the inputs. Called once, when {@code gradient} is
   * complete; {@link #wants} tells whose share matters.
   */
  abstract void backward();

  /**
   * Whether {@code backward} calls {@link #share} for each wanted input before it touches that
   * gradient. Otherwise the tape clears what is to be added to.
   */
  boolean writesFirst() {
    return false;
  }

  /**
   * What to keep of this gradient before adding to it, the beta of a product: 0 for the first share
   * of a pass, which is written over whatever the buffer holds, and 1 from then on.
   */
  final float share() {
    float keep = reached ? 1 : 0;
    reached = true;
    return keep;
  }

  /** Lets shares be added; without effect if some are there already. */
  final void openGradient() {
    if (share() == 0 && needsGradient) {
      clearGradient();
    }
  }

  /** Whether the operation trains parameters of its own. */
  boolean trains() {
    return false;
  }

  final boolean wants(int input) {
    return inputs[input].needsGradient;
  }

  /** Takes a shape; grows the buffers only if this position never was so large. */
  final void shape(int newRows, int newCols) {
    rows = newRows;
    cols = newCols;
    values = atLeast(values, size());
    if (needsGradient) {
      gradient = atLeast(gradient, size());
    }
  }

  /** A buffer of at least n floats: the given one where it is long enough. */
  static float[] atLeast(float[] buffer, int n) {
    return buffer.length >= n ? buffer : new float[n];
  }

  /** At least {@code count} buffers: the given ones, then empty ones. */
  static float[][] buffers(float[][] given, int count) {
    if (given.length >= count) {
      return given;
    }
    float[][] more = Arrays.copyOf(given, count);
    Arrays.fill(more, given.length, count, EMPTY);
    return more;
  }

  final void clearGradient() {
    Arrays.fill(gradient, 0, size(), 0f);
  }

  /** Rows: examples of the batch. */
  public final int rows() {
    return rows;
  }

  /** Columns: features. */
  public final int cols() {
    return cols;
  }

  /** {@code rows() * cols()}. */
  public final int size() {
    return rows * cols;
  }

  /**
   * The live values, row-major, in the first {@link #size} places. Fill them after {@link
   * Tape#input(int, int)}; elsewhere read only.
   */
  public final float[] values() {
    return values;
  }

  /**
   * d loss / d this after {@link Tape#backward}, laid out as {@link #values}.
   *
   * @throws IllegalStateException if nothing trained stands behind this tensor
   */
  public final float[] gradient() {
    if (!needsGradient) {
      throw new IllegalStateException(
          "this "
              + this
              + " has no gradient: nothing trained stands behind it. Maybe make it with"
              + " tape.variable.");
    }
    return gradient;
  }

  /** One value. */
  public final float at(int row, int col) {
    return values[row * cols + col];
  }

  /**
   * The only value.
   *
   * @throws IllegalStateException if there are more
   */
  public final float item() {
    if (size() != 1) {
      throw new IllegalStateException(this + " holds " + size() + " values, not one");
    }
    return values[0];
  }

  /** For example {@code tanh 64x2}. */
  @Override
  public final String toString() {
    return operation() + " " + rows + "x" + cols;
  }
}
