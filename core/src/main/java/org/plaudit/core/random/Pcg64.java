package org.plaudit.core.random;

import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/**
 * NumPy's {@code default_rng(seed)}: a {@code SeedSequence} into PCG64 (XSL-RR on 128 bits of
 * state, M. E. O'Neill, HMC-CS-2014-0905). The same seed and the same calls give the same numbers
 * as NumPy, bit for bit, which is why a reset here equals Gymnasium's. (Gaussians: to about 1e-14,
 * see {@link #nextGaussian()}.)
 *
 * <table>
 *   <caption>What corresponds to what</caption>
 *   <tr><td>{@link #nextLong()}</td><td>{@code rng.bit_generator.random_raw()}</td></tr>
 *   <tr><td>{@link #nextDouble()}</td><td>{@code rng.random()}</td></tr>
 *   <tr><td>{@link #nextFloat()}</td><td>{@code rng.random(dtype=np.float32)}</td></tr>
 *   <tr><td>{@link #uniform(double, double)}</td><td>{@code rng.uniform(low, high)}</td></tr>
 *   <tr><td>{@link #nextInt(int, int)}, {@link #nextLong(long, long)}</td>
 *       <td>{@code rng.integers(low, high)}</td></tr>
 *   <tr><td>{@link #nextGaussian()}</td><td>{@code rng.standard_normal()}</td></tr>
 *   <tr><td>{@link #shuffle(int[])}, {@link #permutation(int)}</td>
 *       <td>{@code rng.shuffle(array)}, {@code rng.permutation(n)}</td></tr>
 * </table>
 *
 * <p>Not safe for use by several threads: give each its own {@link Seed#child child}. No draw
 * allocates.
 */
public final class Pcg64 implements RandomGenerator {
  private static final long MULTIPLIER_HI = 0x2360ed051fc65da4L;
  private static final long MULTIPLIER_LO = 0x4385df649fccf645L;

  private long hi;
  private long lo;
  private long incHi;
  private long incLo;

  /** A draw of 32 bits leaves the upper half of its word here for the next one. */
  private boolean buffered;

  private int buffer;

  /**
   * The generator of {@code numpy.random.default_rng(seed)}.
   *
   * @param seed zero or more
   * @throws IllegalArgumentException if the seed is negative
   */
  public Pcg64(long seed) {
    this(new SeedSequence(requireSeed(seed), new int[0]));
  }

  /**
   * The generator of {@code default_rng(n)}, n being {@code seed} read as an unsigned number: for
   * worlds, whose episodes may be named by any long.
   */
  public static Pcg64 unsigned(long seed) {
    return new Pcg64(new SeedSequence(seed, new int[0]));
  }

  Pcg64(SeedSequence sequence) {
    seed(sequence.words(4));
  }

  /** Starts over as {@link #unsigned unsigned(seed)} would. */
  public void seed(long seed) {
    seed(new SeedSequence(seed, new int[0]).words(4));
  }

  private void seed(long[] words) {
    buffered = false;
    buffer = 0;
    incHi = words[2] << 1 | words[3] >>> 63;
    incLo = words[3] << 1 | 1;
    hi = 0;
    lo = 0;
    // PCG's own seeding: one step from zero, add the seed, one more step.
    advance();
    lo += words[1];
    hi += words[0] + (Long.compareUnsigned(lo, words[1]) < 0 ? 1 : 0);
    advance();
  }

  private Pcg64(State state) {
    restore(state);
  }

  /** A generator that continues from {@code state}. */
  public static Pcg64 of(State state) {
    return new Pcg64(state);
  }

  static long requireSeed(long seed) {
    Require.that(
        seed >= 0, "seed (%d) must be zero or more. Maybe write %d.", seed, seed & Long.MAX_VALUE);
    return seed;
  }

  /** 64 random bits. */
  @Override
  public long nextLong() {
    advance();
    return Long.rotateRight(hi ^ lo, (int) (hi >>> 58));
  }

  /** state = state * multiplier + increment, modulo 2^128. */
  private void advance() {
    long low = lo * MULTIPLIER_LO;
    // multiplyHigh is signed; one correction is enough, for the multiplier's low word is positive.
    long high = Math.multiplyHigh(lo, MULTIPLIER_LO) + ((lo >> 63) & MULTIPLIER_LO);
    high += hi * MULTIPLIER_LO + lo * MULTIPLIER_HI;
    long sum = low + incLo;
    // The carry: set where both had the top bit, or one had and the sum lost it.
    long carry = ((low & incLo) | ((low | incLo) & ~sum)) >>> 63;
    hi = high + incHi + carry;
    lo = sum;
  }

  /** 32 random bits: the low half of a word, then its buffered high half. */
  @Override
  public int nextInt() {
    if (buffered) {
      buffered = false;
      return buffer;
    }
    long word = nextLong();
    buffered = true;
    buffer = (int) (word >>> 32);
    return (int) word;
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Uniform in [0, 1), a multiple of 2^-24; takes 32 bits. */
  @Override
  public float nextFloat() {
    return (nextInt() >>> 8) * 0x1p-24f;
  }

  /**
   * {@code low + (high - low) * nextDouble()}, in [low, high) but for rounding; equal bounds give
   * {@code low} and still take a draw.
   *
   * @throws IllegalArgumentException if {@code low > high} or either is not a number
   */
  public double uniform(double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "low (" + low + ") must not be above high (" + high + "). Maybe swap them.");
    }
    return low + (high - low) * nextDouble();
  }

  /**
   * Uniform in {@code [0, bound)}.
   *
   * @throws IllegalArgumentException unless {@code bound} is positive
   */
  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound (" + bound + ") must be positive");
    }
    return below32(bound - 1);
  }

  /**
   * Uniform in {@code [low, high)}. A range of one draws nothing, as in NumPy.
   *
   * @throws IllegalArgumentException unless {@code low < high}
   */
  @Override
  public int nextInt(int low, int high) {
    requireOrder(low, high);
    return low + below32(high - low - 1);
  }

  /** Uniform in {@code [0, bound)}: {@link #nextLong(long, long)} from zero. */
  @Override
  public long nextLong(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound (" + bound + ") must be positive");
    }
    return below64(bound - 1);
  }

  /**
   * Uniform in {@code [low, high)}; ranges up to 2^32 take 32-bit draws, so that it agrees with
   * {@link #nextInt(int, int)} where both apply.
   *
   * @throws IllegalArgumentException unless {@code low < high}
   */
  @Override
  public long nextLong(long low, long high) {
    requireOrder(low, high);
    return low + below64(high - low - 1);
  }

  /** Uniform in 0..last, both unsigned, by D. Lemire's multiplication (arXiv:1805.10941). */
  private int below32(int last) {
    if (last == 0) {
      return 0;
    }
    if (last == -1) {
      return nextInt();
    }
    long range = (last & 0xffffffffL) + 1;
    long product = (nextInt() & 0xffffffffL) * range;
    if ((product & 0xffffffffL) < range) {
      long threshold = (0xffffffffL - (last & 0xffffffffL)) % range;
      while ((product & 0xffffffffL) < threshold) {
        product = (nextInt() & 0xffffffffL) * range;
      }
    }
    return (int) (product >>> 32);
  }

  /** The same for ranges beyond 32 bits, on whole words. */
  private long below64(long last) {
    if (last >>> 32 == 0) {
      return below32((int) last) & 0xffffffffL;
    }
    if (last == -1) {
      return nextLong();
    }
    long range = last + 1;
    long word = nextLong();
    long low = word * range;
    if (Long.compareUnsigned(low, range) < 0) {
      long threshold = Long.remainderUnsigned(~last, range);
      while (Long.compareUnsigned(low, threshold) < 0) {
        word = nextLong();
        low = word * range;
      }
    }
    return Math.multiplyHigh(word, range) + ((word >> 63) & range) + ((range >> 63) & word);
  }

  /**
   * Standard normal, by the same ziggurat as NumPy's {@code standard_normal}: it takes the same
   * bits and gives the same number to about 1e-14. (NumPy's printed tables carry the rounding of
   * the program that made them; ours are computed, with {@link StrictMath}, hence the same
   * everywhere.)
   */
  @Override
  public double nextGaussian() {
    return Ziggurat.draw(this);
  }

  /** Puts {@code items} in a uniformly random order. */
  public void shuffle(int[] items) {
    for (int i = items.length - 1; i > 0; i--) {
      int j = masked(i);
      int item = items[i];
      items[i] = items[j];
      items[j] = item;
    }
  }

  /** Uniform in 0..last, by trying as many bits as {@code last} has: how NumPy shuffles. */
  private int masked(int last) {
    int mask = -1 >>> Integer.numberOfLeadingZeros(last);
    int value = nextInt() & mask;
    while (value > last) {
      value = nextInt() & mask;
    }
    return value;
  }

  /**
   * The numbers {@code 0..n-1} in a uniformly random order.
   *
   * @throws IllegalArgumentException if {@code n} is negative
   */
  public int[] permutation(int n) {
    Require.that(n >= 0, "n (%d) must be zero or more", n);
    int[] items = new int[n];
    for (int i = 0; i < n; i++) {
      items[i] = i;
    }
    shuffle(items);
    return items;
  }

  /** All that decides the draws to come. */
  public State state() {
    return new State(hi, lo, incHi, incLo, buffered, buffer);
  }

  /** Goes on from {@code state}, which another generator may have given. */
  public void restore(State state) {
    hi = state.hi();
    lo = state.lo();
    incHi = state.incHi();
    incLo = state.incLo();
    buffered = state.buffered();
    buffer = state.buffer();
  }

  /** A generator of its own that will draw what this one would. */
  public Pcg64 copy() {
    return new Pcg64(state());
  }

  /** The state's 128 bits, in hexadecimal. */
  @Override
  public String toString() {
    return String.format("Pcg64[%016x%016x]", hi, lo);
  }

  private static void requireOrder(long low, long high) {
    if (low >= high) {
      throw new IllegalArgumentException("low (" + low + ") must be below high (" + high + ")");
    }
  }

  /**
   * A generator between two draws, for checkpoints: two words of state, two of increment (odd, it
   * names the stream), and the half word that waits, if one does.
   *
   * @param buffer zero where nothing waits, so that equal states are equal
   */
  public record State(long hi, long lo, long incHi, long incLo, boolean buffered, int buffer) {
    public State {
      Require.that((incLo & 1) == 1, "incLo (%d) must be odd. Maybe the state is corrupt.", incLo);
      buffer = buffered ? buffer : 0;
    }
  }
}
