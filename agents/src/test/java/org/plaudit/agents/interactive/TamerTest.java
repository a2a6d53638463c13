package org.plaudit.agents.interactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.core.learn.Metrics;

class TamerTest {
  private static final Tamer.Options OPTIONS = Tamer.Options.defaults();

  private static Tamer<Integer, Integer> numbered(Delay delay) {
    return new Tamer<>(new Tamer.Options(1, 1, 0.2, delay, Fourier.defaults()), Numbered.SPEC);
  }

  /** 0 + 0.2 (1 - 0), then 0.2 + 0.2 (-1 - 0.2). */
  @Test
  void aSignalTakesAwayItsShareOfTheError() {
    Tamer<Integer, Integer> tamer = numbered(Delay.defaults());
    Numbered.say(tamer, 1, 0, List.of(2, 3), List.of(1));
    assertThat(Numbered.values(tamer.values(), 2)).containsExactly(0, 0.2f, 0);
    Numbered.say(tamer, -1, 0, List.of(2, 3), List.of(1));
    assertThat(Numbered.values(tamer.values(), 2)).containsExactly(0, -0.04f, 0);
    assertThat(Numbered.values(tamer.values(), 3)).containsExactly(0, 0, 0);
  }

  /**
   * A quarter of the credit for the newest step, three for the one before: f = (1/4, 3/4), whose
   * squared length is 10/16. The error of 1 moves them by 0.2 (16/10) f = (0.08, 0.24); then the
   * expected signal is 0.02 + 0.18 = 0.2, as it should be.
   */
  @Test
  void theErrorIsOfTheCreditedSum() {
    Tamer<Integer, Integer> tamer = numbered(new Delay(2 / 3.0, 2));
    Numbered.say(tamer, 1, 0, List.of(0, 1, 3), List.of(2, 0));
    assertThat(Numbered.values(tamer.values(), 1)[0]).isCloseTo(0.08f, within(1e-6f));
    assertThat(Numbered.values(tamer.values(), 0)[2]).isCloseTo(0.24f, within(1e-6f));
  }

  @Test
  void aSignalWhoseDelayIsKnownTeachesThatStepAlone() {
    Tamer<Integer, Integer> tamer = numbered(new Delay(0, 3));
    Numbered.say(tamer, 1, 2, List.of(0, 1, 2, 3), List.of(0, 1, 2));
    assertThat(Numbered.values(tamer.values(), 0)).containsExactly(0.2f, 0, 0);
    assertThat(Numbered.values(tamer.values(), 1)).containsExactly(0, 0, 0);
    assertThat(Numbered.values(tamer.values(), 2)).containsExactly(0, 0, 0);
  }

  @Test
  void aSignalAboutNothingThatIsShownTeachesNothing() {
    Tamer<Integer, Integer> tamer = numbered(new Delay(2, 3));
    Metrics metrics = tamer.learn(List.of(Numbered.judgement(1, 0, List.of(0, 1), List.of(0))));
    assertThat(Numbered.values(tamer.values(), 0)).containsExactly(0, 0, 0);
    assertThat(metrics.values()).containsOnlyKeys("signals", "signal_mean");
  }

  @Test
  void tellsWhatItHeard() {
    Tamer<Integer, Integer> tamer = numbered(Delay.defaults());
    Metrics metrics =
        tamer.learn(
            List.of(
                Numbered.judgement(1, 0, List.of(0, 1), List.of(0)),
                Numbered.judgement(-0.5, 0, List.of(1, 1), List.of(0))));
    assertThat(metrics.values())
        .containsEntry("signals", 2.0)
        .containsEntry("signal_mean", 0.25)
        .containsEntry("human_error", 0.75);
    assertThat(tamer.learn(List.of()).values()).containsOnlyKeys("signals");
  }

  /** Late by so many steps, and right nine times in ten. */
  @ParameterizedTest
  @CsvSource({"0, 0, 1, 0", "0, 0, 1, 0.1", "2, 2, 3, 0", "2, 2, 3, 0.1"})
  void learnsFromATrainerWhoIsLateAndErrs(int late, double low, double high, double mistakes) {
    Tamer.Options options = new Tamer.Options(1, 1, 0.1, new Delay(low, high), new Fourier(1, 2));
    assertThat(Signposts.learned(spec -> new Tamer<>(options, spec), late, mistakes))
        .isGreaterThan(0.85);
  }

  /** Nothing that is seen at random tells what was right two steps ago. */
  @Test
  void whoIsWrongAboutTheDelayLearnsNothing() {
    Tamer.Options options = new Tamer.Options(1, 1, 0.1, new Delay(0, 1), new Fourier(1, 2));
    assertThat(Signposts.learned(spec -> new Tamer<>(options, spec), 2, 0)).isLessThan(0.7);
  }

  @Test
  void triesAnyMoveWhereNothingWasSaid() {
    Tamer<Integer, Integer> tamer = numbered(Delay.defaults());
    int[] counts = new int[3];
    var rng = org.plaudit.core.random.Seed.of(3).generator();
    for (int i = 0; i < 300; i++) {
      counts[tamer.policy().act(0, rng)]++;
    }
    assertThat(counts[0]).isBetween(60, 140);
    assertThat(counts[1]).isBetween(60, 140);
    assertThat(tamer.best().act(0, rng)).isZero();
  }

  @Test
  void saysWhatIsWrongWithAnOption() {
    assertThatThrownBy(() -> new Tamer.Options(1, 1, 2, OPTIONS.delay(), OPTIONS.fourier()))
        .hasMessage("learning_rate (2.0) must lie in (0, 1]. Maybe 0.2.");
    assertThatThrownBy(() -> new Fourier(0, 2))
        .hasMessage("order (0) must be at least 1. Maybe 3.");
  }
}
