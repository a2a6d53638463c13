package org.plaudit.agents.nn;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;

/**
 * Everything one optimiser trains, in one flat buffer: values, and beside them their gradients.
 * Layers own named windows of it. An update, a norm or a copy is then a single loop, whatever the
 * network looks like.
 */
public final class Parameters implements Saves {
  private final List<Parameter> members = new ArrayList<>();
  private float[] values = {};
  private float[] gradients = {};

  /**
   * Adds a matrix of zeros. Networks are built before they are trained: {@link #values} is a new
   * array afterwards.
   *
   * @throws IllegalArgumentException if the name is taken or the matrix is empty
   */
  public Parameter add(String name, int rows, int cols) {
    Require.that(rows > 0 && cols > 0, "parameter %s cannot be %d x %d", name, rows, cols);
    for (Parameter member : members) {
      Require.that(!member.name().equals(name), "there is a parameter named %s already", name);
    }
    int size = Math.addExact(values.length, Math.multiplyExact(rows, cols));
    Parameter added = new Parameter(this, name, rows, cols, values.length);
    values = Arrays.copyOf(values, size);
    gradients = Arrays.copyOf(gradients, size);
    members.add(added);
    return added;
  }

  /** In the order in which they were added. */
  public List<Parameter> members() {
    return List.copyOf(members);
  }

  /** How many numbers in all. */
  public int size() {
    return values.length;
  }

  /** The live values. */
  public float[] values() {
    return values;
  }

  /** The live gradients: every backward pass adds to them, the optimiser's step clears them. */
  public float[] gradients() {
    return gradients;
  }

  public void clearGradients() {
    Arrays.fill(gradients, 0f);
  }

  /**
   * Euclidean length of all gradients together.
   *
   * @throws DivergedException if it is not finite; names the first parameter at fault
   */
  public double gradientNorm() {
    double squares = Reduce.sumOfSquares(gradients, 0, size());
    if (!Double.isFinite(squares)) {
      throw diverged();
    }
    return Math.sqrt(squares);
  }

  /**
   * Shrinks all gradients by one factor so that their common norm is at most {@code limit}
   * (arXiv:1211.5063; the factor is limit / (norm + 1e-6), as in PyTorch).
   *
   * @return the norm before
   * @throws DivergedException as {@link #gradientNorm}
   */
  public double clipGradients(double limit) {
    if (!(limit > 0)) {
      throw new IllegalArgumentException("gradient norm limit (" + limit + ") must be positive");
    }
    double norm = gradientNorm();
    double factor = limit / (norm + 1e-6);
    if (factor < 1) {
      float shrink = (float) factor;
      float[] g = gradients;
      for (int i = 0; i < g.length; i++) {
        g[i] *= shrink;
      }
    }
    return norm;
  }

  /** Takes over the values of another set with the same names and shapes. */
  public void copyFrom(Parameters other) {
    alike(other);
    System.arraycopy(other.values, 0, values, 0, values.length);
  }

  /** Moves towards another set: values += rate (other - values), Polyak averaging. */
  public void track(Parameters other, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("rate (" + rate + ") must lie in [0, 1]");
    }
    alike(other);
    float step = (float) rate;
    float[] mine = values;
    float[] theirs = other.values;
    for (int i = 0; i < mine.length; i++) {
      mine[i] += step * (theirs[i] - mine[i]);
    }
  }

  /** Names, shapes and the exact values; not the gradients. */
  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(members.size());
    for (Parameter member : members) {
      out.writeUTF(member.name());
      out.writeInt(member.rows());
      out.writeInt(member.cols());
    }
    Floats.write(out, values);
  }

  /**
   * Reads values saved from a set with the same names and shapes; gradients become zero.
   *
   * @throws IOException if names or shapes differ, or the bytes end early; nothing has changed then
   */
  @Override
  public void load(DataInput in) throws IOException {
    int count = in.readInt();
    if (count != members.size()) {
      throw new IOException(
          "the saved state holds " + count + " parameters, this network " + members.size());
    }
    for (Parameter member : members) {
      String name = in.readUTF();
      String saved = name + " " + in.readInt() + "x" + in.readInt();
      if (!saved.equals(member.toString())) {
        throw new IOException("the saved state holds " + saved + " where " + member + " belongs");
      }
    }
    float[] read = Floats.read(in, size());
    System.arraycopy(read, 0, values, 0, read.length);
    clearGradients();
  }

  private void alike(Parameters other) {
    boolean same = members.size() == other.members.size();
    for (int i = 0; same && i < members.size(); i++) {
      Parameter mine = members.get(i);
      Parameter theirs = other.members.get(i);
      same =
          mine.rows() == theirs.rows()
              && mine.cols() == theirs.cols()
              && mine.name().equals(theirs.name());
    }
    if (!same) {
      throw new IllegalArgumentException(
          "parameters " + other.members + " do not match " + members);
    }
  }

  private DivergedException diverged() {
    for (Parameter member : members) {
      double squares = Reduce.sumOfSquares(gradients, member.offset(), member.size());
      if (!Double.isFinite(squares)) {
        return new DivergedException("the gradient of " + member.name(), Math.sqrt(squares));
      }
    }
    return new DivergedException("the norm of the gradients", Double.POSITIVE_INFINITY);
  }
}
