package org.plaudit.agents.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.trace.Rollout;

class ReturnsTest {
  private static final Ending ON = Ending.RUNNING;

  private static float[] returns(float[] rewards, float[] next, Ending... endings) {
    float[] returns = new float[rewards.length];
    Returns.compute(Rewarded.of(1, rewards, endings), next, 0.5, returns);
    return returns;
  }

  @Test
  void theEndOfTheRolloutIsWorthWhatItShowsLast() {
    // 4 + 8 / 2, 2 + 8 / 2, 1 + 6 / 2
    assertThat(returns(new float[] {1, 2, 4}, new float[] {99, 99, 8}, ON, ON, ON))
        .containsExactly(4, 6, 8);
  }

  @Test
  void truncationKeepsTheBootstrapAndTerminationDoesNot() {
    float[] rewards = {1, 2, 4};
    float[] next = {6, 99, 8};
    assertThat(returns(rewards, next, Ending.TERMINATED, ON, ON)).containsExactly(1, 6, 8);
    assertThat(returns(rewards, next, Ending.TRUNCATED, ON, ON)).containsExactly(4, 6, 8);
    assertThat(returns(rewards, next, ON, ON, Ending.TERMINATED)).containsExactly(3, 4, 4);
    assertThat(returns(rewards, next, ON, ON, Ending.TRUNCATED)).containsExactly(4, 6, 8);
  }

  @Test
  void itIsTheSumOfItsDefinitionInEveryWorld() {
    Pcg64 rng = new Pcg64(5);
    int worlds = 3;
    Rollout rollout = Rewarded.random(20, worlds, rng);
    float[] next = Rewarded.normal(rollout.rows(), rng);
    float[] returns = new float[rollout.rows()];
    Returns.compute(rollout, next, 0.9, returns);
    for (int row = 0; row < rollout.rows(); row++) {
      double sum = 0;
      double weight = 1;
      int at = row;
      while (true) {
        sum += weight * rollout.rewards()[at];
        weight *= 0.9;
        if (rollout.ending(at).over() || at + worlds >= rollout.rows()) {
          break;
        }
        at += worlds;
      }
      sum += rollout.ending(at) == Ending.TERMINATED ? 0 : weight * next[at];
      assertThat(returns[row]).as("row %d", row).isCloseTo((float) sum, within(1e-5f));
    }
  }

  @Test
  void arraysThatAreTooShortAreRefused() {
    Rollout rollout = Rewarded.of(1, new float[3], ON, ON, ON);
    assertThatThrownBy(() -> Returns.compute(rollout, new float[3], 1, new float[2]))
        .hasMessage("next values (3) and returns (2) must cover 3 rows");
  }
}
