package org.plaudit.agents.oracle;

import java.util.List;
import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Asks;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;
import org.plaudit.core.trace.Segment;

/**
 * Knows one field and guesses in the others. The range of one number of what is observed is cut
 * into {@code topics} fields of equal width; person i knows field i mod topics. Where the last
 * observations shown lie in another, on average, a share {@code ignorance} of the answers is a
 * guess, each judgement being as likely as any other. What is noticed of a person who was not asked
 * stays.
 */
public record ExpertIn(
    @Doc("how many fields there are, at least 1") int topics,
    @Doc("which number of an observation tells them apart, counted from 0") int coordinate,
    @Doc("share of guesses in fields that a person does not know, in [0, 1]") double ignorance)
    implements Trait {
  public ExpertIn {
    Require.that(topics >= 1, "topics (%d) must be at least 1. Maybe 2.", topics);
    Require.that(coordinate >= 0, "coordinate (%d) must not be negative. Maybe 0.", coordinate);
    Require.that(
        ignorance >= 0 && ignorance <= 1,
        "ignorance (%s) must lie in [0, 1]. Maybe 0.8.",
        ignorance);
  }

  public static ExpertIn defaults() {
    return new ExpertIn(2, 0, 0.8);
  }

  @Override
  public <O, A> Likelihood<O, A> over(Likelihood<O, A> person, Setting<O, A> setting) {
    FlatRange<O> observations = new FlatRange<>(setting.spec().observations());
    observations.requireNumber(coordinate());
    int known = setting.person() % topics();
    return new Layer<>(person) {
      @Override
      Map<Feedback, Double> made(Query<O, A> query, Moment<O, A> moment) {
        Map<Feedback, Double> knowing = person.answers(query, moment);
        boolean asked = query.asks() != Asks.IMPLICIT && !query.segments().isEmpty();
        return asked && topic(query.segments(), observations) != known
            ? Chances.mixed(knowing, Chances.guessed(knowing), ignorance())
            : knowing;
      }
    };
  }

  private <O, A> int topic(List<Segment<O, A>> shown, FlatRange<O> observations) {
    double sum = 0;
    for (Segment<O, A> segment : shown) {
      O last = segment.observations().get(segment.length());
      sum += observations.place(observations.flat(last), coordinate());
    }
    double share = (sum / shown.size() + 1) / 2;
    int topic = (int) Math.floor(share * topics());
    return Math.max(0, Math.min(topics() - 1, topic));
  }
}
