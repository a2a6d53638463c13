package org.plaudit.agents.reward;

import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;

/**
 * Learning from what nobody judged (SURF, arXiv:2203.10050): pairs of unjudged segments about which
 * a member is sure are taken for answered, and of all pairs random parts are shown to it. Off
 * unless it has a weight; the paper's is 1.
 */
public record Surf(
    @Doc("weight of guessed answers beside given ones, at least 0; 0 turns SURF off") double weight,
    @Doc("how sure a member must be of a guess, in (0.5, 1)") double threshold,
    @Doc("unjudged pairs looked at for each judged one, positive") double ratio,
    @Doc("largest share of a segment that is cut away at random, in [0, 1)") double crop) {
  public Surf {
    Require.that(weight >= 0, "weight (%s) must not be negative. Maybe 1.", weight);
    Require.that(
        threshold > 0.5 && threshold < 1,
        "threshold (%s) must lie in (0.5, 1). Maybe 0.99.",
        threshold);
    Require.that(ratio > 0, "ratio (%s) must be positive. Maybe 4.", ratio);
    Require.that(crop >= 0 && crop < 1, "crop (%s) must lie in [0, 1). Maybe 0.25.", crop);
  }

  /** The paper's values, turned off. */
  public static Surf off() {
    return new Surf(0, 0.99, 4, 0.25);
  }
}
