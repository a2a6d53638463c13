package org.plaudit.core.space;

import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/**
 * Strings over an alphabet. Flat form: the length, then the index of each character in the
 * alphabet, then -1 up to {@code maxLength}.
 *
 * @param alphabet the allowed characters, each once, in the order that gives their indices
 * @param minLength at least 0
 * @param maxLength at least {@code minLength} and at least 1
 */
public record Text(String alphabet, int minLength, int maxLength) implements Space<String> {
  /** Letters, digits, the blank and common punctuation. */
  public static final String PRINTABLE =
      " abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,;:!?'\"()-+*/=<>_#%&@";

  public Text {
    Require.that(!alphabet.isEmpty(), "alphabet must not be empty");
    Require.that(
        alphabet.chars().distinct().count() == alphabet.length(),
        "alphabet (%s) must hold each character once",
        alphabet);
    Require.that(
        alphabet.chars().noneMatch(c -> Character.isSurrogate((char) c)),
        "alphabet (%s) must hold characters of the basic plane only, no emoji",
        alphabet);
    Require.that(minLength >= 0, "minLength (%d) must not be negative", minLength);
    Require.that(
        maxLength >= Math.max(1, minLength),
        "maxLength (%d) must be at least 1 and minLength (%d)",
        maxLength,
        minLength);
    Flat.width(1L + maxLength);
  }

  @Override
  public boolean contains(Object x) {
    return x instanceof String text
        && text.length() >= minLength
        && text.length() <= maxLength
        && text.chars().allMatch(c -> alphabet.indexOf(c) >= 0);
  }

  /** Length uniform, then each character uniform. */
  @Override
  public String sample(RandomGenerator rng) {
    int length = minLength + rng.nextInt(maxLength - minLength + 1);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(rng.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Override
  public int width() {
    return 1 + maxLength;
  }

  @Override
  public void write(String x, float[] into, int at) {
    into[at] = x.length();
    for (int i = 0; i < maxLength; i++) {
      into[at + 1 + i] = i < x.length() ? alphabet.indexOf(x.charAt(i)) : -1;
    }
  }

  @Override
  public String read(float[] from, int at) {
    int length = Flat.index(from[at], maxLength + 1, "length");
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(Flat.index(from[at + 1 + i], alphabet.length(), "character")));
    }
    return text.toString();
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.text(this);
  }
}
