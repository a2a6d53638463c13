package org.plaudit.agents.interactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.agents.nn.FiniteDifference;
import org.plaudit.agents.nn.Tape;
import org.plaudit.core.random.Seed;

class DeepCoachTest {
  private static DeepCoach.Options options(int delay, int buffer) {
    return new DeepCoach.Options(
        1, 1, 3e-3, 0, 1, delay, 1, 8, buffer, 0.1, 10, 1, true, List.of(16));
  }

  @Test
  void theLossHasTheRightGradient() {
    FiniteDifference.check(
        4,
        1,
        new float[] {-1, -0.2f, -2, 3},
        (tape, logs) ->
            DeepCoach.loss(
                tape, logs, new float[] {-1.1f, -0.6f, -1.5f, 0}, new float[] {1, -0.4f, 2, 1}, 9));
  }

  /** -(0.5 times 2 + -1 times 3), for ratios of 2 and of 20, which is held at 3. */
  @Test
  void ratiosAreWeighedBySignalsAndHeld() {
    Tape tape = new Tape();
    var logs = tape.input(2, 1, new float[] {(float) Math.log(0.8), (float) Math.log(0.6)}, 0);
    float[] old = {(float) Math.log(0.4), (float) Math.log(0.03)};
    assertThat(DeepCoach.loss(tape, logs, old, new float[] {0.5f, -1}, 3).item())
        .isCloseTo(2, within(1e-5f));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 0.1", "2, 0.1"})
  void learnsFromATrainerWhoIsLateAndErrs(int late, double mistakes) {
    DeepCoach.Options options = options(late, 500);
    assertThat(
            Signposts.learned(spec -> new DeepCoach<>(options, spec, Seed.of(1)), late, mistakes))
        .isGreaterThan(0.85);
  }

  @Test
  void saysWhatIsWrongWithAnOption() {
    assertThatThrownBy(() -> options(0, 7))
        .hasMessage("buffer (7) must hold a minibatch of 8 windows. Maybe 10000.");
  }
}
