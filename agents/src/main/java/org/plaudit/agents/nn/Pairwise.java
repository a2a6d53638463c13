package org.plaudit.agents.nn;

import java.util.Arrays;

/**
 * Functions of two values at a time. The second operand may be smaller: one row (1,C), one column
 * (R,1) or one value (1,1) stands for every row, column or place.
 *
 * <p>A smaller operand is written out to full shape first, and its gradient summed up afterwards.
 * The loops between then see arrays with one common index only, which is what the compiler
 * vectorises.
 */
abstract class Pairwise extends Tensor {
  private float[] spread = {};
  private float[] firstShare = {};
  private float[] secondShare = {};

  Pairwise() {
    super(2);
  }

  /** out = f(x, y). */
  abstract void combine(float[] x, float[] y, float[] out, int n);

  /** dx += g df/dx and dy += g df/dy. */
  abstract void share(float[] x, float[] y, float[] g, float[] dx, float[] dy, int n);

  @Override
  final void forward() {
    combine(inputs[0].values, second(), values, size());
  }

  @Override
  final void backward() {
    Tensor a = inputs[0];
    Tensor b = inputs[1];
    float[] dx = a.gradient;
    if (!wants(0)) {
      firstShare = atLeast(firstShare, size());
      dx = firstShare; // computed and forgotten
    }
    boolean direct = wants(1) && sameShape();
    float[] dy = b.gradient;
    if (!direct) {
      secondShare = atLeast(secondShare, size());
      Arrays.fill(secondShare, 0, size(), 0f);
      dy = secondShare;
    }
    share(a.values, sameShape() ? b.values : spread, gradient, dx, dy, size());
    if (wants(1) && !direct) {
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < cols; c++) {
          b.gradient[place(r, c)] += dy[r * cols + c];
        }
      }
    }
  }

  private boolean sameShape() {
    return inputs[1].rows == rows && inputs[1].cols == cols;
  }

  private float[] second() {
    Tensor b = inputs[1];
    if (sameShape()) {
      return b.values;
    }
    spread = atLeast(spread, size());
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < cols; c++) {
        spread[r * cols + c] = b.values[place(r, c)];
      }
    }
    return spread;
  }

  /** Where the second operand keeps the value for (r, c). */
  private int place(int r, int c) {
    Tensor b = inputs[1];
    return (b.rows == 1 ? 0 : r) * b.cols + (b.cols == 1 ? 0 : c);
  }

  static final class Add extends Pairwise {
    @Override
    String operation() {
      return "add";
    }

    @Override
    void combine(float[] x, float[] y, float[] out, int n) {
      for (int i = 0; i < n; i++) {
        out[i] = x[i] + y[i];
      }
    }

    @Override
    void share(float[] x, float[] y, float[] g, float[] dx, float[] dy, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += g[i];
        dy[i] += g[i];
      }
    }
  }

  static final class Subtract extends Pairwise {
    @Override
    String operation() {
      return "sub";
    }

    @Override
    void combine(float[] x, float[] y, float[] out, int n) {
      for (int i = 0; i < n; i++) {
        out[i] = x[i] - y[i];
      }
    }

    @Override
    void share(float[] x, float[] y, float[] g, float[] dx, float[] dy, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += g[i];
        dy[i] -= g[i];
      }
    }
  }

  static final class Multiply extends Pairwise {
    @Override
    String operation() {
      return "mul";
    }

    @Override
    void combine(float[] x, float[] y, float[] out, int n) {
      for (int i = 0; i < n; i++) {
        out[i] = x[i] * y[i];
      }
    }

    @Override
    void share(float[] x, float[] y, float[] g, float[] dx, float[] dy, int n) {
      for (int i = 0; i < n; i++) {
        dx[i] += g[i] * y[i];
        dy[i] += g[i] * x[i];
      }
    }
  }

  /** The smaller of two; a tie shares the gradient in halves, as in PyTorch. */
  static final class Minimum extends Pairwise {
    @Override
    String operation() {
      return "minimum";
    }

    @Override
    void combine(float[] x, float[] y, float[] out, int n) {
      for (int i = 0; i < n; i++) {
        out[i] = Math.min(x[i], y[i]);
      }
    }

    @Override
    void share(float[] x, float[] y, float[] g, float[] dx, float[] dy, int n) {
      for (int i = 0; i < n; i++) {
        float toFirst = x[i] < y[i] ? 1 : x[i] == y[i] ? 0.5f : 0;
        dx[i] += toFirst * g[i];
        dy[i] += (1 - toFirst) * g[i];
      }
    }
  }

  /** The larger of two; a tie shares the gradient in halves. */
  static final class Maximum extends Pairwise {
    @Override
    String operation() {
      return "maximum";
    }

    @Override
    void combine(float[] x, float[] y, float[] out, int n) {
      for (int i = 0; i < n; i++) {
        out[i] = Math.max(x[i], y[i]);
      }
    }

    @Override
    void share(float[] x, float[] y, float[] g, float[] dx, float[] dy, int n) {
      for (int i = 0; i < n; i++) {
        float toFirst = x[i] > y[i] ? 1 : x[i] == y[i] ? 0.5f : 0;
        dx[i] += toFirst * g[i];
        dy[i] += (1 - toFirst) * g[i];
      }
    }
  }
}
