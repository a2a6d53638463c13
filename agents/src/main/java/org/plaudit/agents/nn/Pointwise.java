package org.plaudit.agents.nn;

/** Functions of one value at a time: y = f(x), dx += dy f'(x). */
final class Pointwise {
  private Pointwise() {}

  /** tanh, ReLU and their like, outside a linear layer. */
  static final class Activate extends Tensor {
    Activation activation = Activation.IDENTITY;
    private float[] scratch = {};

    Activate() {
      super(1);
    }

    @Override
    String operation() {
      return activation.toString().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    void forward() {
      activation.forward(inputs[0].values, values, size());
    }

    @Override
    void backward() {
      scratch = atLeast(scratch, size());
      activation.backward(inputs[0].values, values, gradient, scratch, size());
      float[] dx = inputs[0].gradient;
      float[] dz = scratch;
      for (int i = 0; i < size(); i++) {
        dx[i] += dz[i];
      }
    }
  }

  /** e^x. */
  static final class Exp extends Tensor {
    private float[] power = {};

    Exp() {
      super(1);
    }

    @Override
    String operation() {
      return "exp";
    }

    @Override
    void forward() {
      power = atLeast(power, size());
      Approx.exp(inputs[0].values, values, power, size());
    }

    @Override
    void backward() {
      float[] dx = inputs[0].gradient;
      float[] y = values;
      float[] dy = gradient;
      for (int i = 0; i < size(); i++) {
        dx[i] += dy[i] * y[i];
      }
    }
  }

  /** Natural logarithm. */
  static final class Log extends Tensor {
    private float[] power = {};

    Log() {
      super(1);
    }

    @Override
    String operation() {
      return "log";
    }

    @Override
    void forward() {
      power = atLeast(power, size());
      Approx.log(inputs[0].values, values, power, size());
    }

    @Override
    void backward() {
      float[] x = inputs[0].values;
      float[] dx = inputs[0].gradient;
      float[] dy = gradient;
      for (int i = 0; i < size(); i++) {
        dx[i] += dy[i] / x[i];
      }
    }
  }

  /** x². */
  static final class Square extends Tensor {
    Square() {
      super(1);
    }

    @Override
    String operation() {
      return "square";
    }

    @Override
    void forward() {
      float[] x = inputs[0].values;
      float[] y = values;
      for (int i = 0; i < size(); i++) {
        y[i] = x[i] * x[i];
      }
    }

    @Override
    void backward() {
      float[] x = inputs[0].values;
      float[] dx = inputs[0].gradient;
      float[] dy = gradient;
      for (int i = 0; i < size(); i++) {
        dx[i] += 2 * x[i] * dy[i];
      }
    }
  }

  /** factor x + shift. */
  static final class Scale extends Tensor {
    float factor;
    float shift;

    Scale() {
      super(1);
    }

    @Override
    String operation() {
      return "scale";
    }

    @Override
    void forward() {
      float[] x = inputs[0].values;
      float[] y = values;
      float a = factor;
      float b = shift;
      for (int i = 0; i < size(); i++) {
        y[i] = a * x[i] + b;
      }
    }

    @Override
    void backward() {
      float[] dx = inputs[0].gradient;
      float[] dy = gradient;
      float a = factor;
      for (int i = 0; i < size(); i++) {
        dx[i] += a * dy[i];
      }
    }
  }

  /** x held in [low, high]; outside, no gradient passes. On the edge it does, as in PyTorch. */
  static final class Clip extends Tensor {
    float low;
    float high;

    Clip() {
      super(1);
    }

    @Override
    String operation() {
      return "clip";
    }

    @Override
    void forward() {
      float[] x = inputs[0].values;
      float[] y = values;
      float from = low;
      float to = high;
      for (int i = 0; i < size(); i++) {
        y[i] = Math.max(from, Math.min(to, x[i]));
      }
    }

    @Override
    void backward() {
      float[] x = inputs[0].values;
      float[] dx = inputs[0].gradient;
      for (int i = 0; i < size(); i++) {
        dx[i] += low <= x[i] && x[i] <= high ? gradient[i] : 0;
      }
    }
  }

  /** log sigmoid(x) = -log(1 + e^-x), without overflow. */
  static final class LogSigmoid extends Tensor {
    private float[] first = {};
    private float[] second = {};

    LogSigmoid() {
      super(1);
    }

    @Override
    String operation() {
      return "logSigmoid";
    }

    @Override
    void forward() {
      first = atLeast(first, size());
      second = atLeast(second, size());
      Approx.logSigmoid(inputs[0].values, values, first, second, size());
    }

    @Override
    void backward() {
      float[] x = inputs[0].values;
      float[] dx = inputs[0].gradient;
      // d/dx log sigmoid(x) = sigmoid(-x)
      for (int i = 0; i < size(); i++) {
        dx[i] += gradient[i] * Approx.sigmoid(-x[i]);
      }
    }
  }

  /** Huber's loss of a difference: x²/2 up to {@code width}, then straight. */
  static final class Huber extends Tensor {
    float width;

    Huber() {
      super(1);
    }

    @Override
    String operation() {
      return "huber";
    }

    @Override
    void forward() {
      float[] x = inputs[0].values;
      for (int i = 0; i < size(); i++) {
        float size = Math.abs(x[i]);
        values[i] = size <= width ? 0.5f * size * size : width * (size - 0.5f * width);
      }
    }

    @Override
    void backward() {
      float[] x = inputs[0].values;
      float[] dx = inputs[0].gradient;
      for (int i = 0; i < size(); i++) {
        dx[i] += gradient[i] * Math.max(-width, Math.min(width, x[i]));
      }
    }
  }

  /** x as a constant: its gradient goes no further. */
  static final class Detach extends Tensor {
    Detach() {
      super(1);
    }

    @Override
    String operation() {
      return "detach";
    }

    @Override
    void forward() {
      System.arraycopy(inputs[0].values, 0, values, 0, size());
    }

    @Override
    void backward() {}
  }
}
