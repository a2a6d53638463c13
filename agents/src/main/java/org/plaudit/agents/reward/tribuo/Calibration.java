package org.plaudit.agents.reward.tribuo;

import java.util.List;

/**
 * How much a unit of a model's own is in nats: the factor k for which P(a over b) = sigmoid(k m) is
 * most probable, m being the model's margin. As Platt (1999) does it, without his bias, which the
 * order of asking must not have: answers count as slightly less than sure, so that k stays finite
 * even where every answer agrees with the model. Never negative.
 */
final class Calibration {
  private static final int ROUNDS = 50;

  private Calibration() {}

  /** 1 where there is nothing to go by. */
  static double factor(double[] margins, List<Evidence.Pair> pairs) {
    double size = 0;
    for (double margin : margins) {
      size += margin * margin;
    }
    if (size == 0) {
      return 1;
    }
    double sure = 1 / (margins.length + 2.0);
    // In units of the margins' own size, the search starts at a sensible place.
    double unit = Math.sqrt(size / margins.length);
    double factor = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double slope = 0;
      double curve = 1e-9;
      for (int i = 0; i < margins.length; i++) {
        double m = margins[i] / unit;
        double target = sure + (1 - 2 * sure) * pairs.get(i).target();
        double p = Scores.sigmoid(factor * m);
        slope += (target - p) * m;
        curve += p * (1 - p) * m * m;
      }
      // Newton's step, but never far: where answers are nearly sure it would overshoot.
      double step = Math.max(-1, Math.min(1, slope / curve));
      factor = Math.max(0, factor + step);
    }
    return factor / unit;
  }
}
