package org.plaudit.experiments.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.experiments.stats.Agreement.Level;

/**
 * Answers as numbers: what is a level or a number by itself, anything that can only be the same or
 * not by the order in which it first came. None where two answers are never the same, as words.
 */
final class AnswerNumbers implements Feedback.Cases<List<Double>> {
  private final Map<String, Integer> names = new LinkedHashMap<>();

  /** How much two different answers of this kind disagree. */
  static Level level(Feedback answer) {
    return answer instanceof Feedback.Rating || answer instanceof Feedback.Answers
        ? Level.ORDINAL
        : answer instanceof Feedback.Signal || answer instanceof Feedback.Implicit
            ? Level.INTERVAL
            : Level.NOMINAL;
  }

  private List<Double> named(String name) {
    return List.of((double) names.computeIfAbsent(name, first -> names.size()));
  }

  @Override
  public List<Double> preference(Feedback.Preference preference) {
    return named(preference.choice().name());
  }

  @Override
  public List<Double> ranking(Feedback.Ranking ranking) {
    return named(ranking.order().toString());
  }

  @Override
  public List<Double> rating(Feedback.Rating rating) {
    return List.of((double) rating.level());
  }

  @Override
  public List<Double> answers(Feedback.Answers answers) {
    return answers.ratings().stream().map(rating -> (double) rating.level()).toList();
  }

  @Override
  public List<Double> comment(Feedback.Comment comment) {
    return List.of();
  }

  @Override
  public List<Double> correction(Feedback.Correction correction) {
    return named(correction.toString());
  }

  @Override
  public List<Double> demonstration(Feedback.Demonstration demonstration) {
    return List.of();
  }

  @Override
  public List<Double> signal(Feedback.Signal signal) {
    return List.of(signal.value());
  }

  @Override
  public List<Double> sign(Feedback.Sign sign) {
    return named(sign.label());
  }

  @Override
  public List<Double> implicit(Feedback.Implicit implicit) {
    return List.of(implicit.value());
  }

  @Override
  public List<Double> abstention(Feedback.Abstention abstention) {
    return List.of();
  }
}
