package org.plaudit.agents.nn;

/** What a neuron does with its weighted sum z. */
public enum Activation {
  IDENTITY {
    @Override
    void forward(float[] z, float[] y, int n) {
      System.arraycopy(z, 0, y, 0, n);
    }

    @Override
    void backward(float[] z, float[] y, float[] dy, float[] dz, int n) {
      System.arraycopy(dy, 0, dz, 0, n);
    }
  },

  TANH {
    @Override
    void forward(float[] z, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = Approx.tanh(z[i]);
      }
    }

    @Override
    void backward(float[] z, float[] y, float[] dy, float[] dz, int n) {
      for (int i = 0; i < n; i++) {
        dz[i] = dy[i] * (1 - y[i] * y[i]);
      }
    }
  },

  /** max(z, 0); the slope at 0 is 0. */
  RELU {
    @Override
    void forward(float[] z, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = Math.max(z[i], 0f);
      }
    }

    @Override
    void backward(float[] z, float[] y, float[] dy, float[] dz, int n) {
      for (int i = 0; i < n; i++) {
        dz[i] = y[i] > 0 ? dy[i] : 0;
      }
    }
  },

  /**
   * z/2 (1 + tanh(sqrt(2/pi) (z + 0.044715 z³))), the form GPT-2 uses (arXiv:1606.08415, sec. 2).
   */
  GELU {
    @Override
    void forward(float[] z, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        float x = z[i];
        y[i] = 0.5f * x * (1 + Approx.tanh(GELU_A * (x + GELU_B * x * x * x)));
      }
    }

    @Override
    void backward(float[] z, float[] y, float[] dy, float[] dz, int n) {
      for (int i = 0; i < n; i++) {
        float x = z[i];
        float t = Approx.tanh(GELU_A * (x + GELU_B * x * x * x));
        float slope = GELU_A * (1 + 3 * GELU_B * x * x) * (1 - t * t);
        dz[i] = dy[i] * 0.5f * (1 + t + x * slope);
      }
    }
  },

  /** z sigmoid(z) (arXiv:1702.03118). */
  SILU {
    @Override
    void forward(float[] z, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = z[i] * Approx.sigmoid(z[i]);
      }
    }

    @Override
    void backward(float[] z, float[] y, float[] dy, float[] dz, int n) {
      for (int i = 0; i < n; i++) {
        float s = Approx.sigmoid(z[i]);
        dz[i] = dy[i] * s * (1 + z[i] * (1 - s));
      }
    }
  },

  SIGMOID {
    @Override
    void forward(float[] z, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = Approx.sigmoid(z[i]);
      }
    }

    @Override
    void backward(float[] z, float[] y, float[] dy, float[] dz, int n) {
      for (int i = 0; i < n; i++) {
        dz[i] = dy[i] * y[i] * (1 - y[i]);
      }
    }
  };

  /** sqrt(2 / pi). */
  private static final float GELU_A = 0.7978845608f;

  private static final float GELU_B = 0.044715f;

  /** y = f(z), the first n elements; z and y may be one array. */
  abstract void forward(float[] z, float[] y, int n);

  /** dz = dy f'(z); {@code y} is f(z), and z is read only where {@link #readsSum}. */
  abstract void backward(float[] z, float[] y, float[] dy, float[] dz, int n);

  /** Whether the slope needs z itself: otherwise y overwrites it. */
  boolean readsSum() {
    return this == GELU || this == SILU;
  }
}
