package org.plaudit.experiments.plot;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers beside axes. */
final class Numbers {
  private Numbers() {}

  /** As in {@code 20k} and {@code 1.5M}. */
  static String steps(double value) {
    double size = Math.abs(value);
    if (size >= 1e6) {
      return plain(value / 1e6) + "M";
    }
    return size >= 1e3 ? plain(value / 1e3) + "k" : plain(value);
  }

  /** What a threshold is called. */
  static String solved(double threshold) {
    return "solved: " + plain(threshold);
  }

  /** Without zeros at the end; small and huge ones with an exponent. */
  static String plain(double value) {
    double size = Math.abs(value);
    // Adding zero turns -0 into 0.
    String pattern = size != 0 && (size < 1e-3 || size >= 1e7) ? "0.##E0" : "#,##0.####";
    String text =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(value + 0.0);
    return text.replace('-', '\u2212');
  }
}
