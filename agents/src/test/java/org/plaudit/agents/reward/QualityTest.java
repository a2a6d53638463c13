package org.plaudit.agents.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.TableWorld;
import org.plaudit.agents.reward.OverOptimisation.Kind;
import org.plaudit.agents.reward.OverOptimisation.Point;
import org.plaudit.core.BadInput;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Tabular.Outcome;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.StepRewards;

/** Measures of rewards: exact small cases. */
class QualityTest {
  /** Two states, two actions, and each way from one state to another. */
  private static Rollout everything() {
    float[] seen = new float[8];
    float[] done = new float[8];
    float[] next = new float[8];
    Ending[] endings = new Ending[8];
    Arrays.fill(endings, Ending.RUNNING);
    for (int row = 0; row < 8; row++) {
      seen[row] = row >> 2;
      done[row] = row >> 1 & 1;
      next[row] = row & 1;
    }
    return new Rollout(8, 1, seen, done, next, new float[8], endings);
  }

  private interface Step {
    double of(float seen, float done, float next);
  }

  private static StepRewards rewards(Step step) {
    return (rollout, into) -> {
      for (int row = 0; row < rollout.rows(); row++) {
        into[row] =
            (float)
                step.of(rollout.observations()[row], rollout.actions()[row], rollout.next()[row]);
      }
    };
  }

  @Test
  void shapingAndScalingAreInvisibleToEpic() {
    double discount = 0.9;
    StepRewards plain = rewards((s, a, t) -> 3 * s * a - t);
    StepRewards shaped = rewards((s, a, t) -> 2 * (3 * s * a - t) + 7 + discount * 5 * t - 5 * s);
    assertThat(Epic.exact(everything(), discount).distance(plain, shaped))
        .isCloseTo(0, within(1e-3));
    assertThat(
            Epic.sampled(everything(), discount, 3, Seed.of(1).generator()).distance(plain, shaped))
        .isCloseTo(0, within(1e-3));
  }

  @Test
  void oppositesAreFarthestApartAndUnrelatedRewardsAtRightAngles() {
    Epic epic = Epic.exact(everything(), 0.9);
    StepRewards acts = rewards((s, a, t) -> a);
    assertThat(epic.distance(acts, rewards((s, a, t) -> -2 * a))).isCloseTo(1, within(1e-6));
    assertThat(epic.distance(acts, rewards((s, a, t) -> (2 * a - 1) * (2 * s - 1))))
        .isCloseTo(Math.sqrt(0.5), within(1e-6));
    // 45 degrees: correlation sqrt(1/2).
    assertThat(epic.distance(acts, rewards((s, a, t) -> 2 * a - 1 + (2 * a - 1) * (2 * s - 1))))
        .isCloseTo(Math.sqrt((1 - Math.sqrt(0.5)) / 2), within(1e-6));
  }

  @Test
  void aRewardThatIsNothingButShapingIsNoReward() {
    Epic epic = Epic.exact(everything(), 0.9);
    StepRewards shaping = rewards((s, a, t) -> 0.9 * 2 * t - 2 * s);
    StepRewards nothing = rewards((s, a, t) -> 4);
    assertThat(epic.distance(shaping, nothing)).isZero();
    assertThat(epic.distance(shaping, rewards((s, a, t) -> a))).isEqualTo(Math.sqrt(0.5));
  }

  /** Three states in a ring, two actions: stay or go on; nothing ends. */
  private static TableWorld ring() {
    return new TableWorld(
        3,
        2,
        0,
        10,
        (state, action) -> TableWorld.sure((state + action) % 3, state * action, false));
  }

  @Test
  void inATableFactorsAndConstantsAreInvisible() {
    TabularEpic epic = new TabularEpic(ring(), 0.9);
    double[] truth = epic.truth();
    assertThat(truth).containsExactly(0, 0, 0, 1, 0, 2);
    double[] dearer = new double[6];
    double[] opposite = new double[6];
    for (int i = 0; i < 6; i++) {
      dearer[i] = 3 * truth[i] + 5;
      opposite[i] = 7 - truth[i];
    }
    assertThat(epic.distance(dearer, truth)).isCloseTo(0, within(1e-7));
    assertThat(epic.distance(opposite, truth)).isCloseTo(1, within(1e-9));
    assertThat(epic.distance(new double[6], truth)).isEqualTo(Math.sqrt(0.5));
  }

  @Test
  void withoutAFutureWhatAStateIsWorthIsInvisible() {
    TabularEpic epic = new TabularEpic(ring(), 0);
    double[] truth = epic.truth();
    double[] potential = {4, -1, 7};
    double[] shaped = new double[6];
    for (int i = 0; i < 6; i++) {
      shaped[i] = truth[i] - potential[i / 2];
    }
    assertThat(epic.distance(shaped, truth)).isCloseTo(0, within(1e-7));
    assertThat(new TabularEpic(ring(), 0.9).distance(shaped, truth)).isGreaterThan(0.1);
  }

  @Test
  void whereEpisodesEndAConstantIsNoMatterOfTaste() {
    // Go on for nothing, or end for 1.
    TableWorld world =
        new TableWorld(
            3,
            2,
            0,
            10,
            (state, action) ->
                action == 0
                    ? TableWorld.sure((state + 1) % 2, 0, false)
                    : TableWorld.sure(2, 1, true));
    TabularEpic epic = new TabularEpic(world, 0.99);
    assertThat(epic.states()).containsExactly(0, 1);
    double[] truth = epic.truth();
    double[] dear = new double[6];
    for (int i = 0; i < 6; i++) {
      dear[i] = truth[i] + 100;
    }
    assertThat(epic.distance(dear, truth)).isCloseTo(1, within(1e-9));
    // What is said of the end itself, where nobody acts, does not matter.
    double[] other = truth.clone();
    other[4] = 1e6;
    assertThat(epic.distance(other, truth)).isCloseTo(0, within(1e-7));
  }

  @Test
  void outcomesCountAsMuchAsTheyAreLikely() {
    // From state 0, action 1 leads to 1 or 2 with chances p and 1 - p.
    TabularEpic often = new TabularEpic(forked(0.9), 0.5);
    TabularEpic seldom = new TabularEpic(forked(0.1), 0.5);
    double[] one = {0, 0, 1, 1, 0, 0};
    double[] two = {0, 1, 0, 0, 0, 0};
    assertThat(often.distance(one, two)).isCloseTo(0.4764170883, within(1e-9));
    assertThat(seldom.distance(one, two)).isCloseTo(0.6445043379, within(1e-9));
  }

  private static TableWorld forked(double p) {
    return new TableWorld(
        3,
        2,
        0,
        10,
        (state, action) ->
            state == 0 && action == 1
                ? List.of(new Outcome(p, 1, 0, false), new Outcome(1 - p, 2, 0, false))
                : TableWorld.sure(0, 0, false));
  }

  @Test
  void ordersAgreeByKendallsTau() {
    double[] truth = {1, 2, 3, 4};
    assertThat(Ordering.of(new double[] {10, 20, 30, 40}, truth).tau()).isEqualTo(1);
    assertThat(Ordering.of(new double[] {4, 3, 2, 1}, truth).tau()).isEqualTo(-1);
    // One of six pairs the other way.
    Ordering swapped = Ordering.of(new double[] {1, 3, 2, 4}, truth);
    assertThat(swapped.tau()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(swapped.accuracy()).isCloseTo(5 / 6.0, within(1e-12));
    // tau-b with ties on one side: 5 - 0 over sqrt(5 * 6).
    Ordering tied = Ordering.of(new double[] {1, 2, 2, 4}, truth);
    assertThat(tied.tau()).isCloseTo(5 / Math.sqrt(30), within(1e-12));
    assertThat(tied.accuracy()).isCloseTo(5.5 / 6, within(1e-12));
    assertThat(Ordering.of(truth, new double[4]).accuracy()).isNaN();
  }

  @Test
  void calibrationIsTheDistanceOfClaimsFromWhatHappened() {
    Calibration calibration = new Calibration();
    calibration.add(0.95, true);
    calibration.add(0.95, false);
    calibration.add(0.55, true);
    calibration.add(0.55, true);
    // |1.9 - 1| / 4 + |1.1 - 2| / 4
    assertThat(calibration.error()).isCloseTo(0.45, within(1e-12));
    assertThat(calibration.brier()).isCloseTo((0.0025 + 0.9025 + 2 * 0.2025) / 4, within(1e-12));
    assertThat(calibration.logLoss())
        .isCloseTo(-(Math.log(0.95) + Math.log(0.05) + 2 * Math.log(0.55)) / 4, within(1e-12));
    assertThat(calibration.accuracy()).isEqualTo(0.75);
    Calibration twice = new Calibration();
    twice.add(calibration);
    twice.add(calibration);
    assertThat(twice.error()).isCloseTo(calibration.error(), within(1e-12));
    assertThat(new Calibration().error()).isNaN();
    assertThatThrownBy(() -> calibration.add(1.1, true)).hasMessageContaining("(1.1)");
  }

  @Test
  void claimsThatAreTrueAreCalibrated() {
    Calibration calibration = new Calibration();
    var rng = Seed.of(2).generator();
    for (int i = 0; i < 20_000; i++) {
      double p = rng.nextDouble();
      calibration.add(p, rng.nextDouble() < p);
    }
    assertThat(calibration.error()).isLessThan(0.02);
    // E p (1 - p) = 1/6
    assertThat(calibration.brier()).isCloseTo(1 / 6.0, within(0.01));
  }

  @Test
  void strengthsMaximiseTheLikelihoodOfWins() {
    List<Double> strengths =
        Strengths.of(List.of(List.of(0, 3, 4), List.of(1, 0, 3), List.of(1, 1, 0)));
    assertThat(strengths.get(0)).isCloseTo(0.616827, within(1e-6));
    assertThat(strengths.get(1)).isCloseTo(0.267321, within(1e-6));
    assertThat(strengths.get(2)).isCloseTo(0.115852, within(1e-6));
    assertThat(Strengths.of(List.of(List.of(0, 3), List.of(1, 0)))).containsExactly(0.75, 0.25);
  }

  @Test
  void withoutAMaximumThereAreNoStrengths() {
    assertThatThrownBy(() -> Strengths.of(List.of(List.of(0, 3), List.of(0, 0))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("do not connect")
        .hasMessageContaining("Maybe add half a win to each.");
    assertThatThrownBy(() -> Strengths.of(List.of(List.of(0, 3), List.of(0))))
        .hasMessageContaining("row 1 of the wins has 1 numbers; there are 2 things");
  }

  @Test
  void curvesOfOverOptimisationRiseAndFallAsPublished() {
    OverOptimisation best = new OverOptimisation(Kind.BEST_OF_N, 1.2, 0.3);
    assertThat(best.peak()).isCloseTo(2, within(1e-12));
    assertThat(best.gain(2)).isCloseTo(1.2, within(1e-12));
    OverOptimisation learning = new OverOptimisation(Kind.REINFORCEMENT_LEARNING, 1.2, 0.3);
    assertThat(learning.peak()).isCloseTo(20.0855369, within(1e-6));
    assertThat(learning.gain(learning.peak())).isCloseTo(6.0256611, within(1e-6));
    assertThat(new OverOptimisation(Kind.BEST_OF_N, 1, 0).peak()).isInfinite();
    assertThat(new OverOptimisation(Kind.BEST_OF_N, -1, 0).peak()).isZero();
  }

  @Test
  void theFittedCurveIsThePlantedOne() {
    for (Kind kind : Kind.values()) {
      OverOptimisation planted = new OverOptimisation(kind, 1.2, 0.3);
      List<Point> points = new ArrayList<>();
      for (int i = 0; i <= 10; i++) {
        // Deviations that no curve of the kind can follow: they cancel out.
        points.add(new Point(i * 0.7, planted.gain(i * 0.7) + 0.1));
        points.add(new Point(i * 0.7, planted.gain(i * 0.7) - 0.1));
      }
      OverOptimisation fitted = OverOptimisation.fit(kind, points);
      assertThat(fitted.alpha()).isCloseTo(1.2, within(1e-9));
      assertThat(fitted.beta()).isCloseTo(0.3, within(1e-9));
    }
    assertThatThrownBy(
            () ->
                OverOptimisation.fit(
                    Kind.BEST_OF_N, List.of(new Point(0, 0), new Point(1, 1), new Point(1, 2))))
        .hasMessageContaining("needs two points of different d above 0; there are 3 points");
  }

  @Test
  void theBestOfManyByAProxyIsWorthLessThanItSeems() {
    assertThat(OverOptimisation.gaussianBestOfN(1)).isCloseTo(0, within(1e-9));
    assertThat(OverOptimisation.gaussianBestOfN(4)).isCloseTo(0.727878307, within(1e-8));
    assertThat(OverOptimisation.gaussianBestOfN(16)).isCloseTo(1.248744490, within(1e-8));
    assertThat(OverOptimisation.gaussianBestOfN(64)).isCloseTo(1.657269826, within(1e-8));
    assertThat(OverOptimisation.bestOfNKl(4)).isCloseTo(0.636294361, within(1e-9));
    assertThat(OverOptimisation.bestOfNKl(1000)).isCloseTo(5.908755279, within(1e-9));
  }
}
