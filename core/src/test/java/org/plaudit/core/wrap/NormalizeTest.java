package org.plaudit.core.wrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;

final class NormalizeTest {
  @Test
  void observationsAreMeasuredByAllSoFarIncludingThemselves() {
    NormalizeObservation<Integer> env = NormalizeObservation.of(new CountingWorld(9));
    // (0, 0): one value has no spread yet, and is its own mean.
    assertThat(env.reset(0)).isEqualTo(Vec.of(0.0, 0.0));
    // (1, 1) after (0, 0): mean 1/2, variance 1/4.
    assertThat(env.step(1).observation()).isEqualTo(Vec.of(1.0, 1.0));
    // (2, 4): means 1 and 5/3, variances 2/3 and 26/9.
    Vec third = env.step(1).observation();
    assertThat(third.get(0)).isCloseTo((float) Math.sqrt(1.5), within(1e-6f));
    assertThat(third.get(1))
        .isCloseTo((float) ((4 - 5.0 / 3) / Math.sqrt(26.0 / 9)), within(1e-6f));
    assertThat(env.moments().count()).isEqualTo(3);
    assertThat(env.moments().mean().get(1)).isCloseTo(5.0 / 3, within(1e-12));
    assertThat(env.moments().variance().get(1)).isCloseTo(26.0 / 9, within(1e-12));
  }

  @Test
  void theMomentsAreThoseOfAllValues() {
    Box plane = Box.of(-3, 5, 2);
    NormalizeObservation<Integer> env =
        NormalizeObservation.of(new SampledWorld<>(plane, Discrete.of(2), 1_000_000));
    Env<Vec, Integer> raw = new SampledWorld<>(plane, Discrete.of(2), 1_000_000);
    List<Double> seen = new ArrayList<>();
    env.reset(3);
    seen.add((double) raw.reset(3).get(1));
    for (int i = 0; i < 5000; i++) {
      env.step(0);
      seen.add((double) raw.step(0).observation().get(1));
    }
    double mean = seen.stream().mapToDouble(x -> x).average().orElseThrow();
    double variance =
        seen.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElseThrow();
    assertThat(env.moments().mean().get(1)).isCloseTo(mean, within(1e-10));
    assertThat(env.moments().variance().get(1)).isCloseTo(variance, within(1e-10));
  }

  @Test
  void normalObservationsAreCutOffAtTheClipWhichTheSpaceKnows() {
    NormalizeObservation<Integer> env =
        NormalizeObservation.of(
            new CountingWorld(500), new NormalizeObservation.Options(1e-8, 0.5));
    assertThat(env.spec().observations()).isEqualTo(Box.of(-0.5, 0.5, 2));
    env.reset(0);
    for (int i = 0; i < 100; i++) {
      assertThat(env.spec().observations().contains(env.step(1).observation())).isTrue();
    }
    assertThat(env.step(1).observation()).isEqualTo(Vec.of(0.5, 0.5));
  }

  @Test
  void aConstantElementBecomesZero() {
    NormalizeObservation<Integer> env = NormalizeObservation.of(new CountingWorld(9));
    env.reset(2);
    for (int i = 0; i < 5; i++) {
      assertThat(env.step(0).observation()).isEqualTo(Vec.of(0.0, 0.0));
    }
  }

  @Test
  void frozenMomentsNoLongerMove() {
    NormalizeObservation<Integer> learned = NormalizeObservation.of(new CountingWorld(9));
    learned.reset(0);
    for (int i = 0; i < 6; i++) {
      learned.step(1);
    }
    NormalizeObservation<Integer> evaluated = NormalizeObservation.of(new CountingWorld(9));
    evaluated.freeze(learned.moments());
    learned.freeze();
    Moments before = learned.moments();
    assertThat(evaluated.reset(1)).isEqualTo(learned.reset(1));
    Vec first = evaluated.step(1).observation();
    for (int i = 0; i < 4; i++) {
      evaluated.step(1);
    }
    evaluated.reset(1);
    // An episode is a function of seed and actions again.
    assertThat(evaluated.step(1).observation()).isEqualTo(first);
    assertThat(learned.moments()).isEqualTo(before);
    assertThat(evaluated.moments().count()).isEqualTo(7);
    assertThatThrownBy(() -> evaluated.freeze(new Moments(1, List.of(0.0), List.of(1.0))))
        .hasMessage("the moments are of 1 elements, the observations have 2");
  }

  @Test
  void rewardsAreDividedByTheSpreadOfTheDiscountedReturn() {
    NormalizeReward<Vec, Integer> env =
        NormalizeReward.of(new CountingWorld(9), new NormalizeReward.Options(0.5, 1e-8, 10));
    env.reset(0);
    // Rewards 1, 2, 3; discounted returns 1, 2.5, 4.25.
    assertThat(env.step(1).reward()).isCloseTo(1, within(1e-7));
    double second = 2 / Math.sqrt(0.75 * 0.75 + 1e-8);
    assertThat(env.step(1).reward()).isCloseTo(second, within(1e-12));
    double mean = (1 + 2.5 + 4.25) / 3;
    double variance =
        (Math.pow(1 - mean, 2) + Math.pow(2.5 - mean, 2) + Math.pow(4.25 - mean, 2)) / 3;
    assertThat(env.step(1).reward()).isCloseTo(3 / Math.sqrt(variance + 1e-8), within(1e-12));
    assertThat(env.moments().mean().get(0)).isCloseTo(mean, within(1e-12));
  }

  @Test
  void theDiscountedReturnStartsAnewWithTheEpisodeAndTheSpreadDoesNot() {
    NormalizeReward<Vec, Integer> env =
        NormalizeReward.of(new CountingWorld(9), new NormalizeReward.Options(1, 1e-8, 100));
    env.reset(0);
    env.step(1); // return 1
    env.reset(0);
    env.step(1); // return 1 again, were it not reset it would be 2
    assertThat(env.moments()).isEqualTo(new Moments(2, List.of(1.0), List.of(0.0)));
  }

  @Test
  void normalRewardsAreCutOffAtTheClip() {
    NormalizeReward<Vec, Integer> env = NormalizeReward.of(new CountingWorld(900));
    env.reset(2);
    // The first two returns are alike to 1 part in 300: the spread is tiny, the quotient huge.
    assertThat(env.step(0).reward()).isCloseTo(2, within(1e-6));
    Step<Vec> second = env.step(0);
    assertThat(second.reward()).isLessThanOrEqualTo(10);
    NormalizeReward<Vec, Integer> tight =
        NormalizeReward.of(new CountingWorld(900), new NormalizeReward.Options(0, 1e-8, 10));
    tight.reset(2);
    tight.step(0);
    assertThat(tight.step(0).reward()).isEqualTo(10);
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new NormalizeObservation.Options(0, 10))
        .hasMessage("epsilon (0.0) must be positive. Maybe write 1e-8.");
    assertThatThrownBy(() -> new NormalizeObservation.Options(1e-8, -1))
        .hasMessage("clip (-1.0) must be positive. Maybe write 10.");
    assertThatThrownBy(() -> new NormalizeReward.Options(1.5, 1e-8, 10))
        .hasMessage("gamma (1.5) must lie in [0, 1]. Maybe write 0.99.");
    assertThatThrownBy(() -> new Moments(-1, List.of(0.0), List.of(1.0)))
        .hasMessage("count (-1) must not be negative");
    assertThatThrownBy(() -> new Moments(1, List.of(0.0), List.of(-1.0)))
        .hasMessageContaining("variances [-1.0] besides not negative");
  }
}
