package org.plaudit.agents.nn;

/** Taking matrices apart and putting them together; nothing is computed. */
final class Select {
  private Select() {}

  /** One run of values of each row, (R,C) -> (R,n): those of the chosen action. */
  static final class Gather extends Tensor {
    private int[] index = {};

    Gather() {
      super(1);
    }

    /** Copies the indices, so that the caller may use its array again. */
    void index(int[] source, int offset, int n) {
      if (index.length < n) {
        index = new int[n];
      }
      System.arraycopy(source, offset, index, 0, n);
    }

    @Override
    String operation() {
      return "gather";
    }

    @Override
    void forward() {
      Tensor x = inputs[0];
      int choices = x.cols / cols;
      for (int r = 0; r < rows; r++) {
        int chosen = index[r];
        if (chosen < 0 || chosen >= choices) {
          throw new IllegalArgumentException(
              "index (" + chosen + ") of row " + r + " must lie in [0, " + choices + ") for " + x);
        }
        System.arraycopy(x.values, r * x.cols + chosen * cols, values, r * cols, cols);
      }
    }

    @Override
    void backward() {
      Tensor x = inputs[0];
      for (int r = 0; r < rows; r++) {
        int from = r * x.cols + index[r] * cols;
        for (int c = 0; c < cols; c++) {
          x.gradient[from + c] += gradient[r * cols + c];
        }
      }
    }
  }

  /** Columns from, from+1, ..., of each row, (R,C) -> (R,n). */
  static final class Columns extends Tensor {
    int from;

    Columns() {
      super(1);
    }

    @Override
    String operation() {
      return "columns";
    }

    @Override
    void forward() {
      Tensor x = inputs[0];
      for (int r = 0; r < rows; r++) {
        System.arraycopy(x.values, r * x.cols + from, values, r * cols, cols);
      }
    }

    @Override
    void backward() {
      Tensor x = inputs[0];
      for (int r = 0; r < rows; r++) {
        for (int c = 0; c < cols; c++) {
          x.gradient[r * x.cols + from + c] += gradient[r * cols + c];
        }
      }
    }
  }

  /** Rows side by side, (R,A) (R,B) -> (R,A+B). */
  static final class Concat extends Tensor {
    Concat() {
      super(2);
    }

    @Override
    String operation() {
      return "concat";
    }

    @Override
    void forward() {
      Tensor a = inputs[0];
      Tensor b = inputs[1];
      for (int r = 0; r < rows; r++) {
        System.arraycopy(a.values, r * a.cols, values, r * cols, a.cols);
        System.arraycopy(b.values, r * b.cols, values, r * cols + a.cols, b.cols);
      }
    }

    @Override
    void backward() {
      addTo(0, 0);
      addTo(1, inputs[0].cols);
    }

    private void addTo(int input, int from) {
      if (wants(input)) {
        Tensor x = inputs[input];
        for (int r = 0; r < rows; r++) {
          for (int c = 0; c < x.cols; c++) {
            x.gradient[r * x.cols + c] += gradient[r * cols + from + c];
          }
        }
      }
    }
  }
}
