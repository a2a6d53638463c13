package org.plaudit.agents.oracle;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Abstention;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;

/** What is done with distributions over answers. Each keeps the order in which answers stand. */
final class Chances {
  private Chances() {}

  /** One answer that is sure to come. */
  static Map<Feedback, Double> sure(Feedback answer) {
    return Map.of(answer, 1.0);
  }

  /** Adds to the chance of one answer. */
  static void add(Map<Feedback, Double> into, Feedback answer, double chance) {
    // Rounding must not carry a chance beyond 1.
    into.merge(answer, chance, (a, b) -> Math.min(1, a + b));
  }

  /** {@code second} with this chance, else {@code first}. */
  static Map<Feedback, Double> mixed(
      Map<Feedback, Double> first, Map<Feedback, Double> second, double chance) {
    if (chance == 0) {
      return first;
    }
    Map<Feedback, Double> mixed = new LinkedHashMap<>();
    first.forEach((answer, p) -> add(mixed, answer, (1 - chance) * p));
    second.forEach((answer, p) -> add(mixed, answer, chance * p));
    return mixed;
  }

  /** Says something else in place of each answer. */
  static Map<Feedback, Double> replaced(
      Map<Feedback, Double> answers, UnaryOperator<Feedback> other) {
    Map<Feedback, Double> replaced = new LinkedHashMap<>();
    answers.forEach((answer, p) -> add(replaced, other.apply(answer), p));
    return replaced;
  }

  /** The opposite with this chance. */
  static Map<Feedback, Double> exchanged(Map<Feedback, Double> answers, double chance) {
    return chance == 0 ? answers : mixed(answers, replaced(answers, Opposites::of), chance);
  }

  /**
   * Each judgement that may be given, as likely as any other; a tie only if this person ever calls
   * one. Unchanged where there is no judgement.
   */
  static Map<Feedback, Double> guessed(Map<Feedback, Double> answers) {
    Set<Feedback> possible = new LinkedHashSet<>();
    answers.forEach(
        (answer, p) -> {
          boolean compares = answer instanceof Preference;
          if (compares) {
            possible.add(new Preference(Choice.FIRST));
            possible.add(new Preference(Choice.SECOND));
          }
          if (judges(answer) && (p > 0 || !compares)) {
            possible.add(answer);
          }
        });
    if (possible.isEmpty()) {
      return answers;
    }
    Map<Feedback, Double> guessed = new LinkedHashMap<>();
    possible.forEach(answer -> guessed.put(answer, 1.0 / possible.size()));
    return guessed;
  }

  /**
   * Judgements with other odds: the logarithm of each one's grows by {@code nats}. Whether there is
   * a judgement at all stays as likely as it was.
   */
  static Map<Feedback, Double> tilted(
      Map<Feedback, Double> answers, ToDoubleFunction<Feedback> nats) {
    double most = Double.NEGATIVE_INFINITY;
    double judged = 0;
    for (Map.Entry<Feedback, Double> answer : answers.entrySet()) {
      if (judges(answer.getKey()) && answer.getValue() > 0) {
        most = Math.max(most, nats.applyAsDouble(answer.getKey()));
        judged += answer.getValue();
      }
    }
    if (judged == 0) {
      return answers;
    }
    Map<Feedback, Double> tilted = new LinkedHashMap<>();
    double sum = 0;
    for (Map.Entry<Feedback, Double> answer : answers.entrySet()) {
      double p = answer.getValue();
      if (judges(answer.getKey())) {
        p = p > 0 ? p * Math.exp(nats.applyAsDouble(answer.getKey()) - most) : 0;
        sum += p;
      }
      tilted.put(answer.getKey(), p);
    }
    double scale = judged / sum;
    tilted.replaceAll((answer, p) -> judges(answer) ? Math.min(1, p * scale) : p);
    return tilted;
  }

  /** How much is open, in nats: 0 if one answer is sure. */
  static double entropy(Map<Feedback, Double> answers) {
    double entropy = 0;
    for (double p : answers.values()) {
      entropy -= p > 0 ? p * Math.log(p) : 0;
    }
    return Math.max(0, entropy);
  }

  static boolean judges(Feedback answer) {
    return !(answer instanceof Abstention);
  }
}
