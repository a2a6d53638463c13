package org.plaudit.agents.nn;

/** What a neuron does with its weighted sum z. */
public enum Activation {
  IDENTITY {
    @Override
    float value(float z) {
      return z;
    }

    @Override
    void many(float[] z, float[] y, int n) {
      System.arraycopy(z, 0, y, 0, n);
    }

    @Override
    void backward(float[] z, float[] y, float[] dy, float[] dz, int n) {
      System.arraycopy(dy, 0, dz, 0, n);
    }
  },

  TANH {
    @Override
    float value(float z) {
      return Approx.tanh(z);
    }

    @Override
    void many(float[] z, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = value(z[i]);
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
    float value(float z) {
      return Math.max(z, 0f);
    }

    @Override
    void many(float[] z, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = value(z[i]);
      }
    }

    @Override
    void backward(float[] z, float[] y, float[] dy, float[] dz, int n) {
      for (int i = 0; i < n; i++) {
        // 1 where y is positive, else 0, without a branch: half of them would be guessed wrong
        dz[i] = dy[i] * Math.min(1f, y[i] * Float.MAX_VALUE);
      }
    }
  },

  /**
   * z/2 (1 + tanh(sqrt(2/pi) (z + 0.044715 z³))), the form GPT-2 uses (arXiv:1606.08415, sec. 2).
   */
  GELU {
    @Override
    float value(float z) {
      return 0.5f * z * (1 + Approx.tanh(GELU_A * (z + GELU_B * z * z * z)));
    }

    @Override
    void many(float[] z, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = value(z[i]);
      }
    }

    @Override
    void backward(float[] z, float[] y, float[] dy, float[] dz, int n) {
      // In two loops, because the compiler does not vectorise a body as long as both together.
      for (int i = 0; i < n; i++) {
        float x = z[i];
        dz[i] = Approx.tanh(GELU_A * (x + GELU_B * x * x * x));
      }
      for (int i = 0; i < n; i++) {
        float x = z[i];
        float t = dz[i];
        float slope = GELU_A * (1 + 3 * GELU_B * x * x) * (1 - t * t);
        dz[i] = dy[i] * 0.5f * (1 + t + x * slope);
      }
    }
  },

  /** z sigmoid(z) (arXiv:1702.03118). */
  SILU {
    @Override
    float value(float z) {
      return z * Approx.sigmoid(z);
    }

    @Override
    void many(float[] z, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = value(z[i]);
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
    float value(float z) {
      return Approx.sigmoid(z);
    }

    @Override
    void many(float[] z, float[] y, int n) {
      for (int i = 0; i < n; i++) {
        y[i] = value(z[i]);
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

  /**
   * From here on the loop of a constant's own runs. The compiler unrolls and vectorises a loop by
   * the lengths it saw first; kept apart, the short calls of acting cannot spoil the long ones of
   * training (measured: three times).
   */
  private static final int MANY = 256;

  /** f(z). */
  abstract float value(float z);

  /** y = f(z), the first n elements, for large n. */
  abstract void many(float[] z, float[] y, int n);

  /** y = f(z), the first n elements; z and y may be one array. */
  final void forward(float[] z, float[] y, int n) {
    if (n >= MANY) {
      many(z, y, n);
    } else {
      for (int i = 0; i < n; i++) {
        y[i] = value(z[i]);
      }
    }
  }

  /**
   * dz = dy f'(z); {@code y} is f(z), and z is read only where {@link #readsSum}. None of the
   * others may be the array dz.
   */
  abstract void backward(float[] z, float[] y, float[] dy, float[] dz, int n);

  /** Whether the slope needs z itself: otherwise y overwrites it. */
  boolean readsSum() {
    return this == GELU || this == SILU;
  }
}
