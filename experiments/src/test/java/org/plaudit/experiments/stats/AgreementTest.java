package org.plaudit.experiments.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.experiments.stats.Agreement.Level;

class AgreementTest {
  /** Krippendorff's example of 2011: what four observers said of twelve units; dots are gaps. */
  private static final List<String> OBSERVERS =
      List.of("123321412...", "1233224125.3", ".3332342251.", "12332441251.");

  private static List<List<Double>> units() {
    List<List<Double>> units = new ArrayList<>();
    for (int unit = 0; unit < 12; unit++) {
      List<Double> said = new ArrayList<>();
      for (String observer : OBSERVERS) {
        if (observer.charAt(unit) != '.') {
          said.add((double) (observer.charAt(unit) - '0'));
        }
      }
      units.add(said);
    }
    return units;
  }

  private static double alpha(List<List<Double>> items, Level level) {
    return Agreement.krippendorffAlpha(items, level).orElseThrow();
  }

  @Test
  void alphaOfTheTextbookIsAsPrinted() {
    assertThat(alpha(units(), Level.NOMINAL)).isCloseTo(.743, within(5e-4));
    assertThat(alpha(units(), Level.ORDINAL)).isCloseTo(.815, within(5e-4));
    assertThat(alpha(units(), Level.INTERVAL)).isCloseTo(.849, within(5e-4));
  }

  @Test
  void kappaOfTheTextbookTableIsFourTenths() {
    // 20 and 15 agreed, 5 and 10 not: po .7, pe .5.
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    add(first, second, "yes", "yes", 20);
    add(first, second, "yes", "no", 5);
    add(first, second, "no", "yes", 10);
    add(first, second, "no", "no", 15);
    assertThat(Agreement.cohenKappa(first, second).orElseThrow()).isCloseTo(.4, within(1e-12));
  }

  private static void add(
      List<String> first, List<String> second, String one, String other, int times) {
    first.addAll(Collections.nCopies(times, one));
    second.addAll(Collections.nCopies(times, other));
  }

  @Test
  void perfectAgreementIsOneAndOppositionIsNegative() {
    assertThat(Agreement.cohenKappa(List.of(1, 2, 1), List.of(1, 2, 1))).hasValue(1);
    assertThat(Agreement.cohenKappa(List.of(1, 2), List.of(2, 1))).hasValue(-1);
    List<List<Double>> same = List.of(List.of(1., 1.), List.of(3., 3., 3.));
    for (Level level : Level.values()) {
      assertThat(alpha(same, level)).isEqualTo(1);
    }
    assertThat(alpha(List.of(List.of(1., 2.), List.of(2., 1.)), Level.NOMINAL))
        .isCloseTo(-.5, within(1e-12));
  }

  @Test
  void itemsJudgedOnceDoNotCount() {
    List<List<Double>> more = new ArrayList<>(units());
    more.add(List.of(9.));
    more.add(List.of());
    assertThat(alpha(more, Level.INTERVAL)).isEqualTo(alpha(units(), Level.INTERVAL));
  }

  @Test
  void whereNothingVariesThereIsNoAgreementToMeasure() {
    assertThat(Agreement.cohenKappa(List.of("a", "a"), List.of("a", "a"))).isEmpty();
    assertThat(Agreement.krippendorffAlpha(List.of(List.of(0., -0.)), Level.NOMINAL)).isEmpty();
    assertThat(Agreement.krippendorffAlpha(List.of(List.of(1.)), Level.ORDINAL)).isEmpty();
    assertThat(Agreement.krippendorffAlpha(List.of(), Level.ORDINAL)).isEmpty();
    assertThatThrownBy(() -> Agreement.cohenKappa(List.of(1), List.of(1, 2)))
        .hasMessageContaining("not 1 and 2");
    assertThatThrownBy(
            () -> Agreement.krippendorffAlpha(List.of(List.of(Double.NaN, 1.)), Level.NOMINAL))
        .hasMessageContaining("a judgement (NaN) must be finite");
  }
}
