package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.plaudit.experiments.stats.Interval;

/** The result in sentences. */
final class Verdict {
  private Verdict() {}

  /** What the first arm reached, and how the others stand to it. */
  static Html lead(List<Contender> contenders, OptionalDouble threshold, Digits digits) {
    Contender first = contenders.get(0);
    List<Html> sentences = new ArrayList<>();
    sentences.add(
        Html.of(
            "After {} steps, <b>{}</b> earns a true return of <b>{}</b> (interquartile mean of {},"
                + " 95&nbsp;% interval {} to {}). ",
            Digits.whole(first.steps()),
            first.label(),
            digits.number(first.sure().estimate()),
            Digits.count(first.finals().size(), "seed"),
            digits.number(first.sure().low()),
            digits.number(first.sure().high())));
    threshold.ifPresent(solved -> sentences.add(Html.of("{} ", solved(first.sure(), solved))));
    for (Contender other : contenders.subList(1, contenders.size())) {
      sentences.add(
          Html.of(
              "<b>{}</b> earns {}{} ",
              other.label(),
              digits.interval(other.sure()),
              ending(first, other)));
    }
    return Html.of("<p class=\"lead\">{}</p>\n", sentences);
  }

  private static String solved(Interval sure, double threshold) {
    String level = "The task counts as solved at " + Digits.plain(threshold) + ": ";
    if (sure.low() >= threshold) {
      return level + "the whole interval lies there or above.";
    }
    if (sure.high() < threshold) {
      return level + "the whole interval lies below.";
    }
    return level + "the interval contains that, so these seeds do not settle it.";
  }

  private static String ending(Contender first, Contender other) {
    if (other.sure().high() < first.sure().low()) {
      return ", clearly less.";
    }
    if (other.sure().low() > first.sure().high()) {
      return ", clearly more.";
    }
    return "; the two intervals overlap.";
  }
}
