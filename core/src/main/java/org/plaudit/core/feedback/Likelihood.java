package org.plaudit.core.feedback;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.plaudit.core.random.Seed;

/**
 * A simulated teacher as an exact probability distribution over answers: sampling and evaluating
 * agree.
 */
public interface Likelihood<O, A> {
  /** Every possible answer and its probability, in a fixed order; adds up to 1. */
  Map<Feedback, Double> answers(Query<O, A> query);

  /** Probability in [0, 1] that {@code query} is answered by {@code answer}. */
  default double probability(Query<O, A> query, Feedback answer) {
    return answers(query).getOrDefault(answer, 0.0);
  }

  /** Draws an answer; takes exactly one {@code nextDouble} from the generator. */
  default Feedback sample(Query<O, A> query, RandomGenerator rng) {
    double left = rng.nextDouble();
    Feedback last = new Feedback.Abstention("no answer is possible");
    for (Map.Entry<Feedback, Double> answer : answers(query).entrySet()) {
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

  /**
   * A teacher who answers at once. Each query draws from a stream of its own, so that answers
   * depend neither on the order of asking nor on what else was asked.
   */
  default Oracle<O, A> oracle(Seed seed) {
    return query -> {
      CompletionStage<Feedback> answer =
          CompletableFuture.completedStage(sample(query, seed.child(query.id()).generator()));
      return answer;
    };
  }
}
