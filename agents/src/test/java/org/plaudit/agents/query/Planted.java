package org.plaudit.agents.query;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plaudit.agents.Segments;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/** Members whose opinions about each segment are planted. */
final class Planted implements RewardModel<Vec, Integer> {
  private final Segments segments = new Segments();
  private final Map<Segment<Vec, Integer>, double[]> opinions = new HashMap<>();

  /** A new segment of one step at {@code place}, with these returns. */
  Segment<Vec, Integer> at(Vec place, double... returns) {
    Segment<Vec, Integer> segment =
        segments.of(Collections.nCopies(2, place), List.of(0), returns[0]);
    opinions.put(segment, returns);
    return segment;
  }

  /** A new segment whose look does not matter. */
  Segment<Vec, Integer> thinking(double... returns) {
    return at(Vec.of(0f), returns);
  }

  /** Places in a square, and members that share a taste but differ the more, the later one is. */
  List<Segment<Vec, Integer>> candidates(int n, int members, RandomGenerator rng) {
    List<Segment<Vec, Integer>> list = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double common = 4 * rng.nextDouble();
      double[] returns = new double[members];
      for (int member = 0; member < members; member++) {
        returns[member] = common + 3. * i / n * rng.nextDouble();
      }
      list.add(at(Vec.of(rng.nextDouble(), rng.nextDouble()), returns));
    }
    return list;
  }

  @Override
  public Metrics fit(List<Judgement<Vec, Integer>> judgements) {
    return Metrics.none();
  }

  @Override
  public void rewards(Rollout rollout, float[] into) {
    throw new AssertionError("selection must not relabel");
  }

  @Override
  public double[] returns(Segment<Vec, Integer> segment) {
    return opinions.get(segment);
  }

  @Override
  public void save(DataOutput out) {
    throw new AssertionError("selection must not save");
  }

  @Override
  public void load(DataInput in) {
    throw new AssertionError("selection must not load");
  }
}
