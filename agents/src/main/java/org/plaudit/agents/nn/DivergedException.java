package org.plaudit.agents.nn;

/** Training has left the numbers: a loss or a gradient is NaN or infinite. */
public final class DivergedException extends ArithmeticException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what which number it is that is none, as in {@code PPO's loss}
   */
  public DivergedException(String what, double value) {
    super(
        what
            + " is "
            + value
            + "; the parameters were left as they were. Maybe lower the learning rate, or look for"
            + " rewards or observations out of range.");
  }
}
