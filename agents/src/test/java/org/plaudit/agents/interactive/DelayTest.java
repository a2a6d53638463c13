package org.plaudit.agents.interactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTest {
  @Test
  void whoReactsAtOnceIsTalkingOfTheNewestStep() {
    assertThat(Delay.defaults().credit(5, 0)).containsExactly(1);
    assertThat(Delay.defaults().reach()).isEqualTo(1);
  }

  /** The delay lies in [1.5, 4): half of step 1, all of 2 and 3. */
  @Test
  void theCreditOfAStepIsTheProbabilityOfItsDelay() {
    assertThat(new Delay(1.5, 4).credit(9, 0))
        .containsExactly(new double[] {0, 0.2, 0.4, 0.4}, within(1e-12));
    assertThat(new Delay(1.5, 4).reach()).isEqualTo(4);
  }

  /** Of [1.5, 4) the first three steps cover 1.5: a third and two thirds. */
  @Test
  void nearAnEpisodesStartTheStepsThatThereAreShareTheCredit() {
    assertThat(new Delay(1.5, 4).credit(3, 0))
        .containsExactly(new double[] {0, 1 / 3.0, 2 / 3.0}, within(1e-12));
  }

  @Test
  void aSignalThatCameTooSoonIsAboutNothing() {
    assertThat(new Delay(2, 4).credit(2, 0)).isEmpty();
    assertThat(new Delay(2, 4).credit(1, 0)).isEmpty();
  }

  @Test
  void aKnownDelayNamesItsStep() {
    assertThat(new Delay(0, 4).credit(5, 2)).containsExactly(0, 0, 1);
    assertThat(new Delay(0, 4).credit(5, 5)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 7", "0.2, 4, 20", "0.2, 4, 2", "2.7, 2.9, 3", "0, 0.3, 1", "3.3, 9.1, 7"})
  void creditsAddUpToOne(double low, double high, int length) {
    assertThat(Arrays.stream(new Delay(low, high).credit(length, 0)).sum())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void saysWhatIsWrongWithABound() {
    assertThatThrownBy(() -> new Delay(-1, 2))
        .hasMessage("low (-1.0) must not be negative. Maybe 0.");
    assertThatThrownBy(() -> new Delay(2, 2))
        .hasMessage("high (2.0) must lie in (2.0, 1000.0], low is the other bound. Maybe 3.0.");
    assertThatThrownBy(() -> new Delay(0, Double.NaN)).hasMessageContaining("high (NaN)");
  }
}
