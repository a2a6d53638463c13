package org.plaudit.agents.oracle;

import java.util.List;
import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Feedback.Ranking;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;

/**
 * Prefers in circles. Every segment has a phase, x / period turns, x being the step at which it
 * starts or a number of its last observation; whoever lies up to half a turn ahead of another is
 * beaten by it: the odds of a against b are multiplied by exp(strength sin(phase b - phase a)). Of
 * three a third of a turn apart, each beats the next. Of a ranking every pair counts.
 */
public record Intransitive(
    @Doc("nats by which a segment beats one a quarter of a turn ahead") double strength,
    @Doc("of x in a whole turn, positive") double period,
    @Doc("which number of the last observation x is; -1 for the step at which a segment starts")
        int coordinate)
    implements Trait {
  public Intransitive {
    Require.that(period > 0, "period (%s) must be positive. Maybe 1000.", period);
    Require.that(coordinate >= -1, "coordinate (%d) must be at least -1. Maybe -1.", coordinate);
  }

  public static Intransitive defaults() {
    return new Intransitive(1, 1000, -1);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    FlatRange<O> observations = new FlatRange<>(setting.spec().observations());
    observations.requireNumber(coordinate());
    return new Layer<>(person) {
      @Override
      Map<Feedback, Double> made(Query<O, A> query, Moment<O, A> moment) {
        Map<Feedback, Double> straight = person.answers(query, moment);
        if (query.segments().size() < 2) {
          return straight;
        }
        double[] phases =
            query.segments().stream().mapToDouble(shown -> phase(shown, observations)).toArray();
        return Chances.tilted(straight, answer -> strength() * circles(answer, phases));
      }
    };
  }

  private <O, A> double phase(Segment<O, A> segment, FlatRange<O> observations) {
    double x = segment.id().start();
    if (coordinate() >= 0) {
      Vec last = observations.flat(segment.observations().get(segment.length()));
      x = last.get(coordinate());
    }
    return 2 * Math.PI * (x / period());
  }

  private static double circles(Feedback answer, double[] phases) {
    if (answer instanceof Preference preference) {
      double first = Math.sin(phases[1] - phases[0]) / 2;
      return preference.choice() == Choice.FIRST
          ? first
          : preference.choice() == Choice.SECOND ? -first : 0;
    }
    if (!(answer instanceof Ranking ranking)) {
      return 0;
    }
    List<Integer> order = ranking.order();
    double sum = 0;
    for (int better = 0; better < order.size(); better++) {
      for (int worse = better + 1; worse < order.size(); worse++) {
        sum += Math.sin(phases[order.get(worse)] - phases[order.get(better)]) / 2;
      }
    }
    return sum;
  }
}
