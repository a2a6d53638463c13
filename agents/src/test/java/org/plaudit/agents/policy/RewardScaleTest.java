package org.plaudit.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.trace.Rollout;

class RewardScaleTest {
  private static final Ending ON = Ending.RUNNING;

  private static Rollout rollout(int worlds, float[] rewards, Ending... endings) {
    int rows = rewards.length;
    float[] any = new float[rows];
    return new Rollout(rows / worlds, worlds, any, any, any, rewards, endings);
  }

  @Test
  void rewardsAreDividedByTheDeviationOfDiscountedReturns() {
    // Returns 1, 0.5 + 2, 1.25 - 1: mean 1.25, variance (0.0625 + 1.5625 + 1) / 3 = 0.875
    Rollout scaled = new RewardScale(0.5, 1).apply(rollout(1, new float[] {1, 2, -1}, ON, ON, ON));
    float deviation = (float) Math.sqrt(0.875);
    assertThat(scaled.rewards())
        .containsExactly(new float[] {1 / deviation, 2 / deviation, -1 / deviation}, within(1e-6f));
  }

  @Test
  void anEndForgetsTheReturnOfItsWorldAlone() {
    // World 0: 1, then 2 after an end. World 1: 3, then 1.5 + 4.
    Rollout scaled =
        new RewardScale(0.5, 2)
            .apply(rollout(2, new float[] {1, 3, 2, 4}, Ending.TRUNCATED, ON, ON, ON));
    double[] returns = {1, 3, 2, 5.5};
    double mean = Arrays.stream(returns).average().orElseThrow();
    double variance = Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum() / 4;
    assertThat(scaled.rewards()[3]).isCloseTo((float) (4 / Math.sqrt(variance)), within(1e-6f));
  }

  @Test
  void theLessonIsNotWrittenToAndOutliersAreClipped() {
    float[] rewards = new float[1_000];
    rewards[999] = 1e4f;
    Ending[] endings = new Ending[1_000];
    Arrays.fill(endings, ON);
    Rollout lesson = rollout(1, rewards, endings);
    Rollout scaled = new RewardScale(0.9, 1).apply(lesson);
    assertThat(scaled.rewards()[999]).isEqualTo(10);
    assertThat(lesson.rewards()[999]).isEqualTo(1e4f);
  }

  @Test
  void rewardsThatNeverChangeAreLeftFinite() {
    Rollout scaled = new RewardScale(0, 1).apply(rollout(1, new float[] {2, 2}, ON, ON));
    assertThat(scaled.rewards()).containsExactly(10, 10);
    scaled = new RewardScale(0.9, 1).apply(rollout(1, new float[2], ON, ON));
    assertThat(scaled.rewards()).containsExactly(0, 0);
  }

  @Test
  void aLoadedScaleGoesOnInTheMiddleOfAnEpisode() throws IOException {
    RewardScale scale = new RewardScale(0.9, 1);
    scale.apply(rollout(1, new float[] {1, 2}, ON, ON));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    scale.save(new DataOutputStream(bytes));
    RewardScale loaded = new RewardScale(0.9, 1);
    loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    Rollout more = rollout(1, new float[] {3, 4}, ON, ON);
    assertThat(loaded.apply(more).rewards()).isEqualTo(scale.apply(more).rewards());
  }
}
