package org.plaudit.agents.nn;

/**
 * -log softmax(x)[target] of each row, (R,C) -> (R,1), or its mean over the rows that count, (R,C)
 * -> (1,1). Its slope is softmax(x) less 1 at the target; no logarithm is taken apart from the
 * row's own normaliser.
 */
final class CrossEntropy extends Tensor {
  /** No mask: every row counts. */
  static final float[] ALL = {};

  boolean mean;

  private int[] target = {};

  /** 1 where a row counts, else 0. */
  private float[] counts = {};

  private float[] probabilities = {};
  private float[] power = {};

  /** The target's logit less the row's greatest. */
  private float[] right = {};

  private int counted;

  CrossEntropy() {
    super(1);
  }

  /** Copies targets and mask, so that the caller may use its arrays again. */
  void aim(int[] targets, float[] mask, int offset, Tensor logits) {
    int n = logits.rows;
    if (target.length < n) {
      target = new int[n];
    }
    counts = atLeast(counts, n);
    right = atLeast(right, n);
    counted = 0;
    for (int r = 0; r < n; r++) {
      target[r] = targets[offset + r];
      counts[r] = mask.length == 0 || mask[offset + r] != 0 ? 1 : 0;
      if (counts[r] != 0) {
        counted++;
        if (target[r] < 0 || target[r] >= logits.cols) {
          throw new IllegalArgumentException(
              "target ("
                  + target[r]
                  + ") of row "
                  + r
                  + " must lie in [0, "
                  + logits.cols
                  + ") for "
                  + logits
                  + ". Maybe mask rows that have none.");
        }
      }
    }
    if (mean && counted == 0) {
      throw new IllegalArgumentException(
          "crossEntropy: no row of " + logits + " counts. Maybe the mask forbids everything.");
    }
  }

  @Override
  String operation() {
    return "crossEntropy";
  }

  @Override
  void forward() {
    Tensor x = inputs[0];
    float[] p = atLeast(probabilities, x.size());
    probabilities = p;
    power = atLeast(power, x.size());
    for (int r = 0; r < x.rows; r++) {
      int from = r * x.cols;
      float max = Reduce.max(x.values, from, x.cols);
      for (int i = from; i < from + x.cols; i++) {
        p[i] = x.values[i] - max;
      }
      right[r] = counts[r] == 0 ? 0 : p[from + target[r]];
    }
    Approx.expOfNegative(p, power, x.size());
    double sum = 0;
    for (int r = 0; r < x.rows; r++) {
      int from = r * x.cols;
      float total = Reduce.sum(p, from, x.cols);
      float scale = 1 / total;
      for (int i = from; i < from + x.cols; i++) {
        p[i] *= scale;
      }
      float loss = counts[r] == 0 ? 0 : (float) Math.log(total) - right[r];
      sum += loss;
      if (!mean) {
        values[r] = loss;
      }
    }
    if (mean) {
      values[0] = (float) (sum / counted);
    }
  }

  @Override
  void backward() {
    Tensor x = inputs[0];
    for (int r = 0; r < x.rows; r++) {
      if (counts[r] != 0) {
        float share = mean ? gradient[0] / counted : gradient[r];
        int from = r * x.cols;
        for (int i = from; i < from + x.cols; i++) {
          x.gradient[i] += share * probabilities[i];
        }
        x.gradient[from + target[r]] -= share;
      }
    }
  }
}
