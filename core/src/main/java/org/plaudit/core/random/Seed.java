package org.plaudit.core.random;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A place in a tree of random streams: a root number and the names and indices that lead from it,
 * such as {@code 42/oracle/7}. Immutable; equal paths are equal and give equal numbers, different
 * paths give unrelated ones, so a new consumer takes a new name and changes nobody else's numbers.
 *
 * <p>A child extends NumPy's spawn key by three words: a tag that tells names from indices, then 64
 * bits of the name's SHA-256 or the index itself, low word first. Hence {@code Seed.of(n)} is
 * {@code SeedSequence(n)} and {@code Seed.of(n).child(7)} is {@code SeedSequence(n, spawn_key=(1,
 * 7, 0))}.
 */
public final class Seed {
  private static final int INDEX = 1;
  private static final int NAME = 2;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]*");

  private final long root;
  private final int[] key;
  private final String path;

  private Seed(long root, int[] key, String path) {
    this.root = root;
    this.key = key;
    this.path = path;
  }

  /**
   * The root of a tree.
   *
   * @param root zero or more
   * @throws IllegalArgumentException if it is negative
   */
  public static Seed of(long root) {
    return new Seed(Pcg64.requireSeed(root), new int[0], Long.toString(root));
  }

  /** The stream called {@code name}; any text, {@code "7"} being another stream than 7. */
  public Seed child(String name) {
    // A name that could be read as an index or as two steps is quoted, so no two paths look alike.
    boolean plain = PLAIN.matcher(name).matches();
    String shown = plain ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    return extended(NAME, digest(name), shown);
  }

  /** The stream numbered {@code index}; any long, negative ones too. */
  public Seed child(long index) {
    return extended(INDEX, index, Long.toString(index));
  }

  /** A fresh generator at the start of this stream; each call gives an equal one. */
  public Pcg64 generator() {
    return new Pcg64(new SeedSequence(root, key));
  }

  /**
   * One number of 63 bits, zero or more, that stands for this stream where a plain number is
   * wanted: the seed of a world's reset. A hash of the path, also at the root: {@code
   * Seed.of(42).asLong()} is not 42.
   */
  public long asLong() {
    return new SeedSequence(root, key).words(1)[0] >>> 1;
  }

  /** The number the tree grows from. */
  public long root() {
    return root;
  }

  private Seed extended(int tag, long word, String step) {
    int[] longer = Arrays.copyOf(key, key.length + 3);
    longer[key.length] = tag;
    longer[key.length + 1] = (int) word;
    longer[key.length + 2] = (int) (word >>> 32);
    return new Seed(root, longer, path + '/' + step);
  }

  /** The first eight bytes of the name's SHA-256 (of its UTF-8), the first byte lowest. */
  private static long digest(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      long word = 0;
      for (int i = 7; i >= 0; i--) {
        word = word << 8 | hash[i] & 0xff;
      }
      return word;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Seed that && path.equals(that.path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  /** The path: {@code 42/oracle/7}; names other than plain words are quoted. */
  @Override
  public String toString() {
    return path;
  }
}
