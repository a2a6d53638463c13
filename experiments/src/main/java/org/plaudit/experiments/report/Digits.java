package org.plaudit.experiments.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Collection;
import java.util.Locale;
import org.plaudit.experiments.stats.Interval;

/**
 * Numbers as people read them, with as many decimals as the largest of them deserves.
 *
 * @param decimals after the point
 */
public record Digits(int decimals) {

  /** Enough decimals to tell numbers of this size apart: 1 from 100 on, 2 from 10 on, else 3. */
  public static Digits of(Collection<Double> values) {
    double largest = values.stream().mapToDouble(Math::abs).max().orElse(0);
    return new Digits(largest >= 100 ? 1 : largest >= 10 ? 2 : 3);
  }

  /** As in {@code 496.1}. */
  public String number(double value) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    // No minus before what was rounded to nothing.
    return text.matches("-[0.]+") ? text.substring(1) : text;
  }

  /** As in {@code 496.1 [480.3, 500.0]}. */
  public String interval(Interval value) {
    return "%s [%s, %s]"
        .formatted(number(value.estimate()), number(value.low()), number(value.high()));
  }

  /** As in {@code 475} and {@code -0.25}: no more decimals than the number has. */
  public static String plain(double value) {
    return new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value + 0.0);
  }

  /** As in {@code 120,000}. */
  public static String whole(long value) {
    return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }

  /** As in {@code 98 %}. */
  public static String percent(double share) {
    return Math.round(100 * share) + " %";
  }

  /** As in {@code 1 seed} and {@code 5 seeds}. */
  public static String count(long number, String noun) {
    return whole(number) + " " + noun + (number == 1 ? "" : "s");
  }
}
