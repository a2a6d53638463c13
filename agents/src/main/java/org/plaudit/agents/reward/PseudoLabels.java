package org.plaudit.agents.reward;

import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.random.Pcg64;

/**
 * The guesses and the cropping of {@link Surf}. A guess is made on the whole segments and learned
 * on parts of them (arXiv:2203.10050, algorithm 1).
 */
final class PseudoLabels {
  private static final PseudoLabels NONE = new PseudoLabels(Surf.off(), 1, 0, List.of());

  private final Surf options;
  private final int features;
  private final int kind;
  private final List<float[]> unjudged;

  /**
   * @param kind of the criterion that reads comparisons
   * @param unjudged normalised, (length, features) each
   */
  PseudoLabels(Surf options, int features, int kind, List<float[]> unjudged) {
    this.options = options;
    this.features = features;
    this.kind = kind;
    this.unjudged = unjudged;
  }

  static PseudoLabels none() {
    return NONE;
  }

  /** Whether there is anything to guess about. */
  boolean isOn() {
    return options.weight() > 0 && unjudged.size() >= 2;
  }

  double weight() {
    return options.weight();
  }

  /** How many pairs are looked at for a batch of judged ones. */
  int drawn(int batch) {
    return Math.max(1, (int) Math.round(options.ratio() * batch));
  }

  /** Those of {@code drawn} random pairs of which the member is sure, with its own answer. */
  List<Judged> confident(RewardMember member, int drawn, Pcg64 rng) {
    double least = Math.log(options.threshold() / (1 - options.threshold()));
    List<Judged> guesses = new ArrayList<>();
    for (int i = 0; i < drawn; i++) {
      int first = rng.nextInt(unjudged.size());
      int other = rng.nextInt(unjudged.size() - 1);
      int second = other < first ? other : other + 1;
      List<float[]> pair = List.of(unjudged.get(first), unjudged.get(second));
      // The first sum of a comparison is its margin, whatever else its criterion reads.
      double margin = member.sums(Judged.guessed(kind, 0, pair))[0];
      if (Math.abs(margin) > least) {
        int answer = ComparisonCriterion.answer(margin > 0 ? Choice.FIRST : Choice.SECOND);
        guesses.add(cropped(Judged.guessed(kind, answer, pair), features, rng));
      }
    }
    return guesses;
  }

  /** A random part of each segment, the same share of each; all of them while SURF is off. */
  Judged cropped(Judged judged, int width, Pcg64 rng) {
    if (options.weight() == 0 || options.crop() == 0) {
      return judged;
    }
    double keep = 1 - options.crop() * rng.nextDouble();
    int n = judged.segments().size();
    int[] from = new int[n];
    int[] to = new int[n];
    for (int i = 0; i < n; i++) {
      int length = judged.segments().get(i).length / width;
      int kept = Math.max(1, (int) Math.round(keep * length));
      int start = rng.nextInt(length - kept + 1);
      from[i] = start * width;
      to[i] = (start + kept) * width;
    }
    return judged.cropped(from, to);
  }
}
