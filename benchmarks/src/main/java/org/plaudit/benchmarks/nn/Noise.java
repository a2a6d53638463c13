package org.plaudit.benchmarks.nn;

import org.plaudit.core.random.Pcg64;

/** Numbers to compute with. */
public final class Noise {
  private Noise() {}

  /** {@code n} standard normal draws. */
  public static float[] gaussian(Pcg64 rng, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) rng.nextGaussian();
    }
    return values;
  }
}
