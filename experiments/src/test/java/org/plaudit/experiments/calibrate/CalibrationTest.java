package org.plaudit.experiments.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.random.Seed;
import org.plaudit.experiments.calibrate.Calibration.Fit;
import org.plaudit.experiments.stats.Interval;

class CalibrationTest {
  private static Fit fit(List<Compared> log) {
    return Calibration.of("r", log).fit().orElseThrow();
  }

  private static boolean holds(Interval interval, double truth) {
    return interval.low() <= truth && truth <= interval.high();
  }

  @Test
  void thousandsOfAnswersGiveThePlantedParametersBack() {
    Fit fit =
        fit(PlantedLog.of(PlantedLog.teacher(2, .9, .1, .4), 8000, 8, Seed.of(1).generator()));
    assertThat(fit.beta().estimate()).isCloseTo(2, within(.2));
    assertThat(fit.discount().estimate()).isCloseTo(.9, within(.015));
    assertThat(fit.mistake().estimate()).isCloseTo(.1, within(.015));
    assertThat(fit.tie().estimate()).isCloseTo(.4, within(.04));
    for (Interval sure : List.of(fit.beta(), fit.discount(), fit.mistake(), fit.tie())) {
      assertThat(sure.estimate()).isStrictlyBetween(sure.low(), sure.high());
    }
  }

  @Test
  void intervalsHoldThePlantedParametersAsOftenAsTheySay() {
    double[] truth = {1.5, .8, .1, .5};
    int[] held = new int[4];
    int logs = 200;
    for (int i = 0; i < logs; i++) {
      Fit fit =
          fit(
              PlantedLog.of(
                  PlantedLog.teacher(truth[0], truth[1], truth[2], truth[3]),
                  300,
                  3,
                  Seed.of(5).child(i).generator()));
      List<Interval> sure = List.of(fit.beta(), fit.discount(), fit.mistake(), fit.tie());
      for (int k = 0; k < 4; k++) {
        held[k] += holds(sure.get(k), truth[k]) ? 1 : 0;
      }
    }
    for (int count : held) {
      // 95 % of 200 with three standard deviations.
      assertThat(count).isBetween(180, 199);
    }
  }

  @Test
  void atTheEdgeOfWhatIsPossibleTheIntervalEndsThere() {
    Fit fit = fit(PlantedLog.of(PlantedLog.teacher(2, 1, 0, 0), 1000, 4, Seed.of(3).generator()));
    assertThat(fit.discount().high()).isEqualTo(1);
    assertThat(fit.mistake().low()).isZero();
    assertThat(fit.mistake().high()).isBetween(.0, .1);
    assertThat(fit.tie().estimate()).isZero();
    assertThat(fit.tie().high()).isLessThan(.03);
    assertThat(fit.beta().estimate()).isBetween(1.6, 2.6);
  }

  @Test
  void anInfallibleTeacherHasNoUpperEnd() {
    Calibration sure =
        Calibration.of(
            "r", PlantedLog.of(PlantedLog.teacher(1e9, 1, 0, 0), 200, 3, Seed.of(3).generator()));
    assertThat(sure.fit().orElseThrow().beta().high()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(sure.fit().orElseThrow().beta().low()).isGreaterThan(5);
    assertThat(sure.notes()).anyMatch(note -> note.startsWith("beta has no upper end"));
  }

  @Test
  void aCoinTellsNeitherRationalityNorMistakesFromEachOther() {
    Calibration coin =
        Calibration.of(
            "r", PlantedLog.of(PlantedLog.teacher(0, 1, 0, 0), 300, 3, Seed.of(4).generator()));
    assertThat(coin.fit().orElseThrow().mistake().high()).isEqualTo(.5);
    assertThat(coin.fit().orElseThrow().beta().low()).isZero();
    assertThat(coin.notes())
        .anyMatch(note -> note.startsWith("These answers may be as good as random"));
  }

  @Test
  void segmentsOfOneStepSayNothingAboutMyopia() {
    Calibration single =
        Calibration.of(
            "r", PlantedLog.of(PlantedLog.teacher(2, .5, .05, .3), 300, 1, Seed.of(6).generator()));
    assertThat(single.fit().orElseThrow().discount()).isEqualTo(new Interval(1, 0, 1));
    assertThat(single.notes()).anyMatch(note -> note.startsWith("discount cannot be told"));
  }

  @Test
  void whoeverAnswersAgainstTheRewardIsNamed() {
    List<Compared> log = new ArrayList<>();
    for (Compared each :
        PlantedLog.of(PlantedLog.teacher(3, 1, 0, 0), 200, 2, Seed.of(6).generator())) {
      Choice opposite = each.choice() == Choice.FIRST ? Choice.SECOND : Choice.FIRST;
      log.add(new Compared(each.first(), each.second(), opposite));
    }
    assertThat(Calibration.of("r", log).notes())
        .anyMatch(note -> note.endsWith("no such teacher is worse than chance."));
  }

  @Test
  void theOrderOfAnswersAndTheUnitOfTheRewardDoNotMatter() {
    List<Compared> log =
        PlantedLog.of(PlantedLog.teacher(2, .9, .1, .4), 500, 4, Seed.of(1).generator());
    Fit fit = fit(log);
    List<Compared> other = new ArrayList<>();
    for (Compared each : log) {
      other.add(
          new Compared(
              each.first().stream().map(r -> 1000 * r).toList(),
              each.second().stream().map(r -> 1000 * r).toList(),
              each.choice()));
    }
    Collections.reverse(other);
    Fit scaled = fit(other);
    assertThat(scaled.beta().estimate() * 1000).isCloseTo(fit.beta().estimate(), within(1e-3));
    assertThat(scaled.beta().high() * 1000).isCloseTo(fit.beta().high(), within(1e-2));
    assertThat(scaled.discount().low()).isCloseTo(fit.discount().low(), within(1e-3));
    assertThat(scaled.logLikelihood()).isCloseTo(fit.logLikelihood(), within(1e-6));
  }

  @Test
  void whatSaysNothingIsRefusedWithTheReason() {
    Compared tie = new Compared(List.of(1.), List.of(2.), Choice.TIE);
    Compared equal = new Compared(List.of(1., 2.), List.of(1., 2.), Choice.FIRST);
    refused(List.of(), "0 comparisons: four parameters need at least 10.");
    refused(List.of(equal), "1 comparison: four parameters need at least 10.");
    refused(
        Collections.nCopies(20, tie),
        "All 20 comparisons are ties: they do not say what is preferred.");
    refused(
        Collections.nCopies(20, equal),
        "In all 20 comparisons both segments earned the same at every step: nothing is preferred"
            + " for its reward.");
  }

  private static void refused(List<Compared> log, String why) {
    Calibration calibration = Calibration.of("r", log);
    assertThat(calibration.fit()).isEmpty();
    assertThat(calibration.notes()).containsExactly(why);
  }

  @Test
  void contradictionsAreMistakesNotErrors() {
    List<Compared> log = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      log.add(new Compared(List.of(1.), List.of(2.), i % 2 == 0 ? Choice.FIRST : Choice.SECOND));
    }
    Calibration torn = Calibration.of("r", log);
    assertThat(torn.fit().orElseThrow().logLikelihood()).isCloseTo(20 * Math.log(.5), within(1e-6));
    assertThat(torn.notes()).isNotEmpty();
  }
}
