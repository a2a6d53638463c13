package org.plaudit.agents.nn;

/**
 * A named matrix within {@link Parameters}: {@code rows * cols} floats from {@code offset} on,
 * row-major.
 */
public final class Parameter {
  private final Parameters owner;
  private final String name;
  private final int rows;
  private final int cols;
  private final int offset;

  Parameter(Parameters owner, String name, int rows, int cols, int offset) {
    this.owner = owner;
    this.name = name;
    this.rows = rows;
    this.cols = cols;
    this.offset = offset;
  }

  public Parameters owner() {
    return owner;
  }

  /** For example {@code policy.0.weight}. */
  public String name() {
    return name;
  }

  public int rows() {
    return rows;
  }

  public int cols() {
    return cols;
  }

  /** Where it starts in {@code owner().values()} and {@code owner().gradients()}. */
  public int offset() {
    return offset;
  }

  /** {@code rows() * cols()}. */
  public int size() {
    return rows * cols;
  }

  public float at(int row, int col) {
    return owner.values()[offset + row * cols + col];
  }

  /** For example {@code policy.0.weight 4x64}. */
  @Override
  public String toString() {
    return name + " " + rows + "x" + cols;
  }
}
