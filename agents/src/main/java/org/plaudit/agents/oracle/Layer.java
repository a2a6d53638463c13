package org.plaudit.agents.oracle;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Query;

/**
 * A likelihood over a likelihood: all is as with the person beneath, but for what a trait
 * overrides. Answers that cannot be listed pass untouched.
 */
abstract class Layer<O, A> implements Likelihood<O, A> {
  private final Likelihood<O, A> beneath;

  Layer(Likelihood<O, A> person) {
    this.beneath = person;
  }

  /** Whom this lies over. */
  final Likelihood<O, A> person() {
    return beneath;
  }

  @Override
  public boolean lists(Query<O, A> query) {
    return beneath.lists(query);
  }

  /** Answers with whatever the trait makes of those of the person beneath. */
  @Override
  public final Map<Feedback, Double> answers(Query<O, A> query, Moment<O, A> moment) {
    // Of what cannot be listed, the person beneath says so.
    return lists(query) ? made(query, moment) : beneath.answers(query, moment);
  }

  /** The answers to a question whose answers can be listed. */
  Map<Feedback, Double> made(Query<O, A> query, Moment<O, A> moment) {
    return beneath.answers(query, moment);
  }

  @Override
  public final double probability(Query<O, A> query, Moment<O, A> moment, Feedback answer) {
    return lists(query)
        ? Likelihood.super.probability(query, moment, answer)
        : beneath.probability(query, moment, answer);
  }

  @Override
  public final Feedback sample(Query<O, A> query, Moment<O, A> moment, RandomGenerator rng) {
    return lists(query)
        ? Likelihood.super.sample(query, moment, rng)
        : beneath.sample(query, moment, rng);
  }

  @Override
  public double seconds(Query<O, A> query, Moment<O, A> moment) {
    return beneath.seconds(query, moment);
  }

  @Override
  public long delay(Query<O, A> query, Moment<O, A> moment, RandomGenerator rng) {
    return beneath.delay(query, moment, rng);
  }
}
