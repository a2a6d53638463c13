package org.plaudit.agents.oracle;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.Ending;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Abstention;
import org.plaudit.core.feedback.Feedback.Sign;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

/**
 * Is late. Whoever looks on judges what happened d steps ago, as if the segment had ended there,
 * and says nothing while there is nothing so old; a gesture or a face is seen d steps after what it
 * is about. d lies between {@code least} and {@code most}, each as likely (uniform), or as
 * gamma-like weights x exp(-x / s) say, x = d - least + 1/2 and s = (most - least + 1) / 4: soon,
 * with a tail (TAMER credits a signal so; Knox and Stone, K-CAP 2009, section 3.2). Answers to
 * questions become known later, in steps of training.
 */
public record Delayed(
    @Doc("steps of training until an answer is known, at least 0") long steps,
    @Doc("up to so many more, each as likely, at least 0") long spread,
    @Doc("steps by which live signals are late, at least 0") int least,
    @Doc("steps by which they are late at most, at least least") int most,
    @Doc("how their lateness is distributed: uniform or gamma") Shape shape)
    implements Trait {
  private static final int LATEST = 1_000;

  private static final long FURTHEST = 1_000_000_000_000L;

  /** How delays are distributed. */
  public enum Shape {
    UNIFORM,
    GAMMA
  }

  public Delayed {
    Require.that(steps >= 0, "steps (%d) must not be negative. Maybe 1000.", steps);
    Require.that(spread >= 0, "spread (%d) must not be negative. Maybe 0.", spread);
    Require.that(
        least >= 0 && least <= most,
        "least (%d) must lie in [0, most], most being %d. Maybe 1.",
        least,
        most);
    Require.that(most <= LATEST, "most (%d) must not exceed %d. Maybe 10.", most, LATEST);
    Require.that(spread <= FURTHEST, "spread (%d) must not exceed %d.", spread, FURTHEST);
  }

  public static Delayed defaults() {
    return new Delayed(1000, 0, 1, 4, Shape.UNIFORM);
  }

  /** The chance of each delay from {@code least} on. */
  private double[] chances() {
    int n = most - least + 1;
    double[] chances = new double[n];
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double x = i + 0.5;
      chances[i] = shape == Shape.UNIFORM ? 1 : x * Math.exp(-x / (n / 4.0));
      sum += chances[i];
    }
    for (int i = 0; i < n; i++) {
      chances[i] /= sum;
    }
    return chances;
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    double[] chances = chances();
    return new Layer<>(person) {
      @Override
      Map<Feedback, Double> made(Query<O, A> query, Moment<O, A> moment) {
        boolean watched =
            query instanceof Query.Watch
                || query instanceof Query.Notice<O, A> notice && notice.channel().labelled();
        if (!watched) {
          return person.answers(query, moment);
        }
        Map<Feedback, Double> mixed = Map.of();
        double before = 0;
        for (int i = 0; i < chances.length; i++) {
          before += chances[i];
          Map<Feedback, Double> one = late(person, query, moment, least() + i);
          mixed = Chances.mixed(mixed, one, Math.min(1, chances[i] / before));
        }
        return mixed;
      }

      @Override
      public long delay(Query<O, A> query, Moment<O, A> moment, RandomGenerator rng) {
        long before = person.delay(query, moment, rng);
        // Whoever looks on, or is looked at, is late in the segment, not after it.
        boolean live = query.asks() == Asks.SIGNAL || query.asks() == Asks.IMPLICIT;
        return live ? before : before + steps() + (long) (rng.nextDouble() * (spread() + 1));
      }
    };
  }

  private static <O, A> Map<Feedback, Double> late(
      Likelihood<O, A> person, Query<O, A> query, Moment<O, A> moment, int late) {
    if (!(query instanceof Query.Watch<O, A> watch)) {
      return Chances.replaced(
          person.answers(query, moment),
          answer -> answer instanceof Sign sign ? seen(sign, late) : answer);
    }
    int length = watch.segment().length() - late;
    return length < 1
        ? Chances.sure(new Abstention(Watching.SILENCE))
        : person.answers(new Query.Watch<>(watch.id(), cut(watch.segment(), length)), moment);
  }

  private static Feedback seen(Sign sign, int late) {
    return new Sign(sign.channel(), sign.label(), sign.confidence(), sign.at() + late);
  }

  /** The first steps of a segment. */
  private static <O, A> Segment<O, A> cut(Segment<O, A> segment, int length) {
    if (length == segment.length()) {
      return segment;
    }
    SegmentId id = segment.id();
    return new Segment<>(
        new SegmentId(id.seed(), id.world(), id.start(), length),
        segment.observations().subList(0, length + 1),
        segment.actions().subList(0, length),
        Ending.RUNNING);
  }
}
