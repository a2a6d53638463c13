package org.plaudit.agents.nn;

/** Tensors that nothing on the tape was computed for: data, variables, parameters. */
final class Leaf {
  private Leaf() {}

  /** Data; no gradient. */
  static final class Input extends Tensor {
    Input() {
      super(0);
    }

    @Override
    String operation() {
      return "input";
    }

    @Override
    void forward() {}

    @Override
    void backward() {}
  }

  /** Data whose gradient is asked for. */
  static final class Variable extends Tensor {
    Variable() {
      super(0);
    }

    @Override
    String operation() {
      return "variable";
    }

    @Override
    boolean trains() {
      return true;
    }

    @Override
    void forward() {}

    @Override
    void backward() {}
  }

  /** A parameter as a matrix, say a Gaussian's log standard deviation. */
  static final class Weight extends Tensor {
    Parameter parameter;

    Weight() {
      super(0);
    }

    @Override
    String operation() {
      return "parameter";
    }

    @Override
    boolean trains() {
      return tape.trains(parameter);
    }

    @Override
    void forward() {
      System.arraycopy(parameter.owner().values(), parameter.offset(), values, 0, size());
    }

    @Override
    void backward() {
      float[] total = parameter.owner().gradients();
      int offset = parameter.offset();
      for (int i = 0; i < size(); i++) {
        total[offset + i] += gradient[i];
      }
    }
  }
}
