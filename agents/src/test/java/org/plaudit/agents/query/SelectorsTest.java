package org.plaudit.agents.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.Segments;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.reward.Selector;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

class SelectorsTest {
  /** Members whose opinions about each segment are planted. */
  private static final class Planted implements RewardModel<Vec, Integer> {
    private final Map<Segment<Vec, Integer>, double[]> opinions = new HashMap<>();

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

  private final Segments segments = new Segments();
  private final Planted model = new Planted();

  private List<Segment<Vec, Integer>> candidates(int n) {
    List<Segment<Vec, Integer>> list = new ArrayList<>();
    var rng = Seed.of(11).generator();
    for (int i = 0; i < n; i++) {
      Segment<Vec, Integer> segment = segments.earning(i);
      double common = rng.nextDouble();
      double[] opinions = new double[3];
      for (int member = 0; member < opinions.length; member++) {
        opinions[member] = 4 * common + i * rng.nextDouble();
      }
      model.opinions.put(segment, opinions);
      list.add(segment);
    }
    return list;
  }

  @Test
  void uniformNeverPairsASegmentWithItselfAndReachesEveryPair() {
    List<Segment<Vec, Integer>> candidates = candidates(4);
    List<List<Segment<Vec, Integer>>> pairs =
        new UniformSelector().select(candidates, 400, 2, model, Seed.of(1).generator());
    Set<List<Segment<Vec, Integer>>> distinct = new HashSet<>(pairs);
    assertThat(pairs).hasSize(400).noneMatch(pair -> pair.get(0).equals(pair.get(1)));
    assertThat(distinct).hasSize(4 * 3);
  }

  @Test
  void oneCandidateMakesNoPair() {
    assertThat(new UniformSelector().select(candidates(1), 5, 2, model, Seed.of(1).generator()))
        .isEmpty();
  }

  @Test
  void varianceOfPredictedPreferencesIsTheEnsemblesDisagreement() {
    Segment<Vec, Integer> a = segments.earning(0);
    Segment<Vec, Integer> b = segments.earning(0);
    model.opinions.put(a, new double[] {Math.log(3), 0});
    model.opinions.put(b, new double[] {0, 0});
    // Predictions 3/4 and 1/2: variance (1/8)^2.
    assertThat(DisagreementSelector.variance(model, List.of(a, b)))
        .isCloseTo(1 / 64., within(1e-12));
  }

  @Test
  void disagreementTakesTheMostDisputedOfThePairsItDrew() {
    List<Segment<Vec, Integer>> candidates = candidates(20);
    Selector selector = new DisagreementSelector(new DisagreementSelector.Options(10));
    List<List<Segment<Vec, Integer>>> chosen =
        selector.select(candidates, 5, 2, model, Seed.of(2).generator());
    List<List<Segment<Vec, Integer>>> drawn =
        new UniformSelector().select(candidates, 50, 2, model, Seed.of(2).generator());
    double least =
        chosen.stream()
            .mapToDouble(pair -> DisagreementSelector.variance(model, pair))
            .min()
            .orElseThrow();
    long better =
        drawn.stream().filter(pair -> DisagreementSelector.variance(model, pair) > least).count();
    assertThat(chosen).hasSize(5).isSubsetOf(drawn);
    assertThat(better).isEqualTo(4);
  }
}
