package org.plaudit.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.experiments.stats.Interval;

class DigitsTest {
  @Test
  void theLargestNumberChoosesTheDecimals() {
    assertThat(Digits.of(List.of(-131.24, 3.0)).number(3)).isEqualTo("3.0");
    assertThat(Digits.of(List.of(12.0)).number(12.345)).isEqualTo("12.35");
    assertThat(Digits.of(List.of(0.5)).number(0.5)).isEqualTo("0.500");
    assertThat(new Digits(1).interval(new Interval(496.12, 480.34, 500)))
        .isEqualTo("496.1 [480.3, 500.0]");
  }

  @Test
  void nothingHasNoMinus() {
    assertThat(new Digits(1).number(-0.04)).isEqualTo("0.0");
    assertThat(new Digits(1).number(-0.06)).isEqualTo("-0.1");
    assertThat(Digits.plain(-0.0)).isEqualTo("0");
  }

  @Test
  void countsAreSpelledOut() {
    assertThat(Digits.count(1, "seed")).isEqualTo("1 seed");
    assertThat(Digits.count(120_000, "step")).isEqualTo("120,000 steps");
    assertThat(Digits.plain(475)).isEqualTo("475");
    assertThat(Digits.percent(0.444)).isEqualTo("44 %");
  }

  @Test
  void timesAreSpoken() {
    assertThat(Costs.spoken(Duration.ofMillis(300))).isEqualTo("1 s");
    assertThat(Costs.spoken(Duration.ofSeconds(69))).isEqualTo("1 min 9 s");
    assertThat(Costs.spoken(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
  }
}
