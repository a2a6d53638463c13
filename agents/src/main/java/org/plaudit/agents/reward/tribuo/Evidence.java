package org.plaudit.agents.reward.tribuo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.plaudit.agents.policy.RunningStatistics;
import org.plaudit.agents.reward.JudgedSegments;
import org.plaudit.agents.reward.StepFeatures;
import org.plaudit.agents.reward.Tally;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.random.Seed;

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

  private final JudgedSegments<?, ?> segments;
  private final List<Pair> pairs = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private final List<Pair> heldOut = new ArrayList<>();

  private Evidence(JudgedSegments<?, ?> segments) {
    this.segments = segments;
  }

  /**
   * @param share of the comparisons to hold out, in [0, 1); always the same ones
   */
  static <O, A> Evidence of(
      List<Judgement<O, A>> judgements, StepFeatures<O, A> features, double share, Seed seed) {
    JudgedSegments<O, A> segments = new JudgedSegments<>(features);
    Evidence evidence = new Evidence(segments);
    for (Judgement<O, A> judgement : judgements) {
      if (judgement.query() instanceof Query.Compare<O, A> compare
          && judgement.feedback() instanceof Preference preference) {
        Pair pair =
            new Pair(
                segments.number(compare.first()),
                segments.number(compare.second()),
                Tally.target(preference));
        double draw = seed.child("held-out").child(compare.id()).generator().nextDouble();
        (draw < share ? evidence.heldOut : evidence.pairs).add(pair);
      } else if (judgement.query() instanceof Query.Rate<O, A> rate
          && judgement.feedback() instanceof Rating rating) {
        double quality = rating.level() / (rating.scale().levels() - 1.0);
        int number = segments.number(rate.segment());
        evidence.marks.add(new Mark(number, quality));
      }
    }
    if (evidence.pairs.size() + evidence.heldOut.size() < FEW) {
      evidence.pairs.addAll(evidence.heldOut);
      evidence.heldOut.clear();
    }
    segments.normalize();
    return evidence;
  }

  boolean isEmpty() {
    return segments.size() == 0;
  }

  /** Features of a step. */
  int columns() {
    return segments.columns();
  }

  /** Mean and deviation of the features over all judged steps. */
  RunningStatistics normal() {
    return segments.normal();
  }

  /** How many segments. */
  int size() {
    return segments.size();
  }

  /** (length, columns), normalised. */
  float[] steps(int segment) {
    return segments.steps(segment);
  }

  int length(int segment) {
    return segments.length(segment);
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
    return segments.sums(segment);
  }

  /** All steps of all segments, one after the other. */
  float[] steps() {
    return segments.steps();
  }

  /** In a line, with a digest of every number; equal evidence has equal lines. */
  String text() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      float[] steps = segments.steps();
      ByteBuffer bytes = ByteBuffer.allocate(steps.length * Float.BYTES);
      bytes.asFloatBuffer().put(steps);
      digest.update(bytes.array());
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
