package org.plaudit.agents.reward;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.agents.policy.RunningStatistics;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

/**
 * The segments that were judged, each once however often it was shown, numbered in the order of
 * their first judgement, with the features of their steps.
 */
public final class JudgedSegments<O, A> {
  private final StepFeatures<O, A> features;
  private final Map<SegmentId, Integer> numbers = new HashMap<>();
  private final List<float[]> segments = new ArrayList<>();
  private final RunningStatistics normal;

  public JudgedSegments(StepFeatures<O, A> features) {
    this.features = features;
    this.normal = new RunningStatistics(features.size());
  }

  /** The segment's number; it is taken in if it is new. */
  public int number(Segment<O, A> segment) {
    return numbers.computeIfAbsent(
        segment.id(),
        id -> {
          float[] steps = features.of(segment);
          normal.add(steps, segment.length());
          segments.add(steps);
          return segments.size() - 1;
        });
  }

  /** Brings all features to mean 0 and deviation 1 over all steps; once, when all are known. */
  public void normalize() {
    segments.forEach(steps -> normal.normalize(steps, steps.length / columns(), steps));
  }

  /** Mean and deviation of the features over all steps, as they were before. */
  public RunningStatistics normal() {
    return normal;
  }

  /** How many segments. */
  public int size() {
    return segments.size();
  }

  /** Features of a step. */
  public int columns() {
    return features.size();
  }

  /** A segment's steps, (length, columns). */
  public float[] steps(int segment) {
    return segments.get(segment);
  }

  /** In steps. */
  public int length(int segment) {
    return segments.get(segment).length / columns();
  }

  /** Sums of the features over a segment's steps. */
  public double[] sums(int segment) {
    double[] sums = new double[columns()];
    float[] steps = segments.get(segment);
    for (int at = 0; at < steps.length; at++) {
      sums[at % sums.length] += steps[at];
    }
    return sums;
  }

  /** All steps of all segments, one after the other. */
  public float[] steps() {
    float[] all = new float[segments.stream().mapToInt(s -> s.length).sum()];
    int at = 0;
    for (float[] segment : segments) {
      System.arraycopy(segment, 0, all, at, segment.length);
      at += segment.length;
    }
    return all;
  }
}
