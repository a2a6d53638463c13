package org.plaudit.agents.nn;

/** Operations of networks that tell what each action is worth. */
public final class ActionValues {
  private ActionValues() {}

  /**
   * {@link Tape#dueling} on plain arrays: value (rows, width) and advantage (rows, cols) into out
   * (rows, cols), which may be the advantage.
   */
  public static void dueling(
      float[] value, float[] advantage, int rows, int cols, int width, float[] out) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < width; c++) {
        int from = r * cols + c;
        float shift = value[r * width + c] - mean(advantage, from, cols, width);
        for (int i = from; i < (r + 1) * cols; i += width) {
          out[i] = advantage[i] + shift;
        }
      }
    }
  }

  /** Over the actions of one row, for one column of their blocks. */
  private static float mean(float[] x, int from, int cols, int width) {
    float sum = 0;
    int actions = cols / width;
    for (int a = 0; a < actions; a++) {
      sum += x[from + a * width];
    }
    return sum / actions;
  }

  /**
   * The dueling sum (arXiv:1511.06581, eq. 9): the value of a state, and of each action its
   * advantage over their mean; block by block of as many columns as the value has, (R,W) (R,A*W) ->
   * (R,A*W).
   */
  static final class Dueling extends Tensor {
    Dueling() {
      super(2);
    }

    @Override
    String operation() {
      return "dueling";
    }

    @Override
    void forward() {
      dueling(inputs[0].values, inputs[1].values, rows, cols, inputs[0].cols, values);
    }

    @Override
    void backward() {
      int width = inputs[0].cols;
      int actions = cols / width;
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < width; c++) {
          float mean = mean(gradient, r * cols + c, cols, width);
          if (wants(0)) {
            inputs[0].gradient[r * width + c] += actions * mean;
          }
          if (wants(1)) {
            for (int i = r * cols + c; i < (r + 1) * cols; i += width) {
              inputs[1].gradient[i] += gradient[i] - mean;
            }
          }
        }
      }
    }
  }

  /**
   * Quantile regression with Huber's loss L (arXiv:1710.10044, eq. 9 and 10): the i-th of N columns
   * is to become the quantile at tau_i = (i + 1/2) / N of the row's M samples T; the loss of a row
   * is the sum over i of the mean over j of |tau_i - 1{u < 0}| L(u), u = T_j - x_i. (R,N) -> (R,1).
   */
  static final class QuantileHuber extends Tensor {
    float width;
    private float[] samples = {};
    private int count;

    /** d loss / d x, found on the way. */
    private float[] slopes = {};

    QuantileHuber() {
      super(1);
    }

    /** Copies the samples, so that the caller may use its array again. */
    void samples(float[] source, int offset, int rows, int perRow) {
      samples = atLeast(samples, rows * perRow);
      System.arraycopy(source, offset, samples, 0, rows * perRow);
      count = perRow;
    }

    @Override
    String operation() {
      return "quantileHuber";
    }

    @Override
    void forward() {
      Tensor x = inputs[0];
      slopes = atLeast(slopes, x.size());
      for (int r = 0; r < rows; r++) {
        float total = 0;
        for (int i = 0; i < x.cols; i++) {
          float tau = (i + 0.5f) / x.cols;
          float at = x.values[r * x.cols + i];
          float loss = 0;
          float slope = 0;
          for (int j = r * count; j < (r + 1) * count; j++) {
            float u = samples[j] - at;
            float size = Math.abs(u);
            float weight = u < 0 ? 1 - tau : tau;
            float inside = Math.min(size, width);
            // u²/2 up to the width, then straight; its slope is u, held within the width.
            loss += weight * inside * (size - 0.5f * inside);
            slope -= weight * Math.copySign(inside, u);
          }
          total += loss / count;
          slopes[r * x.cols + i] = slope / count;
        }
        values[r] = total;
      }
    }

    @Override
    void backward() {
      Tensor x = inputs[0];
      for (int r = 0; r < rows; r++) {
        for (int i = r * x.cols; i < (r + 1) * x.cols; i++) {
          x.gradient[i] += gradient[r] * slopes[i];
        }
      }
    }
  }
}
