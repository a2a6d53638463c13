package org.plaudit.agents.reward.explain;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.plaudit.core.Require;

/**
 * A number, shared out among its reasons; prints as a few lines, the weightiest reason first.
 *
 * @param about what the number is, as in {@code return of 1:0:20+5}
 * @param value the number
 * @param base what it would be without any of the reasons
 * @param parts in an order of their maker's
 */
public record Explanation(String about, double value, double base, List<Part> parts) {
  private static final int SHOWN = 10;

  /**
   * One reason.
   *
   * @param name as in {@code observation[2]}
   * @param amount what it adds, in the unit of the explained number
   */
  public record Part(String name, double amount) {
    public Part {
      Require.that(!name.isBlank(), "a reason must have a name");
    }
  }

  public Explanation {
    parts = List.copyOf(parts);
    Require.that(!about.isBlank(), "an explanation must say what it is about");
  }

  /**
   * What the reasons add up to; with {@code base} it is {@code value} if they are all there are.
   */
  public double total() {
    return parts.stream().mapToDouble(Part::amount).sum();
  }

  /** The same reasons, those that weigh most first; equal ones in the order of their names. */
  public List<Part> ranked() {
    return parts.stream()
        .sorted(
            Comparator.comparingDouble((Part part) -> -Math.abs(part.amount()))
                .thenComparing(Part::name))
        .toList();
  }

  /** A headline, then one line a reason; beyond ten, the rest on one line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(line("%s: %.3f, without reasons %.3f", value, base));
    List<Part> ranked = ranked();
    ranked.stream()
        .limit(SHOWN)
        .forEach(
            part ->
                text.append(
                    String.format(Locale.ROOT, "%n  %+.3f  %s", part.amount(), part.name())));
    if (ranked.size() > SHOWN) {
      double rest = ranked.stream().skip(SHOWN).mapToDouble(Part::amount).sum();
      text.append(String.format(Locale.ROOT, "%n  %+.3f  %d more", rest, ranked.size() - SHOWN));
    }
    return text.toString();
  }

  private String line(String format, double first, double second) {
    return String.format(Locale.ROOT, format, about, first, second);
  }
}
