package org.plaudit.agents.nn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;

/** What an optimiser remembers: its steps, and running averages as large as its parameters. */
final class Moments implements Saves {
  /**
   * Added and taken away, it keeps a moment from ever becoming denormal, and changes nothing that
   * an update could feel. Once its gradients end, a moment would stay denormal for ever, and such
   * numbers cost 30 times the time.
   */
  static final float FLUSH = 0x1p-102f;

  private final Parameters parameters;
  private final float[][] averages;
  private long steps;

  /** {@code count} averages, all zero, of parameters that are complete. */
  Moments(Parameters parameters, int count) {
    this.parameters = parameters;
    this.averages = new float[count][parameters.size()];
  }

  float[] get(int i) {
    return averages[i];
  }

  long steps() {
    return steps;
  }

  static void checkRate(double learningRate) {
    Require.that(
        learningRate > 0 && Double.isFinite(learningRate),
        "learningRate (%s) must be positive",
        learningRate);
  }

  /** Counts a step that is about to be taken. */
  void begin(double learningRate) {
    int size = averages[0].length;
    if (parameters.size() != size) {
      throw new IllegalStateException(
          "parameters grew from "
              + size
              + " to "
              + parameters.size()
              + " numbers after their optimiser was made. Maybe build the whole network first.");
    }
    if (!(learningRate >= 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "learningRate (" + learningRate + ") must be finite and not negative");
    }
    steps++;
  }

  /** The step count and the averages, exactly. */
  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(steps);
    for (float[] average : averages) {
      Floats.write(out, average);
    }
  }

  /**
   * Continues where a saved optimiser of the same parameters stood.
   *
   * @throws IOException if the sizes differ or the bytes end early; nothing has changed then
   */
  @Override
  public void load(DataInput in) throws IOException {
    long saved = in.readLong();
    if (saved < 0) {
      throw new IOException("the saved optimiser claims " + saved + " steps");
    }
    float[][] read = new float[averages.length][];
    for (int i = 0; i < read.length; i++) {
      read[i] = Floats.read(in, averages[i].length);
    }
    steps = saved;
    for (int i = 0; i < read.length; i++) {
      System.arraycopy(read[i], 0, averages[i], 0, read[i].length);
    }
  }
}
