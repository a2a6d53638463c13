package org.plaudit.core.space;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/** Which of {@code size} choices are legal; immutable. */
public final class Mask {
  private final boolean[] legal;
  private final int count;

  private Mask(boolean[] legal) {
    this.legal = legal;
    int allowed = 0;
    for (boolean one : legal) {
      allowed += one ? 1 : 0;
    }
    this.count = allowed;
  }

  /** Copies {@code legal}. */
  public static Mask of(boolean... legal) {
    return new Mask(legal.clone());
  }

  public static Mask all(int size) {
    boolean[] legal = new boolean[size];
    Arrays.fill(legal, true);
    return new Mask(legal);
  }

  public static Mask none(int size) {
    return new Mask(new boolean[size]);
  }

  public int size() {
    return legal.length;
  }

  public boolean allows(int choice) {
    return choice >= 0 && choice < legal.length && legal[choice];
  }

  /** How many choices are legal. */
  public int count() {
    return count;
  }

  /**
   * One of the legal choices, each equally likely.
   *
   * @throws IllegalArgumentException if none is legal
   */
  public int sample(RandomGenerator rng) {
    Require.that(count > 0, "none of the %d choices is legal; there is nothing to sample", size());
    int left = rng.nextInt(count);
    int choice = -1;
    for (int seen = -1; seen < left; ) {
      choice++;
      seen += legal[choice] ? 1 : 0;
    }
    return choice;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mask that && Arrays.equals(legal, that.legal);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(legal);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(legal.length);
    for (boolean one : legal) {
      text.append(one ? '1' : '0');
    }
    return text.toString();
  }
}
