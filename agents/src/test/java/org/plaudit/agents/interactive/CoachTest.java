package org.plaudit.agents.interactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoachTest {
  private static Coach<Integer, Integer> numbered(double trace, int delay) {
    return new Coach<>(
        new Coach.Options(1, 1, 0.3, trace, delay, Fourier.defaults()), Numbered.SPEC);
  }

  /** grad log pi = (1 - 1/3, -1/3, -1/3), times 0.3 and the signal. */
  @Test
  void aSignalIsTheAdvantageInThePolicyGradient() {
    Coach<Integer, Integer> coach = numbered(0, 0);
    Numbered.say(coach, -2, 0, List.of(1, 3), List.of(0));
    assertThat(Numbered.values(coach.values(), 1))
        .containsExactly(new float[] {-0.4f, 0.2f, 0.2f}, within(1e-6f));
    assertThat(Numbered.values(coach.values(), 0)).containsExactly(0, 0, 0);
  }

  /** The second signal meets the policy (e^0.2, e^-0.1, e^-0.1) / Z that the first one left. */
  @Test
  void theGradientIsThatOfThePolicyOfTheMoment() {
    Coach<Integer, Integer> coach = numbered(0, 0);
    Numbered.say(coach, 1, 0, List.of(1, 3), List.of(0));
    Numbered.say(coach, 1, 0, List.of(1, 3), List.of(0));
    double p = Math.exp(0.2) / (Math.exp(0.2) + 2 * Math.exp(-0.1));
    assertThat((double) Numbered.values(coach.values(), 1)[0])
        .isCloseTo(0.2 + 0.3 * (1 - p), within(1e-6));
  }

  /** Half for the step before, a quarter for the one before that. */
  @Test
  void theTraceReachesBackToTheSegmentsStart() {
    Coach<Integer, Integer> coach = numbered(0.5, 0);
    Numbered.say(coach, 1, 0, List.of(0, 1, 2, 3), List.of(0, 0, 0));
    assertThat(Numbered.values(coach.values(), 2)[0]).isCloseTo(0.2f, within(1e-6f));
    assertThat(Numbered.values(coach.values(), 1)[0]).isCloseTo(0.1f, within(1e-6f));
    assertThat(Numbered.values(coach.values(), 0)[0]).isCloseTo(0.05f, within(1e-6f));
  }

  @Test
  void aLateSignalIsAboutAnEarlierStep() {
    Coach<Integer, Integer> coach = numbered(0, 1);
    Numbered.say(coach, 1, 0, List.of(0, 1, 2), List.of(0, 0));
    assertThat(Numbered.values(coach.values(), 0)[0]).isCloseTo(0.2f, within(1e-6f));
    assertThat(Numbered.values(coach.values(), 1)[0]).isZero();
    // A known delay goes before; and nothing is said of what is not shown.
    Numbered.say(coach, 1, 2, List.of(3, 1, 2, 2), List.of(1, 0, 0));
    assertThat(Numbered.values(coach.values(), 3)[1]).isCloseTo(0.2f, within(1e-6f));
    Numbered.say(coach, 1, 2, List.of(2, 2), List.of(1));
    assertThat(Numbered.values(coach.values(), 2)).containsExactly(0, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 0.1", "2, 0", "2, 0.1"})
  void learnsFromATrainerWhoIsLateAndErrs(int late, double mistakes) {
    Coach.Options options = new Coach.Options(1, 1, 0.3, 0, late, new Fourier(1, 2));
    assertThat(Signposts.learned(spec -> new Coach<>(options, spec), late, mistakes))
        .isGreaterThan(0.85);
  }

  @Test
  void saysWhatIsWrongWithAnOption() {
    assertThatThrownBy(() -> new Coach.Options(1, 1, 0.1, 1.5, 0, Fourier.defaults()))
        .hasMessage("trace (1.5) must lie in [0, 1]. Maybe 0.");
    assertThatThrownBy(() -> new Coach.Options(1, 1, 0.1, 0, -1, Fourier.defaults()))
        .hasMessage("delay (-1) must not be negative. Maybe 0.");
  }
}
