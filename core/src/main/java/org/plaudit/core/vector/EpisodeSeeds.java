package org.plaudit.core.vector;

import org.plaudit.core.Require;
import org.plaudit.core.random.Seed;

/**
 * Which seed each episode of each world of a vector has. World {@code i} starts with {@code seed +
 * i}, as Gymnasium's vectors do. Its later episodes have seeds of 63 bits from a SplitMix64
 * sequence (Steele, Lea and Flood, OOPSLA 2014) that starts at {@code Seed.of(seed).child(i)};
 * asking for one costs a few nanoseconds and no memory, because short episodes end millions of
 * times a second.
 */
public final class EpisodeSeeds {
  /** 2^64 over the golden ratio: steps of this size visit all longs, evenly spread. */
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long seed;
  private final long[] starts;

  private EpisodeSeeds(long seed, long[] starts) {
    this.seed = seed;
    this.starts = starts;
  }

  /**
   * The seeds of {@code size} worlds.
   *
   * @param seed zero or more
   */
  public static EpisodeSeeds of(long seed, int size) {
    Require.that(seed >= 0, "seed (%d) must not be negative", seed);
    long[] starts = new long[size];
    for (int i = 0; i < size; i++) {
      starts[i] = Seed.of(seed).child(i).asLong();
    }
    return new EpisodeSeeds(seed, starts);
  }

  /** What the vector was reset with. */
  public long seed() {
    return seed;
  }

  /**
   * The seed of an episode.
   *
   * @param episode counted from 0
   */
  public long get(int world, long episode) {
    return episode == 0
        ? (seed + world) & Long.MAX_VALUE
        : mixed(starts[world] + episode * GOLDEN) >>> 1;
  }

  /** SplitMix64's output function. */
  private static long mixed(long state) {
    long z = (state ^ state >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }
}
