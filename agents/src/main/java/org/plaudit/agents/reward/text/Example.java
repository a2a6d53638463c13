package org.plaudit.agents.reward.text;

import org.plaudit.core.Require;

/**
 * A labelled remark.
 *
 * @param pattern number of the pattern it was made from; remarks of one pattern are alike
 */
public record Example(Attitude attitude, int pattern, String text) {
  public Example {
    Require.that(pattern >= 0, "pattern (%d) must not be negative", pattern);
    Require.that(!text.isBlank(), "a remark must not be blank");
  }

  /** As a line of the corpus: attitude, pattern and text, separated by tabs. */
  String line() {
    return attitude.word() + "\t" + pattern + "\t" + text;
  }

  static Example parse(String line) {
    String[] columns = line.split("\t", 3);
    Require.that(columns.length == 3, "line (%s) must have three columns", line);
    Attitude attitude = Attitude.valueOf(columns[0].toUpperCase(java.util.Locale.ROOT));
    return new Example(attitude, Integer.parseInt(columns[1]), columns[2]);
  }
}
