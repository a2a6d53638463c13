package org.plaudit.agents.nn;

/** Categorical distributions, one a row. */
final class Softmax {
  /** The log-probability of what a mask forbids: e to it is exactly 0, and 0 times it is 0. */
  static final float FORBIDDEN = -1e9f;

  private Softmax() {}

  /** log softmax of each row over what its mask allows, (R,C) -> (R,C). */
  static final class LogSoftmax extends Tensor {
    private static final float[] ALL = {};

    /** 1 for allowed, 0 for forbidden; empty if all is allowed. */
    private float[] mask = ALL;

    private float[] maskBuffer = {};
    private float[] probabilities = {};
    private float[] power = {};

    LogSoftmax() {
      super(1);
    }

    void allowAll() {
      mask = ALL;
    }

    /** Copies the mask, so that the caller may use its array again. */
    void allow(float[] source, int offset, int n) {
      maskBuffer = atLeast(maskBuffer, n);
      System.arraycopy(source, offset, maskBuffer, 0, n);
      mask = maskBuffer;
    }

    @Override
    String operation() {
      return "logSoftmax";
    }

    @Override
    void forward() {
      probabilities = atLeast(probabilities, size());
      power = atLeast(power, size());
      for (int r = 0; r < rows; r++) {
        subtract(r, mask.length == 0 ? greatest(r) : greatestAllowed(r));
      }
      Approx.exp(values, probabilities, power, size());
      for (int r = 0; r < rows; r++) {
        int from = r * cols;
        float total = 0;
        for (int i = from; i < from + cols; i++) {
          total += probabilities[i];
        }
        // After the greatest: the difference of two large logits is exact, their sum is not.
        // What is forbidden is too far away to move.
        float logTotal = (float) Math.log(total);
        float scale = 1 / total;
        for (int i = from; i < from + cols; i++) {
          values[i] -= logTotal;
          probabilities[i] *= scale;
        }
      }
    }

    private float greatest(int r) {
      float[] x = inputs[0].values;
      float max = Float.NEGATIVE_INFINITY;
      for (int i = r * cols; i < (r + 1) * cols; i++) {
        max = x[i] > max ? x[i] : max;
      }
      return max;
    }

    private float greatestAllowed(int r) {
      float[] x = inputs[0].values;
      float max = Float.NEGATIVE_INFINITY;
      boolean any = false;
      for (int i = r * cols; i < (r + 1) * cols; i++) {
        if (mask[i] != 0) {
          max = x[i] > max ? x[i] : max;
          any = true;
        }
      }
      if (!any) {
        throw new IllegalArgumentException(
            "the mask of row " + r + " forbids all " + cols + " choices of " + inputs[0]);
      }
      return max;
    }

    private void subtract(int r, float max) {
      float[] x = inputs[0].values;
      for (int i = r * cols; i < (r + 1) * cols; i++) {
        values[i] = allowed(i) ? x[i] - max : FORBIDDEN;
      }
    }

    @Override
    void backward() {
      float[] dx = inputs[0].gradient;
      for (int r = 0; r < rows; r++) {
        int from = r * cols;
        float total = 0;
        for (int i = from; i < from + cols; i++) {
          total += allowed(i) ? gradient[i] : 0;
        }
        for (int i = from; i < from + cols; i++) {
          dx[i] += allowed(i) ? gradient[i] - probabilities[i] * total : 0;
        }
      }
    }

    private boolean allowed(int i) {
      return mask.length == 0 || mask[i] != 0;
    }
  }

  /** Entropy in nats of each row of log-probabilities, (R,C) -> (R,1). */
  static final class Entropy extends Tensor {
    Entropy() {
      super(1);
    }

    @Override
    String operation() {
      return "entropy";
    }

    @Override
    void forward() {
      Tensor x = inputs[0];
      for (int r = 0; r < rows; r++) {
        float sum = 0;
        for (int i = r * x.cols; i < (r + 1) * x.cols; i++) {
          sum -= Approx.exp(x.values[i]) * x.values[i];
        }
        values[r] = sum;
      }
    }

    @Override
    void backward() {
      Tensor x = inputs[0];
      for (int r = 0; r < rows; r++) {
        // d/dl (-e^l l) = -e^l (l + 1)
        for (int i = r * x.cols; i < (r + 1) * x.cols; i++) {
          x.gradient[i] -= gradient[r] * Approx.exp(x.values[i]) * (x.values[i] + 1);
        }
      }
    }
  }
}
