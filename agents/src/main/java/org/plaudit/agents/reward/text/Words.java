package org.plaudit.agents.reward.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a classifier reads of a text: its words, those after a negation marked as such (Das and Chen
 * 2001), pairs of neighbours, and pieces of four letters, by which a mistyped word is still known.
 * Each counts once.
 */
final class Words {
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}']+|[,.;:!?]");

  private static final Set<String> NEGATIONS =
      Set.of(
          "not", "no", "never", "nothing", "hardly", "without", "neither", "nor", "cannot", "none");

  /** Words that a negation reaches. */
  private static final int REACH = 4;

  private static final int PIECE = 4;

  private Words() {}

  /** In the order of their first occurrence; empty if there are no words. */
  static Set<String> of(String text) {
    List<String> tokens =
        TOKEN.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
    Set<String> features = new LinkedHashSet<>();
    String before = "^";
    int negated = 0;
    for (String token : tokens) {
      if (!Character.isLetter(token.charAt(0)) && token.charAt(0) != '\'') {
        negated = 0;
        continue;
      }
      boolean turns = token.equals("but") || token.equals("from");
      // "Anything but" and "far from" negate; any other "but" ends what was negated.
      boolean idiom = turns && (before.equals("anything") || before.equals("far"));
      negated = turns && !idiom ? 0 : negated;
      String mark = negated > 0 ? "!" : "";
      features.add(mark + token);
      features.add(before + " " + token);
      String padded = "<" + token + ">";
      for (int i = 0; i + PIECE <= padded.length(); i++) {
        features.add(mark + "~" + padded.substring(i, i + PIECE));
      }
      negated = Math.max(0, negated - 1);
      if (idiom || NEGATIONS.contains(token) || token.endsWith("n't")) {
        negated = REACH;
      }
      before = token;
    }
    return features;
  }
}
