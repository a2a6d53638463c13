package org.plaudit.agents.oracle;

import java.util.List;
import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;
import org.plaudit.core.trace.Segment;

/**
 * Leans at random towards each segment, by noise of standard deviation sqrt(plain^2 + (relative
 * R)^2) nats, R being its true return: what is large is judged less exactly. The noise is 0 with
 * probability 2/3 and sqrt(3) standard deviations up or down with 1/6 each, which has the first
 * five moments of a Gaussian, so that answers keep exact probabilities.
 */
public record Noisy(
    @Doc("standard deviation in nats whatever is shown, at least 0") double plain,
    @Doc("nats of standard deviation per unit of true return, at least 0") double relative)
    implements Trait {
  private static final double[] AT = {-Math.sqrt(3), 0, Math.sqrt(3)};
  private static final double[] CHANCE = {1.0 / 6, 2.0 / 3, 1.0 / 6};

  public Noisy {
    Require.that(plain >= 0, "plain (%s) must not be negative. Maybe 1.", plain);
    Require.that(relative >= 0, "relative (%s) must not be negative. Maybe 0.", relative);
  }

  public static Noisy defaults() {
    return new Noisy(1, 0);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    return new Layer<>(person) {
      @Override
      Map<Feedback, Double> made(Query<O, A> query, Moment<O, A> moment) {
        List<Segment<O, A>> shown = query.segments();
        double[] deviation = new double[shown.size()];
        for (int item = 0; item < deviation.length; item++) {
          double total = TrueReturn.total(setting.ledger().rewards(shown.get(item).id()));
          deviation[item] = Math.hypot(plain(), relative() * total);
        }
        return blurred(person.answers(query, moment), deviation, new double[shown.size()], 0);
      }
    };
  }

  /** Over all the noise of the segments from {@code item} on. */
  private static Map<Feedback, Double> blurred(
      Map<Feedback, Double> answers, double[] deviation, double[] noise, int item) {
    if (item == noise.length) {
      return Leaning.leant(answers, noise);
    }
    Map<Feedback, Double> mixed = Map.of();
    double before = 0;
    for (int i = 0; i < AT.length; i++) {
      noise[item] = AT[i] * deviation[item];
      Map<Feedback, Double> here = blurred(answers, deviation, noise, item + 1);
      before += CHANCE[i];
      mixed = Chances.mixed(mixed, here, Math.min(1, CHANCE[i] / before));
    }
    return mixed;
  }
}
