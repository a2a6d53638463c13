package org.plaudit.agents.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.plaudit.core.random.Seed;

/** Each value against its definition, on beliefs small enough to be written out. */
class AcquisitionTest {
  /** Beliefs of 1 to 6 hypotheses about questions with 2 to 24 answers. */
  private static List<double[][]> beliefs() {
    RandomGenerator rng = Seed.of(3).generator();
    List<double[][]> all = new ArrayList<>();
    for (int hypotheses = 1; hypotheses <= 6; hypotheses++) {
      for (int segments = 2; segments <= 4; segments++) {
        for (double tie : segments == 2 ? new double[] {0, .4} : new double[] {0}) {
          List<double[]> returns = new ArrayList<>();
          for (int i = 0; i < segments; i++) {
            double[] each = new double[hypotheses];
            for (int h = 0; h < hypotheses; h++) {
              each[h] = 3 * rng.nextGaussian();
            }
            returns.add(each);
          }
          all.add(Answers.of(returns, tie));
        }
      }
    }
    return all;
  }

  /** Probability of an answer, hypotheses being equally likely. */
  private static double marginal(double[][] belief, int answer) {
    double sum = 0;
    for (double[] hypothesis : belief) {
      sum += hypothesis[answer];
    }
    return sum / belief.length;
  }

  @Test
  void informationIsTheDivergenceOfTheJointFromTheProduct() {
    for (double[][] belief : beliefs()) {
      double information = 0;
      for (double[] hypothesis : belief) {
        for (int answer = 0; answer < hypothesis.length; answer++) {
          double joint = hypothesis[answer] / belief.length;
          double product = marginal(belief, answer) / belief.length;
          information += joint > 0 ? joint * Math.log(joint / product) : 0;
        }
      }
      assertThat(Acquisition.MUTUAL_INFORMATION.value(belief))
          .isCloseTo(Math.max(0, information), within(1e-12));
    }
  }

  @Test
  void informationIsWhatTheBeliefLosesInEntropyOnAverage() {
    for (double[][] belief : beliefs()) {
      double prior = Math.log(belief.length);
      double posterior = 0;
      for (int answer = 0; answer < belief[0].length; answer++) {
        for (double[] hypothesis : belief) {
          double joint = hypothesis[answer] / belief.length;
          posterior -= joint > 0 ? joint * Math.log(joint / marginal(belief, answer)) : 0;
        }
      }
      assertThat(Acquisition.MUTUAL_INFORMATION.value(belief))
          .isCloseTo(prior - posterior, within(1e-12));
    }
  }

  @Test
  void entropyIsTheExpectedSurprise() {
    for (double[][] belief : beliefs()) {
      double surprise = 0;
      for (int answer = 0; answer < belief[0].length; answer++) {
        double p = marginal(belief, answer);
        surprise += p > 0 ? p * Math.log(1 / p) : 0;
      }
      assertThat(Acquisition.ENTROPY.value(belief)).isCloseTo(surprise, within(1e-12));
    }
  }

  @Test
  void theRemovedVolumeIsThatOfTheLeastTellingAnswer() {
    for (double[][] belief : beliefs()) {
      double least = Double.POSITIVE_INFINITY;
      for (int answer = 0; answer < belief[0].length; answer++) {
        // Each hypothesis keeps the share p(answer | h) of its weight.
        double removed = 0;
        for (double[] hypothesis : belief) {
          removed += (1 - hypothesis[answer]) / belief.length;
        }
        least = Math.min(least, removed);
      }
      assertThat(Acquisition.VOLUME_REMOVAL.value(belief)).isCloseTo(least, within(1e-12));
    }
  }

  @Test
  void aQuestionWhoseAnswerIsKnownRemovesNothing() {
    // Maximising the largest remaining volume would ask the first of these.
    double[][] known = {{.99, .01}, {.98, .02}};
    double[][] open = {{.9, .1}, {.1, .9}};
    assertThat(Acquisition.VOLUME_REMOVAL.value(known)).isCloseTo(.015, within(1e-12));
    assertThat(Acquisition.VOLUME_REMOVAL.value(open)).isCloseTo(.5, within(1e-12));
  }

  @Test
  void disagreementIsTheVarianceOfTheAnswerOverHypotheses() {
    for (double[][] belief : beliefs()) {
      double sum = 0;
      for (int answer = 0; answer < belief[0].length; answer++) {
        for (double[] hypothesis : belief) {
          double off = hypothesis[answer] - marginal(belief, answer);
          sum += off * off / belief.length;
        }
      }
      assertThat(Acquisition.DISAGREEMENT.value(belief)).isCloseTo(sum / 2, within(1e-12));
    }
    // Predictions 3/4 and 1/2: variance (1/8)^2.
    assertThat(Acquisition.DISAGREEMENT.value(new double[][] {{.75, .25}, {.5, .5}}))
        .isCloseTo(1 / 64., within(1e-15));
  }

  @Test
  void aTossUpIsOpenAndTellsNothing() {
    double[][] tossUp = {{.5, .5}, {.5, .5}};
    double[][] dispute = {{.95, .05}, {.05, .95}};
    assertThat(Acquisition.ENTROPY.value(tossUp)).isCloseTo(Math.log(2), within(1e-12));
    assertThat(Acquisition.ENTROPY.value(dispute)).isCloseTo(Math.log(2), within(1e-12));
    assertThat(Acquisition.MUTUAL_INFORMATION.value(tossUp)).isZero();
    assertThat(Acquisition.MUTUAL_INFORMATION.value(dispute)).isGreaterThan(.4);
  }
}
