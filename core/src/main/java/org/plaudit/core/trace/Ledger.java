package org.plaudit.core.trace;

import java.util.List;

/** The true rewards of segments. Only simulated people and evaluators are handed one. */
public interface Ledger {
  /**
   * The true reward of each step of the segment, in order.
   *
   * @throws IllegalArgumentException if the ledger does not know the segment
   */
  List<Double> rewards(SegmentId id);
}
