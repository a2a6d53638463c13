package org.plaudit.core.feedback;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.plaudit.core.random.Seed;

/**
 * A simulated person as an exact probability distribution over answers: sampling and evaluating
 * agree. Holds no state that changes: all that a person remembers is in the {@link Moment}.
 */
public interface Likelihood<O, A> {
  /**
   * Every possible answer and its probability, in a fixed order; adds up to 1.
   *
   * @throws UnsupportedOperationException where they cannot be listed, as demonstrations cannot
   *     ({@link #lists} says so); sampling and evaluating work even so
   */
  Map<Feedback, Double> answers(Query<O, A> query, Moment<O, A> moment);

  /** Whether {@link #answers} can list the answers to this question. */
  default boolean lists(Query<O, A> query) {
    return true;
  }

  /** The answers of somebody who was never asked before. */
  default Map<Feedback, Double> answers(Query<O, A> query) {
    return answers(query, Moment.first());
  }

  /** Probability in [0, 1] that {@code query} is answered by {@code answer}. */
  default double probability(Query<O, A> query, Moment<O, A> moment, Feedback answer) {
    return answers(query, moment).getOrDefault(answer, 0.0);
  }

  /** The same for somebody who was never asked before. */
  default double probability(Query<O, A> query, Feedback answer) {
    return probability(query, Moment.first(), answer);
  }

  /** Draws an answer; takes exactly one {@code nextDouble} if the answers can be listed. */
  default Feedback sample(Query<O, A> query, Moment<O, A> moment, RandomGenerator rng) {
    double left = rng.nextDouble();
    Feedback last = new Feedback.Abstention("no answer is possible");
    for (Map.Entry<Feedback, Double> answer : answers(query, moment).entrySet()) {
      if (answer.getValue() > 0) {
        last = answer.getKey();
        left -= answer.getValue();
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  /** Draws an answer of somebody who was never asked before. */
  default Feedback sample(Query<O, A> query, RandomGenerator rng) {
    return sample(query, Moment.first(), rng);
  }

  /** How long this person takes to answer, in seconds; 0 where nobody cares. */
  default double seconds(Query<O, A> query, Moment<O, A> moment) {
    return 0;
  }

  /** How many steps of training pass until the answer is known, at least 0. */
  default long delay(Query<O, A> query, Moment<O, A> moment, RandomGenerator rng) {
    return 0;
  }

  /**
   * A rater who answers at once and is always fresh. Each query draws from a stream of its own, so
   * that answers depend neither on the order of asking nor on what else was asked.
   */
  default Oracle<O, A> oracle(Seed seed) {
    return query -> {
      CompletionStage<Feedback> answer =
          CompletableFuture.completedStage(sample(query, seed.child(query.id()).generator()));
      return answer;
    };
  }
}
