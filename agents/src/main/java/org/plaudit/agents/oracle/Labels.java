package org.plaudit.agents.oracle;

import java.util.List;
import java.util.OptionalDouble;
import org.plaudit.core.feedback.Channel;

/** What simulated people show without being asked: labels and numbers, the least pleased first. */
final class Labels {
  /** From displeased to pleased. */
  static final List<String> GESTURES = List.of("shake", "shrug", "nod");

  /** From displeased to pleased; who is neither is as often surprised as neutral. */
  static final List<String> EXPRESSIONS = List.of("frown", "neutral", "surprise", "smile");

  /** Seconds. */
  static final List<Double> DWELLS = List.of(1.0, 2.0, 4.0, 8.0, 16.0, 32.0);

  /** Share that was used. */
  static final List<Double> COMPLETIONS = List.of(0.0, 0.25, 0.5, 0.75, 1.0);

  private Labels() {}

  /** How pleased somebody looks, in [-1/2, 1/2]; empty for labels that others give. */
  static OptionalDouble pleasure(String label) {
    return switch (label) {
      case "nod", "smile" -> OptionalDouble.of(0.5);
      case "shake", "frown" -> OptionalDouble.of(-0.5);
      case "shrug", "neutral", "surprise" -> OptionalDouble.of(0);
      default -> OptionalDouble.empty();
    };
  }

  /** What somebody would show who thinks the opposite; the same for labels that others give. */
  static String opposite(String label) {
    return switch (label) {
      case "nod" -> "shake";
      case "shake" -> "nod";
      case "smile" -> "frown";
      case "frown" -> "smile";
      default -> label;
    };
  }

  /** How pleased this number of the channel shows somebody to be, in [-1/2, 1/2]. */
  static double pleasure(Channel channel, double value) {
    return switch (channel) {
      case CLICK, RETURN, COMPLETION -> Math.min(1, value) - 0.5;
      case CHURN -> 0.5 - Math.min(1, value);
      case DWELL -> rank(value) / (DWELLS.size() - 1.0) - 0.5;
      case GESTURE, EXPRESSION -> 0;
    };
  }

  /** The number that somebody would give who thinks the opposite. */
  static double opposite(Channel channel, double value) {
    return switch (channel) {
      case CLICK, RETURN, COMPLETION, CHURN -> 1 - Math.min(1, value);
      case DWELL -> DWELLS.get(DWELLS.size() - 1 - rank(value));
      case GESTURE, EXPRESSION -> value;
    };
  }

  /** The longest of the {@link #DWELLS} that is no longer than this, by its place. */
  private static int rank(double seconds) {
    int rank = 0;
    while (rank < DWELLS.size() - 1 && DWELLS.get(rank + 1) <= seconds) {
      rank++;
    }
    return rank;
  }
}
