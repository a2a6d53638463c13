package org.plaudit.core.trace;

import org.plaudit.core.Require;

/**
 * Where a segment comes from, so that every answer leads back to it.
 *
 * @param seed the seed of the run, not of the episode
 * @param world which of the worlds that ran side by side
 * @param start the step of that world, counted over the whole run, at which the segment begins
 * @param length in steps
 */
public record SegmentId(long seed, int world, long start, int length)
    implements Comparable<SegmentId> {
  public SegmentId {
    Require.that(world >= 0, "world (%d) must not be negative", world);
    Require.that(start >= 0, "start (%d) must not be negative", start);
    Require.that(length > 0, "length (%d) must be positive", length);
  }

  @Override
  public int compareTo(SegmentId other) {
    return java.util.Comparator.comparingLong(SegmentId::seed)
        .thenComparingInt(SegmentId::world)
        .thenComparingLong(SegmentId::start)
        .thenComparingInt(SegmentId::length)
        .compare(this, other);
  }

  /** As in {@code 1:0:2048+50}: seed, world, start, length. */
  @Override
  public String toString() {
    return seed + ":" + world + ":" + start + "+" + length;
  }
}
