package org.plaudit.agents.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.plaudit.agents.policy.RunningStatistics;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

/** A judgement as numbers; the arrays are its own. */
public final class Judged {
  private final String rater;
  private final List<SegmentId> ids;
  private final UnaryOperator<Seed> name;
  private final int kind;
  private final int answer;
  private final List<float[]> segments;
  private final double strength;

  private Judged(
      String rater,
      List<SegmentId> ids,
      UnaryOperator<Seed> name,
      int kind,
      int answer,
      List<float[]> segments,
      double strength) {
    this.rater = rater;
    this.ids = ids;
    this.name = name;
    this.kind = kind;
    this.answer = answer;
    this.segments = segments;
    this.strength = strength;
  }

  /**
   * Drawn into the members' shares by the number of its query.
   *
   * @param kind which of a model's criteria it is for
   * @param answer what it means is that criterion's matter
   */
  static <O, A> Judged numbered(
      Judgement<O, A> judgement,
      int kind,
      int answer,
      StepFeatures<O, A> features,
      List<Segment<O, A>> shown) {
    long query = judgement.query().id();
    return of(judgement, seed -> seed.child(query), kind, answer, features, shown);
  }

  /**
   * Drawn into the members' shares by who judged what, so that it makes no difference which other
   * questions were asked.
   */
  public static <O, A> Judged named(
      Judgement<O, A> judgement,
      int kind,
      int answer,
      StepFeatures<O, A> features,
      List<Segment<O, A>> shown) {
    String what =
        shown.stream().map(segment -> segment.id().toString()).collect(Collectors.joining(" "));
    return of(
        judgement,
        seed -> seed.child(judgement.rater()).child(what),
        kind,
        answer,
        features,
        shown);
  }

  private static <O, A> Judged of(
      Judgement<O, A> judgement,
      UnaryOperator<Seed> name,
      int kind,
      int answer,
      StepFeatures<O, A> features,
      List<Segment<O, A>> shown) {
    List<SegmentId> ids = shown.stream().map(Segment::id).toList();
    List<float[]> steps = new ArrayList<>();
    for (Segment<O, A> segment : shown) {
      steps.add(features.of(segment));
    }
    return new Judged(judgement.rater(), ids, name, kind, answer, steps, 1);
  }

  /** A judgement that nobody made, of steps that are normalised already. */
  static Judged guessed(int kind, int answer, List<float[]> segments) {
    return new Judged("", List.of(), seed -> seed, kind, answer, segments, 1);
  }

  /**
   * The same judgement of a part of each segment.
   *
   * @param from the first number kept of each
   * @param to the first that is not
   */
  Judged cropped(int[] from, int[] to) {
    List<float[]> parts = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      parts.add(Arrays.copyOfRange(segments.get(i), from[i], to[i]));
    }
    return new Judged(rater, ids, name, kind, answer, parts, strength);
  }

  /** The same judgement, which counts as that strong. */
  Judged withStrength(double other) {
    return new Judged(rater, ids, name, kind, answer, segments, other);
  }

  void normalize(RunningStatistics normal) {
    for (float[] segment : segments) {
      normal.normalize(segment, segment.length / normal.columns(), segment);
    }
  }

  String rater() {
    return rater;
  }

  List<SegmentId> ids() {
    return ids;
  }

  /** The stream that draws this judgement's place in what {@code base} is about. */
  Seed name(Seed base) {
    return name.apply(base);
  }

  public int kind() {
    return kind;
  }

  public int answer() {
    return answer;
  }

  /** How strong a preference it is, in [0, 1]. */
  double strength() {
    return strength;
  }

  /** (length, features) of each. */
  public List<float[]> segments() {
    return segments;
  }
}
