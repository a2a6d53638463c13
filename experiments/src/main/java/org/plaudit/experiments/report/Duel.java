package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.plaudit.core.BadInput;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;
import org.plaudit.experiments.run.Opinion;

/**
 * Two judged segments, and what a model's preference between them is to be explained by.
 *
 * @param says which two they are, in words
 * @param shown all segments that were judged, in the order in which they first were
 */
record Duel<O, A>(Segment<O, A> a, Segment<O, A> b, String says, List<Segment<O, A>> shown) {
  Duel {
    shown = List.copyOf(shown);
  }

  /**
   * The two of one question, or, where none is named, those that the model finds best and worst.
   *
   * @throws BadInput if there are no two
   */
  static <O, A> Duel<O, A> of(Opinion<O, A> opinion, RewardModel<O, A> model, OptionalLong query) {
    Map<SegmentId, Segment<O, A>> all = new LinkedHashMap<>();
    for (Judgement<O, A> judgement : opinion.judgements()) {
      judgement.query().segments().forEach(segment -> all.putIfAbsent(segment.id(), segment));
    }
    List<Segment<O, A>> shown = List.copyOf(all.values());
    return query.isPresent() ? asked(opinion, query.getAsLong(), shown) : extremes(model, shown);
  }

  private static <O, A> Duel<O, A> asked(
      Opinion<O, A> opinion, long query, List<Segment<O, A>> shown) {
    List<Segment<O, A>> pair =
        opinion.judgements().stream()
            .filter(judgement -> judgement.query().id() == query)
            .map(judgement -> judgement.query().segments())
            .findFirst()
            .orElseThrow(
                () ->
                    new BadInput(
                        "--query (%d) has no answer that the reward was learned from. Maybe look for one in feedback.jsonl."
                            .formatted(query)));
    if (pair.size() < 2) {
      throw new BadInput(
          "--query (%d) does not show two segments, so none is preferred. Maybe leave it out."
              .formatted(query));
    }
    return new Duel<>(
        pair.get(0), pair.get(1), "the first two segments of question " + query, shown);
  }

  private static <O, A> Duel<O, A> extremes(RewardModel<O, A> model, List<Segment<O, A>> shown) {
    if (shown.size() < 2) {
      throw new BadInput(
          "%s judged by now, and an explanation compares two. Maybe resume the run first."
              .formatted(shown.isEmpty() ? "no segment has been" : "only one segment has been"));
    }
    Comparator<Segment<O, A>> better =
        Comparator.comparingDouble(
            segment ->
                Arrays.stream(model.returns(segment)).average().orElse(0) / segment.length());
    Segment<O, A> best = shown.stream().max(better).orElseThrow();
    Segment<O, A> worst =
        shown.stream().filter(segment -> !segment.equals(best)).min(better).orElseThrow();
    return new Duel<>(
        best,
        worst,
        "the best and the worst step by step, to the model, of %s that people judged"
            .formatted(Digits.count(shown.size(), "segment")),
        shown);
  }

  /** The places of the {@code most} judgements that are about what is most like these two. */
  List<Integer> nearest(Opinion<O, A> opinion, int most) {
    Map<SegmentId, double[]> means = new LinkedHashMap<>();
    shown.forEach(segment -> means.put(segment.id(), means(opinion.spec(), segment)));
    double[] units = deviations(means);
    List<Judgement<O, A>> judgements = opinion.judgements();
    double[] distances = new double[judgements.size()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Double.POSITIVE_INFINITY;
      for (Segment<O, A> segment : judgements.get(i).query().segments()) {
        double[] own = means.get(segment.id());
        for (Segment<O, A> end : List.of(a, b)) {
          distances[i] = Math.min(distances[i], distance(own, means.get(end.id()), units));
        }
      }
    }
    return IntStream.range(0, distances.length)
        .boxed()
        .filter(i -> Double.isFinite(distances[i]))
        .sorted(Comparator.comparingDouble(i -> distances[i]))
        .limit(most)
        .toList();
  }

  private static double distance(double[] one, double[] other, double[] units) {
    double squares = 0;
    for (int i = 0; i < units.length; i++) {
      double off = units[i] > 0 ? (one[i] - other[i]) / units[i] : 0;
      squares += off * off;
    }
    return squares;
  }

  private static double[] deviations(Map<SegmentId, double[]> means) {
    List<double[]> all = new ArrayList<>(means.values());
    double[] units = new double[all.get(0).length];
    for (int i = 0; i < units.length; i++) {
      int column = i;
      double mean = all.stream().mapToDouble(row -> row[column]).average().orElseThrow();
      units[i] =
          Math.sqrt(
              all.stream()
                  .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
                  .average()
                  .orElseThrow());
    }
    return units;
  }

  /** Of each coordinate of what was seen, then of what was done, the mean over the steps. */
  static <O, A> double[] means(EnvSpec<O, A> spec, Segment<O, A> segment) {
    int seen = spec.observations().width();
    float[] row = new float[seen + spec.actions().width()];
    double[] means = new double[row.length];
    for (int t = 0; t < segment.length(); t++) {
      spec.observations().write(segment.observations().get(t), row, 0);
      spec.actions().write(segment.actions().get(t), row, seen);
      for (int i = 0; i < row.length; i++) {
        means[i] += (double) row[i] / segment.length();
      }
    }
    return means;
  }
}
