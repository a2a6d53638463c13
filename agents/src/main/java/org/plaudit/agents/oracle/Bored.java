package org.plaudit.agents.oracle;

import java.util.Map;
import java.util.stream.IntStream;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Asks;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Abstention;
import org.plaudit.core.feedback.Feedback.Answers;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;

/**
 * Satisfices (Krosnick, Applied Cognitive Psychology 5 (1991), 213): after n questions in all, a
 * share 1 - 2^(-n / half) of the answers is whatever takes no thought, and no rest helps. That is
 * the first of two, the order as shown, the middle of every scale, and nothing where that will do.
 * What is noticed of a person who was not asked stays.
 */
public record Bored(
    @Doc("questions in all after which half the answers take no thought") double half)
    implements Trait {
  private static final Feedback NOTHING = new Abstention("bored");

  public Bored {
    Require.that(half > 0, "half (%s) must be positive. Maybe 500.", half);
  }

  public static Bored defaults() {
    return new Bored(500);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    return new Layer<>(person) {
      @Override
      Map<Feedback, Double> made(Query<O, A> query, Moment<O, A> moment) {
        Map<Feedback, Double> keen = person.answers(query, moment);
        if (query.asks() == Asks.IMPLICIT) {
          return keen;
        }
        double boredom = 1 - Math.pow(2, -moment.asked() / half());
        return Chances.mixed(keen, Chances.sure(easiest(query)), boredom);
      }
    };
  }

  private static <O, A> Feedback easiest(Query<O, A> query) {
    if (query instanceof Query.Compare) {
      return new Preference(Choice.FIRST);
    }
    if (query instanceof Query.Rank) {
      return new Feedback.Ranking(IntStream.range(0, query.segments().size()).boxed().toList());
    }
    if (query instanceof Query.Rate<O, A> rate) {
      return middle(rate.scale());
    }
    if (query instanceof Query.Survey<O, A> survey) {
      return new Answers(
          survey.questions().stream().map(question -> middle(question.scale())).toList());
    }
    return NOTHING;
  }

  /** The lower of two. */
  private static Rating middle(Scale scale) {
    return new Rating((scale.levels() - 1) / 2, scale);
  }
}
