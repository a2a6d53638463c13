package org.plaudit.agents.nn;

/**
 * log density of independent normal variables, summed over each row: (R,A) means, (1,A) or (R,A)
 * log standard deviations, (R,A) points -> (R,1), in nats.
 */
final class Gaussian extends Tensor {
  /** log(2 pi) / 2. */
  private static final float HALF_LOG_TAU = 0.9189385332046727f;

  Gaussian() {
    super(3);
  }

  @Override
  String operation() {
    return "gaussianLogDensity";
  }

  @Override
  void forward() {
    Tensor mean = inputs[0];
    Tensor logStd = inputs[1];
    float[] x = inputs[2].values;
    for (int r = 0; r < rows; r++) {
      float sum = 0;
      for (int c = 0; c < mean.cols; c++) {
        int i = r * mean.cols + c;
        float l = logStd.values[place(r, c)];
        float z = (x[i] - mean.values[i]) * Approx.exp(-l);
        sum -= 0.5f * z * z + l + HALF_LOG_TAU;
      }
      values[r] = sum;
    }
  }

  @Override
  void backward() {
    Tensor mean = inputs[0];
    Tensor logStd = inputs[1];
    Tensor x = inputs[2];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < mean.cols; c++) {
        int i = r * mean.cols + c;
        float precision = Approx.exp(-logStd.values[place(r, c)]);
        float z = (x.values[i] - mean.values[i]) * precision;
        float pull = gradient[r] * z * precision;
        if (wants(0)) {
          mean.gradient[i] += pull;
        }
        if (wants(1)) {
          logStd.gradient[place(r, c)] += gradient[r] * (z * z - 1);
        }
        if (wants(2)) {
          x.gradient[i] -= pull;
        }
      }
    }
  }

  private int place(int r, int c) {
    return inputs[1].rows == 1 ? c : r * inputs[1].cols + c;
  }
}
