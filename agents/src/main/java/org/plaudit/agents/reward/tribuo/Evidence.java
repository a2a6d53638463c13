package org.plaudit.agents.reward.tribuo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.plaudit.agents.policy.RunningStatistics;
import org.plaudit.agents.reward.StepFeatures;
import org.plaudit.agents.reward.Tally;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

/** What was judged, as numbers; each segment once, however often it was shown. */
final class Evidence {
  /**
   * A comparison of two segments, by their numbers.
   *
   * @param target 1 if the first was preferred, 0 if the second, a half where neither was
   */
  record Pair(int first, int second, double target) {}

  /**
   * A rating of a segment.
   *
   * @param quality its level as a share of the scale, in [0, 1]
   */
  record Mark(int segment, double quality) {}

  /** Of fewer comparisons none is held out. */
  private static final int FEW = 20;

  private final int columns;
  private final List<float[]> segments = new ArrayList<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Pair> heldOut = new ArrayList<>();
  private final RunningStatistics normal;

  private Evidence(int columns) {
    this.columns = columns;
    this.normal = new RunningStatistics(columns);
  }

  /**
   * @param share of the comparisons to hold out, in [0, 1); always the same ones
   */
  static <O, A> Evidence of(
      List<Judgement<O, A>> judgements, StepFeatures<O, A> features, double share, Seed seed) {
    Evidence evidence = new Evidence(features.size());
    Map<SegmentId, Integer> numbers = new HashMap<>();
    for (Judgement<O, A> judgement : judgements) {
      if (judgement.query() instanceof Query.Compare<O, A> compare
          && judgement.feedback() instanceof Preference preference) {
        Pair pair =
            new Pair(
                evidence.number(compare.first(), features, numbers),
                evidence.number(compare.second(), features, numbers),
                Tally.target(preference));
        double draw = seed.child("held-out").child(compare.id()).generator().nextDouble();
        (draw < share ? evidence.heldOut : evidence.pairs).add(pair);
      } else if (judgement.query() instanceof Query.Rate<O, A> rate
          && judgement.feedback() instanceof Rating rating) {
        double quality = rating.level() / (rating.scale().levels() - 1.0);
        int number = evidence.number(rate.segment(), features, numbers);
        evidence.marks.add(new Mark(number, quality));
      }
    }
    if (evidence.pairs.size() + evidence.heldOut.size() < FEW) {
      evidence.pairs.addAll(evidence.heldOut);
      evidence.heldOut.clear();
    }
    for (float[] segment : evidence.segments) {
      evidence.normal.normalize(segment, segment.length / features.size(), segment);
    }
    return evidence;
  }

  private <O, A> int number(
      Segment<O, A> segment, StepFeatures<O, A> features, Map<SegmentId, Integer> numbers) {
    return numbers.computeIfAbsent(
        segment.id(),
        id -> {
          float[] steps = features.of(segment);
          normal.add(steps, segment.length());
          segments.add(steps);
          return segments.size() - 1;
        });
  }

  boolean isEmpty() {
    return segments.isEmpty();
  }

  /** Features of a step. */
  int columns() {
    return columns;
  }

  /** Mean and deviation of the features over all judged steps. */
  RunningStatistics normal() {
    return normal;
  }

  /** How many segments. */
  int size() {
    return segments.size();
  }

  /** (length, columns), normalised. */
  float[] steps(int segment) {
    return segments.get(segment);
  }

  int length(int segment) {
    return segments.get(segment).length / columns;
  }

  /** Mean length of the segments, in steps. */
  double meanLength() {
    return segments.stream().mapToInt(s -> s.length / columns).average().orElse(1);
  }

  /** The comparisons to fit to. */
  List<Pair> pairs() {
    return pairs;
  }

  /** The ratings, all to fit to. */
  List<Mark> marks() {
    return marks;
  }

  /** The comparisons that nothing is fitted to. */
  List<Pair> heldOut() {
    return heldOut;
  }

  /**
   * What ratings say in comparisons: each rated segment beside the one rated next, where their
   * levels differ.
   */
  List<Pair> implied() {
    List<Pair> implied = new ArrayList<>();
    for (int i = 1; i < marks.size(); i++) {
      Mark a = marks.get(i - 1);
      Mark b = marks.get(i);
      if (a.quality() != b.quality() && a.segment() != b.segment()) {
        implied.add(new Pair(a.segment(), b.segment(), a.quality() > b.quality() ? 1 : 0));
      }
    }
    return implied;
  }

  /** Sums of the features over a segment's steps. */
  double[] sums(int segment) {
    double[] sums = new double[columns];
    float[] steps = segments.get(segment);
    for (int at = 0; at < steps.length; at++) {
      sums[at % columns] += steps[at];
    }
    return sums;
  }

  /** All steps of all segments, one after the other. */
  float[] steps() {
    float[] all = new float[segments.stream().mapToInt(s -> s.length).sum()];
    int at = 0;
    for (float[] segment : segments) {
      System.arraycopy(segment, 0, all, at, segment.length);
      at += segment.length;
    }
    return all;
  }

  /** In a line, with a digest of every number; equal evidence has equal lines. */
  String text() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (float[] segment : segments) {
        ByteBuffer bytes = ByteBuffer.allocate(segment.length * Float.BYTES);
        bytes.asFloatBuffer().put(segment);
        digest.update(bytes.array());
      }
      String answers = pairs + " " + marks + " " + heldOut;
      digest.update(answers.getBytes(StandardCharsets.UTF_8));
      return "%d comparisons, %d held out, and %d ratings of %d segments; sha-256 %s"
          .formatted(
              pairs.size(),
              heldOut.size(),
              marks.size(),
              segments.size(),
              HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java knows SHA-256", e);
    }
  }
}
