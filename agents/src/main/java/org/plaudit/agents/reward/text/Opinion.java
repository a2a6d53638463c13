package org.plaudit.agents.reward.text;

import org.plaudit.core.Require;

/** How likely somebody found something bad, middling or good; adds up to 1. */
public record Opinion(double bad, double middling, double good) {
  public Opinion {
    Require.that(
        bad >= 0 && middling >= 0 && good >= 0 && Math.abs(bad + middling + good - 1) < 1e-6,
        "probabilities %s, %s and %s must not be negative and add up to 1",
        bad,
        middling,
        good);
  }

  /** The expected place between bad (0) and good (1). */
  public double quality() {
    return good + middling / 2;
  }

  /** The likeliest; of equally likely ones the better. */
  public Attitude attitude() {
    return good >= middling && good >= bad
        ? Attitude.GOOD
        : middling >= bad ? Attitude.MIDDLING : Attitude.BAD;
  }

  public double of(Attitude attitude) {
    return switch (attitude) {
      case BAD -> bad;
      case MIDDLING -> middling;
      case GOOD -> good;
    };
  }
}
