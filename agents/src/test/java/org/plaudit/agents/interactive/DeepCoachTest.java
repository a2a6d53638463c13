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

  /** Minus 0.5 times ratios of 2 and 20, held at 3, minus -1 times those of 20 and 0.1, at 1/3. */
  @Test
  void ofPraiseTheRatioIsHeldFromAboveAndOfBlameFromBelow() {
    Tape tape = new Tape();
    float[] old = {log(0.4), log(0.03), log(0.03), log(0.5)};
    var logs = tape.input(4, 1, new float[] {log(0.8), log(0.6), log(0.6), log(0.05)}, 0);
    assertThat(DeepCoach.loss(tape, logs, old, new float[] {0.5f, 0.5f, -1, -1}, 3).item())
        .isCloseTo(-2.5f + 20 + 1 / 3f, within(1e-4f));
  }

  private static float log(double probability) {
    return (float) Math.log(probability);
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
