package org.plaudit.agents.nn;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.plaudit.core.Require;

/**
 * A window of {@code rows * cols} floats in an array, row-major: the shape stays, the values are
 * live. Where learning touches NumPy's files, ND4J or {@link LinearAlgebra}, arrays travel as this.
 */
public final class Matrix {
  /** From here on neighbouring integers have one float. */
  private static final double WHOLE = 1 << 24;

  private final int rows;
  private final int cols;
  private final float[] values;
  private final int offset;

  private Matrix(int rows, int cols, float[] values, int offset) {
    Require.that(
        rows >= 0 && cols >= 0 && offset >= 0 && offset + (long) rows * cols <= values.length,
        "a %d x %d matrix from %d on does not fit an array of %d floats",
        rows,
        cols,
        offset,
        values.length);
    this.rows = rows;
    this.cols = cols;
    this.values = values;
    this.offset = offset;
  }

  /** A matrix of its own, full of zeros. */
  public static Matrix zeros(int rows, int cols) {
    Require.that(
        rows >= 0 && cols >= 0 && (long) rows * cols <= Integer.MAX_VALUE - 8,
        "there cannot be a %d x %d matrix",
        rows,
        cols);
    return new Matrix(rows, cols, new float[rows * cols], 0);
  }

  /** The whole array as a matrix: what changes in one changes in the other. */
  public static Matrix of(int rows, int cols, float... values) {
    Require.that(
        (long) rows * cols == values.length,
        "%d floats do not make a %d x %d matrix",
        values.length,
        rows,
        cols);
    return new Matrix(rows, cols, values, 0);
  }

  /** A window of the array: what changes in one changes in the other. */
  public static Matrix view(int rows, int cols, float[] values, int offset) {
    return new Matrix(rows, cols, values, offset);
  }

  /** The live values of a parameter whose network is complete. */
  public static Matrix of(Parameter parameter) {
    return new Matrix(
        parameter.rows(), parameter.cols(), parameter.owner().values(), parameter.offset());
  }

  /**
   * A copy of an ND4J array of any layout. A single value is 1 x 1, a vector of n is n x 1; with
   * more axes the first counts the rows, as it counts the examples of a batch.
   *
   * @throws IllegalArgumentException if a value does not fit a float: an integer beyond 2^24, or a
   *     double beyond 3.4e38
   */
  public static Matrix of(INDArray array) {
    if (array.isEmpty()) {
      return zeros(rows(array.shape()), cols(array.shape()));
    }
    INDArray packed = array.dup('c');
    float[] values =
        array.dataType() == DataType.FLOAT
            ? packed.data().asFloat()
            : narrowed(packed.castTo(DataType.DOUBLE).data().asDouble(), array.dataType());
    return of(rows(array.shape()), cols(array.shape()), values);
  }

  private static int rows(long[] shape) {
    return shape.length == 0 ? 1 : Math.toIntExact(shape[0]);
  }

  private static int cols(long[] shape) {
    return Math.toIntExact(Arrays.stream(shape).skip(1).reduce(1, Math::multiplyExact));
  }

  private static float[] narrowed(double[] values, DataType type) {
    double limit = type.isFPType() ? Float.MAX_VALUE : WHOLE;
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      if (Math.abs(values[i]) > limit && !Double.isInfinite(values[i])) {
        throw new IllegalArgumentException(
            "value %d (%s, of type %s) does not fit a float: it must lie within %s"
                .formatted(i, values[i], type, limit));
      }
      narrow[i] = (float) values[i];
    }
    return narrow;
  }

  /** A copy as ND4J's float array of rows x cols. */
  public INDArray toIndArray() {
    Nd4jRuntime.start();
    if (size() == 0) {
      return Nd4j.create(DataType.FLOAT, rows, cols);
    }
    return Nd4j.create(toArray(), new long[] {rows, cols}, 'c');
  }

  public int rows() {
    return rows;
  }

  public int cols() {
    return cols;
  }

  /** {@code rows() * cols()}. */
  public int size() {
    return rows * cols;
  }

  /** The array it is a window of. */
  public float[] values() {
    return values;
  }

  /** Where the window begins. */
  public int offset() {
    return offset;
  }

  public float at(int row, int col) {
    return values[place(row, col)];
  }

  public void set(int row, int col, float value) {
    values[place(row, col)] = value;
  }

  private int place(int row, int col) {
    if (row < 0 || row >= rows || col < 0 || col >= cols) {
      throw new IndexOutOfBoundsException(
          "(" + row + ", " + col + ") lies outside of a " + rows + " x " + cols + " matrix");
    }
    return offset + row * cols + col;
  }

  /** A copy of the window, row by row. */
  public float[] toArray() {
    return Arrays.copyOfRange(values, offset, offset + size());
  }

  /** This times another, (m,k) (k,n) -> (m,n), as a matrix of its own. */
  public Matrix times(Matrix other) {
    if (cols != other.rows) {
      throw Tape.mismatch("times", toString(), other.toString());
    }
    Matrix product = zeros(rows, other.cols);
    Blas.gemm(
        Transpose.NO,
        Transpose.NO,
        rows,
        other.cols,
        cols,
        1,
        values,
        offset,
        other.values,
        other.offset,
        0,
        product.values,
        0);
    return product;
  }

  /** Rows and columns exchanged, as a matrix of its own. */
  public Matrix transposed() {
    Matrix turned = zeros(cols, rows);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < cols; c++) {
        turned.values[c * rows + r] = values[offset + r * cols + c];
      }
    }
    return turned;
  }

  /** For example {@code 4x64}. */
  @Override
  public String toString() {
    return rows + "x" + cols;
  }
}
