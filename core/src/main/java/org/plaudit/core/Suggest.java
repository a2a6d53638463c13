package org.plaudit.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known word nearest to a mistyped one. */
public final class Suggest {
  private Suggest() {}

  /**
   * The known word with the smallest edit distance to {@code word} (letters' case costs nothing),
   * if that is at most a third of the letters of {@code word}, rounded up, and less than all of
   * them; else the first known word that starts with {@code word}, if that has at least three
   * letters. Ties go to the first.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    int furthest = Math.min((word.length() + 2) / 3, word.length() - 1);
    Optional<String> near =
        known.stream()
            // Cheap, and keeps a word of a million letters from being compared letter by letter.
            .filter(candidate -> Math.abs(candidate.length() - word.length()) <= furthest)
            .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
            .filter(candidate -> distance(word, candidate) <= furthest);
    return near.or(() -> known.stream().filter(candidate -> prefix(word, candidate)).findFirst());
  }

  /** {@code " Maybe X."}, or nothing if no known word is near. */
  public static String maybe(String word, Collection<String> known) {
    return nearest(word, known).map(near -> " Maybe " + near + ".").orElse("");
  }

  private static boolean prefix(String word, String candidate) {
    return word.length() >= 3 && candidate.regionMatches(true, 0, word, 0, word.length());
  }

  /**
   * The fewest letters to put in, take out, replace or swap with their neighbour (optimal string
   * alignment, Damerau 1964), in lower case, one row at a time.
   */
  private static int distance(String first, String second) {
    String a = first.toLowerCase(Locale.ROOT);
    String b = second.toLowerCase(Locale.ROOT);
    int[] above = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] next = new int[b.length() + 1];
      next[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        next[j] = Math.min(replaced, 1 + Math.min(row[j], next[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          next[j] = Math.min(next[j], above[j - 2] + 1);
        }
      }
      above = row;
      row = next;
    }
    return row[b.length()];
  }
}
