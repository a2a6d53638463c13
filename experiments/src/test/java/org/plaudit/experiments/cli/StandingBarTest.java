package org.plaudit.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandingBarTest {
  private static final String ARMS = "learned 443.9  task 400.1  random 21.8";

  @Test
  void theBarTakesWhatTheWordsLeave() {
    assertThat(StandingBar.line(450, 450, 1_000, 1.5, ARMS, 79))
        .isEqualTo(" 45% |████     | 0:02 left  300 steps/s  " + ARMS)
        .hasSize(79);
    assertThat(StandingBar.line(450, 450, 1_000, 1.5, ARMS, 200))
        .startsWith(
            " 45% |" + "█".repeat(18) + " ".repeat(22) + "| 0:02 left  300 steps/s  " + ARMS)
        .hasSize(200);
  }

  @Test
  void wordsThatFillTheLineLeaveNoBarAndAreCut() {
    String line = StandingBar.line(450, 450, 1_000, 1.5, ARMS, 60);
    assertThat(line).hasSize(60).startsWith(" 45%  0:02 left  300 steps/s  learned 443.9");
  }

  @Test
  void beforeTheFirstStepNothingIsKnownAndAtTheEndNothingIsLeft() {
    assertThat(StandingBar.line(0, 0, 1_000, 0, "", 20)).isEqualTo("  0% |             |");
    assertThat(StandingBar.line(1_000, 1_000, 1_000, 4, "", 60))
        .startsWith("100% |█████")
        .contains("█| 0:00 left  250 steps/s");
  }

  @Test
  void whatWasDoneByAnEarlierProcessIsNoRate() {
    assertThat(StandingBar.line(100, 600, 1_000, 1, "", 79)).contains("0:04 left  100 steps/s");
  }
}
