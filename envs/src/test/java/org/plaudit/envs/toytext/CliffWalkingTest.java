package org.plaudit.envs.toytext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CliffWalkingTest {
  private static double[] measured(int seen, int action, int next) {
    double[] into = new double[2];
    new CliffWalking().measure(seen, action, next, into);
    return into;
  }

  @Test
  void safetyIsTheDistanceFromTheCliffAndProgressThatToTheGoal() {
    assertThat(new CliffWalking().objectives()).containsExactly("safety", "progress");
    assertThat(measured(CliffWalking.START, 0, 24)).containsExactly(1 - 4.0 / 3, -1);
    assertThat(measured(24, 1, 25)).containsExactly(1 - 4.0 / 3, 1);
    assertThat(measured(3, 0, 3)).containsExactly(1, 0);
    assertThat(measured(35, 2, CliffWalking.GOAL)).containsExactly(-1, 1);
    // A fall leads back to the start.
    assertThat(measured(33, 2, CliffWalking.START)).containsExactly(-1, -1);
  }
}
