package org.plaudit.agents.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;

class GaeTest {
  private static float[] advantages(int worlds, float[] values, float[] next, Ending... endings) {
    float[] rewards = new float[endings.length];
    Arrays.fill(rewards, 1);
    float[] advantages = new float[endings.length];
    Gae.compute(Rewarded.of(worlds, rewards, endings), values, next, .99, .95, advantages);
    return advantages;
  }

  private static final Ending ON = Ending.RUNNING;

  @Test
  void valuesOfThePaper() {
    float[] a = advantages(1, new float[] {.5f, .6f, .7f}, new float[] {.6f, .7f, .8f}, ON, ON, ON);
    assertThat(a[0]).isCloseTo(3.087884453f, within(1e-6f));
    assertThat(a[1]).isCloseTo(2.120026f, within(1e-6f));
    assertThat(a[2]).isCloseTo(1.092f, within(1e-6f));
  }

  @Test
  void truncationKeepsTheBootstrapAndTerminationDoesNot() {
    float[] values = {.5f, .6f};
    float[] next = {.9f, .8f};
    assertThat(advantages(1, values, next, Ending.TRUNCATED, ON)[0])
        .isCloseTo(1 + .99f * .9f - .5f, within(1e-6f));
    assertThat(advantages(1, values, next, Ending.TERMINATED, ON)[0])
        .isCloseTo(1 - .5f, within(1e-6f));
  }

  @Test
  void worldsSideBySideDoNotMix() {
    float[] alone =
        advantages(1, new float[] {.5f, .6f, .7f}, new float[] {.6f, .7f, .8f}, ON, ON, ON);
    float[] both =
        advantages(
            2,
            new float[] {.5f, 9, .6f, 9, .7f, 9},
            new float[] {.6f, 7, .7f, 7, .8f, 7},
            ON,
            Ending.TERMINATED,
            ON,
            Ending.TERMINATED,
            ON,
            Ending.TERMINATED);
    assertThat(new float[] {both[0], both[2], both[4]}).isEqualTo(alone);
  }
}
