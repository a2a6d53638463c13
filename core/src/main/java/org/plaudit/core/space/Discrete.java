package org.plaudit.core.space;

import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/** The integers {@code start .. start + n - 1}: moves, tokens, items. Flat form: the integer. */
public record Discrete(int n, int start) implements Space<Integer> {
  public Discrete {
    Require.that(n > 0, "n (%d) must be positive", n);
    // A float holds integers exactly only up to 2^24.
    Require.that(
        Math.max(Math.abs((long) start), Math.abs((long) start + n - 1)) <= 1 << 24,
        "members (%d to %d) must lie within -2^24 and 2^24",
        start,
        (long) start + n - 1);
  }

  public static Discrete of(int n) {
    return new Discrete(n, 0);
  }

  @Override
  public boolean contains(Object x) {
    return x instanceof Integer i && i >= start && i < start + n;
  }

  @Override
  public Integer sample(RandomGenerator rng) {
    return start + rng.nextInt(n);
  }

  /**
   * A member that {@code legal} allows; the mask's choice {@code i} stands for {@code start + i}.
   */
  public int sample(RandomGenerator rng, Mask legal) {
    Require.that(legal.size() == n, "the mask has %d choices, the space %d", legal.size(), n);
    return start + legal.sample(rng);
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public void write(Integer x, float[] into, int at) {
    into[at] = x;
  }

  @Override
  public Integer read(float[] from, int at) {
    return start + Flat.index(from[at] - start, n, "choice");
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.discrete(this);
  }
}
