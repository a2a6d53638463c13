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
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.feedback.Feedback.Signal;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;

class DeepTamerTest {
  private static DeepTamer.Options options(Delay delay, int batch) {
    return new DeepTamer.Options(1, 1, delay, 3e-3, 2, batch, 1_000, true, List.of(32, 32));
  }

  @Test
  void theLossHasTheRightGradient() {
    FiniteDifference.check(
        4,
        3,
        FiniteDifference.normal(12, 5),
        (tape, human) ->
            DeepTamer.loss(
                tape,
                human,
                new int[] {2, 0, 1, 1},
                new float[] {1, -1, 0.5f, 0},
                new float[] {1, 0.3f, 0.7f, 0}));
  }

  /** (1 (2 - 1)² + 0.5 (-1 - 1)²) / 2. */
  @Test
  void errorsAreWeighedByTheirCredit() {
    Tape tape = new Tape();
    var human = tape.input(2, 2, new float[] {2, 9, 9, -1}, 0);
    float[] credits = {1, 0.5f};
    assertThat(DeepTamer.loss(tape, human, new int[] {0, 1}, new float[] {1, 1}, credits).item())
        .isCloseTo(1.5f, within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 1, 0", "0, 0, 1, 0.1", "2, 2, 3, 0.1"})
  void learnsFromATrainerWhoIsLateAndErrs(int late, double low, double high, double mistakes) {
    DeepTamer.Options options = options(new Delay(low, high), 16);
    assertThat(
            Signposts.learned(spec -> new DeepTamer<>(options, spec, Seed.of(1)), late, mistakes))
        .isGreaterThan(0.85);
  }

  /** Each signal was about two steps, in the loss by a half each. */
  @Test
  void keepsEachStepThatASignalMayBeAbout() {
    Env<Vec, Integer> world = Signposts.bounded();
    DeepTamer<Vec, Integer> tamer =
        new DeepTamer<>(options(new Delay(0, 2), 4), world.spec(), Seed.of(1));
    List<Vec> seen = List.of(Vec.of(0f, 1f), Vec.of(1f, 0f), Vec.of(1f, 1f));
    var metrics =
        tamer.learn(
            List.of(
                Watched.signal(seen, List.of(3, 4), Ending.RUNNING, 5, 9, new Signal(1, 0)),
                Watched.signal(seen, List.of(3, 4), Ending.RUNNING, 5, 9, new Signal(-1, 1))));
    assertThat(metrics.values()).containsEntry("human_buffer", 3.0).containsKey("human_loss");
  }

  @Test
  void saysWhatIsWrongWithAnOption() {
    assertThatThrownBy(() -> options(Delay.defaults(), 0))
        .hasMessage("batch (0) must be at least 1. Maybe 32.");
  }
}
