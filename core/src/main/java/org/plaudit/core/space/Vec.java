package org.plaudit.core.space;

import java.util.Arrays;

/** An immutable vector of floats with value equality; NaN equals NaN, and 0 differs from -0. */
public final class Vec {
  private final float[] values;

  private Vec(float[] values) {
    this.values = values;
  }

  /** Copies {@code values}. */
  public static Vec of(float... values) {
    return new Vec(values.clone());
  }

  /** Rounds {@code values} to float. */
  public static Vec of(double... values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return new Vec(rounded);
  }

  /** Copies {@code size} floats of a buffer, from index {@code at}. */
  public static Vec copyOf(float[] buffer, int at, int size) {
    return new Vec(Arrays.copyOfRange(buffer, at, at + size));
  }

  public static Vec filled(int size, double value) {
    float[] all = new float[size];
    Arrays.fill(all, (float) value);
    return new Vec(all);
  }

  public int size() {
    return values.length;
  }

  public float get(int index) {
    return values[index];
  }

  public void copyTo(float[] buffer, int at) {
    System.arraycopy(values, 0, buffer, at, values.length);
  }

  /** A fresh array. */
  public float[] toArray() {
    return values.clone();
  }

  public boolean finite() {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** This vector followed by {@code other}. */
  public Vec concat(Vec other) {
    float[] both = Arrays.copyOf(values, values.length + other.values.length);
    other.copyTo(both, values.length);
    return new Vec(both);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vec that && Arrays.equals(values, that.values);
  }

  /**
   * Turns between the elements: the bits of a float such as 1 end in zeros, and the usual sum of
   * products would give boards and one-hot vectors a few hundred hashes between them.
   */
  @Override
  public int hashCode() {
    int hash = values.length;
    for (float value : values) {
      hash = (Integer.rotateLeft(hash, 5) ^ Float.floatToIntBits(value)) * 0x9E3779B9;
    }
    return hash ^ hash >>> 15;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
