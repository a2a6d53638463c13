package org.plaudit.agents.reward;

import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.learn.Metrics;

/** How well predicted margins agree with what people answered. */
public final class Tally {
  private double loss;
  private long count;
  private double right;
  private long decided;

  /** What an answer says of the first: 1 if preferred, 0 if not, a half where neither was. */
  public static double target(Preference preference) {
    return switch (preference.choice()) {
      case FIRST -> 1.0;
      case SECOND -> 0.0;
      case TIE, BOTH_BAD -> 0.5;
    };
  }

  /**
   * Takes in an answer.
   *
   * @param margin R(first) - R(second), in nats
   * @param target as {@link #target} gives it
   */
  public void add(double margin, double target) {
    // -(t log sigmoid(m) + (1 - t) log sigmoid(-m)), without overflow.
    loss += Math.max(margin, 0) - target * margin + Math.log1p(Math.exp(-Math.abs(margin)));
    count++;
    if (target != 0.5) {
      decided++;
      right += margin == 0 ? 0.5 : margin > 0 == target > 0.5 ? 1 : 0;
    }
  }

  /**
   * {@code NAME_loss}, the mean cross-entropy in nats, and {@code NAME_accuracy}, in which ties do
   * not count; a number is absent where there is nothing to take the mean of.
   */
  public Metrics metrics(String name) {
    Metrics metrics = Metrics.none();
    metrics = count == 0 ? metrics : metrics.and(name + "_loss", loss / count);
    return decided == 0 ? metrics : metrics.and(name + "_accuracy", right / decided);
  }
}
