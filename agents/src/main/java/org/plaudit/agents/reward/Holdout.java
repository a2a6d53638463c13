package org.plaudit.agents.reward;

import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.SegmentId;

/**
 * What is never learned from, so that a model can be tested on people and on behaviour it does not
 * know. Who and what that is depends on names and the seed alone: a rater held out once is held out
 * in every later fit.
 */
public record Holdout(
    @Doc("share of raters whose answers only test the model, in [0, 1)") double raters,
    @Doc("share of segments that only test the model, with all answers about them, in [0, 1)")
        double segments) {
  public Holdout {
    Require.that(raters >= 0 && raters < 1, "raters (%s) must lie in [0, 1). Maybe 0.1.", raters);
    Require.that(
        segments >= 0 && segments < 1, "segments (%s) must lie in [0, 1). Maybe 0.1.", segments);
  }

  public static Holdout none() {
    return new Holdout(0, 0);
  }

  /**
   * All judgements, parted.
   *
   * @param train what is learned from
   * @param raters by raters that are held out, on segments that are not
   * @param segments about a segment that is held out
   */
  public record Parts(List<Judged> train, List<Judged> raters, List<Judged> segments) {}

  Parts part(List<Judged> all, Seed seed) {
    Parts parts = new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Judged judged : all) {
      if (judged.ids().stream().anyMatch(id -> isOut(id, seed))) {
        parts.segments().add(judged);
      } else if (raters > 0
          && seed.child("rater").child(judged.rater()).generator().nextDouble() < raters) {
        parts.raters().add(judged);
      } else {
        parts.train().add(judged);
      }
    }
    return parts;
  }

  /** Whether a segment only tests the model. */
  boolean isOut(SegmentId id, Seed seed) {
    return segments > 0
        && seed.child("segment").child(id.toString()).generator().nextDouble() < segments;
  }
}
