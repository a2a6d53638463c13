package org.plaudit.core.random;

/**
 * NumPy's {@code SeedSequence}: spreads an entropy and a spawn key of any length over 128
 * well-mixed bits, so that neighbouring seeds give unrelated generators. The hash is M. E.
 * O'Neill's {@code seed_seq} alternative (pcg-random.org, "Developing a seed_seq Alternative"),
 * with NumPy's constants.
 */
final class SeedSequence {
  private static final int POOL = 4;
  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULT_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULT_B = 0x58f38ded;
  private static final int MIX_LEFT = 0xca01f9dd;
  private static final int MIX_RIGHT = 0x4973f715;

  private final int[] pool = new int[POOL];
  private int hash = INIT_A;

  /**
   * @param entropy read as an unsigned number of 64 bits
   * @param spawnKey words of 32 bits, the path from the root to this stream; empty at the root
   */
  SeedSequence(long entropy, int[] spawnKey) {
    int[] words = assembled(entropy, spawnKey);
    for (int i = 0; i < POOL; i++) {
      pool[i] = hashed(i < words.length ? words[i] : 0);
    }
    for (int from = 0; from < POOL; from++) {
      for (int to = 0; to < POOL; to++) {
        if (from != to) {
          pool[to] = mixed(pool[to], hashed(pool[from]));
        }
      }
    }
    for (int from = POOL; from < words.length; from++) {
      for (int to = 0; to < POOL; to++) {
        pool[to] = mixed(pool[to], hashed(words[from]));
      }
    }
  }

  /** NumPy's {@code generate_state(n, uint64)}: the first {@code n} words; low half first. */
  long[] words(int n) {
    long[] out = new long[n];
    int constant = INIT_B;
    for (int i = 0; i < 2 * n; i++) {
      int value = pool[i % POOL] ^ constant;
      constant *= MULT_B;
      value *= constant;
      value ^= value >>> 16;
      out[i / 2] |= (value & 0xffffffffL) << (32 * (i % 2));
    }
    return out;
  }

  /**
   * The entropy's words, low first and no more than needed (zero takes one). A spawn key starts at
   * the fifth word, so that (entropy, key) pairs never run into one another.
   */
  private static int[] assembled(long entropy, int[] spawnKey) {
    int low = (int) entropy;
    int high = (int) (entropy >>> 32);
    if (spawnKey.length == 0) {
      return high == 0 ? new int[] {low} : new int[] {low, high};
    }
    int[] words = new int[POOL + spawnKey.length];
    words[0] = low;
    words[1] = high;
    System.arraycopy(spawnKey, 0, words, POOL, spawnKey.length);
    return words;
  }

  private int hashed(int word) {
    int value = word ^ hash;
    hash *= MULT_A;
    value *= hash;
    return value ^ (value >>> 16);
  }

  private static int mixed(int x, int y) {
    int value = MIX_LEFT * x - MIX_RIGHT * y;
    return value ^ (value >>> 16);
  }
}
