package org.plaudit.agents.nn;

/** Sums over parts of a matrix. */
final class Reduction {
  private Reduction() {}

  /** factor times the sum of everything, (R,C) -> (1,1): the sum, or the mean. */
  static final class Total extends Tensor {
    float factor;

    Total() {
      super(1);
    }

    @Override
    String operation() {
      return "sum";
    }

    @Override
    void forward() {
      values[0] = factor * Reduce.sum(inputs[0].values, 0, inputs[0].size());
    }

    @Override
    void backward() {
      float[] dx = inputs[0].gradient;
      float share = factor * gradient[0];
      for (int i = 0; i < inputs[0].size(); i++) {
        dx[i] += share;
      }
    }
  }

  /** Each row's sum, (R,C) -> (R,1). */
  static final class RowSum extends Tensor {
    RowSum() {
      super(1);
    }

    @Override
    String operation() {
      return "rowSum";
    }

    @Override
    void forward() {
      Tensor x = inputs[0];
      for (int r = 0; r < rows; r++) {
        values[r] = Reduce.sum(x.values, r * x.cols, x.cols);
      }
    }

    @Override
    void backward() {
      Tensor x = inputs[0];
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < x.cols; c++) {
          x.gradient[r * x.cols + c] += gradient[r];
        }
      }
    }
  }

  /** Each run of {@code group} rows added into one, (R,C) -> (R/group,C). */
  static final class GroupSum extends Tensor {
    int group = 1;

    GroupSum() {
      super(1);
    }

    @Override
    String operation() {
      return "sumRowGroups";
    }

    @Override
    void forward() {
      float[] x = inputs[0].values;
      for (int g = 0; g < rows; g++) {
        for (int c = 0; c < cols; c++) {
          float sum = 0;
          for (int r = 0; r < group; r++) {
            sum += x[(g * group + r) * cols + c];
          }
          values[g * cols + c] = sum;
        }
      }
    }

    @Override
    void backward() {
      float[] dx = inputs[0].gradient;
      for (int r = 0; r < inputs[0].rows; r++) {
        for (int c = 0; c < cols; c++) {
          dx[r * cols + c] += gradient[r / group * cols + c];
        }
      }
    }
  }
}
