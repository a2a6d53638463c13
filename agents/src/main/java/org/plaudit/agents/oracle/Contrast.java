package org.plaudit.agents.oracle;

import java.util.List;
import java.util.OptionalDouble;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;
import org.plaudit.core.trace.Segment;

/**
 * Judges a segment against the one before it: after something good it looks poor, after something
 * poor it looks good. Leans by {@code strength} (place - place of what was shown last in this
 * sitting) nats, each place between poor (0) and good (1). Where several are shown at once, these
 * are what they are judged against, and nothing changes.
 */
public record Contrast(
    @Doc("nats by which something good after something poor is overrated") double strength)
    implements Trait {
  public static Contrast defaults() {
    return new Contrast(2);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    return new Leaning<>(person) {
      @Override
      double bonus(Query<O, A> query, Moment<O, A> moment, int item) {
        if (query.segments().size() > 1) {
          return 0;
        }
        double here = place(setting, query.segments().get(0));
        List<Segment<O, A>> before = moment.last().map(Query::segments).orElse(List.of());
        OptionalDouble last = remembered(setting, before);
        return last.isPresent() ? strength() * (here - last.getAsDouble()) : 0;
      }
    };
  }

  /** Where it lay on average; empty if there was nothing, or what it earned is no longer known. */
  private static <O, A> OptionalDouble remembered(
      Setting<O, A> setting, List<Segment<O, A>> before) {
    try {
      return before.stream().mapToDouble(seen -> place(setting, seen)).average();
    } catch (IllegalArgumentException forgotten) {
      return OptionalDouble.empty();
    }
  }

  private static <O, A> double place(Setting<O, A> setting, Segment<O, A> segment) {
    double total = TrueReturn.total(setting.ledger().rewards(segment.id()));
    double place = setting.yardstick().place(total / segment.length());
    return Math.max(0, Math.min(1, place));
  }
}
