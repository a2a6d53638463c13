package org.plaudit.agents.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.agents.nn.FiniteDifference;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;

class EstimateTest {
  private static float[] targets(Estimate estimate, float[] next, float reward, float bootstrap) {
    float[] into = new float[estimate.width()];
    estimate.targets(next, new float[] {reward}, new float[] {bootstrap}, 1, into);
    return into;
  }

  private static float log(double probability) {
    return (float) Math.log(probability);
  }

  private static void close(float[] actual, double... expected) {
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("at %d of %s", i, Arrays.toString(actual))
          .isCloseTo(expected[i], within(1e-6));
    }
  }

  @Test
  void anExpectationIsMovedAndShrunken() {
    close(targets(new Expectation(1), new float[] {3}, 2, 0.5f), 3.5);
    close(targets(new Expectation(1), new float[] {3}, 2, 0), 2);
  }

  /** Atoms -1, 0, 1, 2, with probabilities 0.1, 0.2, 0.3, 0.4. */
  private static final Categorical FOUR = new Categorical(4, -1, 2);

  private static final float[] LOGITS = {5 + log(0.1), 5 + log(0.2), 5 + log(0.3), 5 + log(0.4)};

  @Test
  void atomsHaveAMean() {
    float[] mean = new float[1];
    FOUR.means(LOGITS, 1, mean);
    close(mean, -0.1 + 0.3 + 0.8);
    FOUR.targetMeans(new float[] {0.1f, 0.2f, 0.3f, 0.4f}, 1, mean);
    close(mean, 1);
  }

  /** By hand: moved to 0, 0.5, 1, 1.5, each shared between its neighbours. */
  @Test
  void atomsThatMoveShareTheirProbabilityBetweenNeighbours() {
    close(targets(FOUR, LOGITS, 0.5f, 0.5f), 0, 0.1 + 0.1, 0.1 + 0.3 + 0.2, 0.2);
    // 0.3, 0.3 + 0.25, ...: at 0.05, 0.3, 0.55, 0.8
    close(
        targets(FOUR, LOGITS, 0.3f, 0.25f),
        0,
        0.1 * 0.95 + 0.2 * 0.7 + 0.3 * 0.45 + 0.4 * 0.2,
        0.1 * 0.05 + 0.2 * 0.3 + 0.3 * 0.55 + 0.4 * 0.8,
        0);
  }

  @Test
  void atomsBeyondTheBoundsPileUpThere() {
    close(targets(FOUR, LOGITS, 10, 1), 0, 0, 0, 1);
    close(targets(FOUR, LOGITS, -10, 1), 1, 0, 0, 0);
    close(targets(FOUR, LOGITS, 1, 1), 0, 0.1, 0.2, 0.7);
  }

  @Test
  void afterATerminationOnlyTheRewardIsLeft() {
    close(targets(FOUR, LOGITS, 1, 0), 0, 0, 1, 0);
    close(targets(FOUR, LOGITS, 0.75f, 0), 0, 0.25, 0.75, 0);
    close(targets(new Quantiles(2, 1), new float[] {3, 4}, 1, 0), 1, 1);
  }

  /** No probability is lost, and inside the bounds the mean moves as the formula says. */
  @ParameterizedTest
  @CsvSource({"0, 1", "0.013, 0.99", "-0.77, 0.5", "3, 0.9", "-2.5, 0.1", "9.99, 0.001"})
  void projectionKeepsProbabilityAndMean(float reward, float bootstrap) {
    Categorical atoms = new Categorical(51, -10, 10);
    float[] logits = FiniteDifference.normal(51, 4);
    float[] before = new float[1];
    atoms.means(logits, 1, before);
    float[] target = targets(atoms, logits, reward, bootstrap);
    double total = 0;
    for (float probability : target) {
      assertThat(probability).isNotNegative();
      total += probability;
    }
    assertThat(total).isCloseTo(1, within(1e-5));
    if (Math.abs(reward) + 10 * bootstrap <= 10) {
      float[] after = new float[1];
      atoms.targetMeans(target, 1, after);
      assertThat((double) after[0]).isCloseTo(reward + bootstrap * before[0], within(1e-4));
    }
  }

  private static float[] losses(Estimate estimate, float[] outputs, float[] targets) {
    Tape tape = new Tape();
    int rows = outputs.length / estimate.width();
    Tensor x = tape.input(rows, estimate.width(), outputs, 0);
    return Arrays.copyOf(estimate.losses(tape, x, targets).values(), rows);
  }

  @Test
  void theLossOfAtomsIsTheDivergenceOfTheTarget() {
    close(losses(FOUR, LOGITS, new float[] {0.1f, 0.2f, 0.3f, 0.4f}), 0);
    // 0.5 ln(0.5 / 0.2) + 0.5 ln(0.5 / 0.4)
    close(
        losses(FOUR, LOGITS, new float[] {0, 0.5f, 0, 0.5f}),
        0.5 * Math.log(2.5) + 0.5 * Math.log(1.25));
  }

  @Test
  void theLossOfAnExpectationIsHubers() {
    close(
        losses(new Expectation(1), new float[] {1, 5, -4}, new float[] {1.5f, 2, -4}),
        0.125,
        2.5,
        0);
  }

  /** eq. 9 and 10 of arXiv:1710.10044, as they stand. */
  @Test
  void theLossOfQuantilesIsThatOfThePaper() {
    double kappa = 0.8;
    Quantiles quantiles = new Quantiles(5, kappa);
    float[] theta = FiniteDifference.normal(15, 1);
    float[] samples = FiniteDifference.normal(15, 2);
    double[] expected = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int i = 0; i < 5; i++) {
        for (int j = 0; j < 5; j++) {
          double u = samples[row * 5 + j] - theta[row * 5 + i];
          double huber = Math.abs(u) <= kappa ? u * u / 2 : kappa * (Math.abs(u) - kappa / 2);
          expected[row] += Math.abs((2 * i + 1) / 10.0 - (u < 0 ? 1 : 0)) * huber / 5;
        }
      }
    }
    close(losses(quantiles, theta, samples), expected);
  }

  @Test
  void quantilesAreMovedAndHaveAMean() {
    Quantiles three = new Quantiles(3, 1);
    close(targets(three, new float[] {1, 2, 6}, 1, 0.5f), 1.5, 2, 4);
    float[] mean = new float[1];
    three.means(new float[] {1, 2, 6}, 1, mean);
    close(mean, 3);
  }

  @TestFactory
  Stream<DynamicTest> gradientsAreThoseOfFiniteDifferences() {
    // Differences of 0.15, 0.45, 0.75, ...: away from the kinks.
    float[] point = {0.3f, -0.6f, 0, 0.9f, -1.2f, 0.6f, 1.5f, -0.3f, 0, -0.9f, 0.6f, 1.2f};
    float[] aims = {
      0.45f, -0.15f, 0.75f, 0.15f, -0.75f, 1.05f, -0.45f, 0.15f, 1.35f, -1.65f, 0.45f, 0.75f
    };
    float[] shares = {0.1f, 0, 0.3f, 0.6f, 1, 0, 0, 0, 0.25f, 0.25f, 0.25f, 0.25f};
    return Stream.of(new Expectation(0.7), FOUR, new Quantiles(4, 0.5))
        .map(
            estimate ->
                DynamicTest.dynamicTest(
                    estimate.toString(),
                    () ->
                        FiniteDifference.check(
                            12 / estimate.width(),
                            estimate.width(),
                            point,
                            (tape, x) ->
                                estimate.losses(
                                    tape, x, estimate instanceof Categorical ? shares : aims))));
  }
}
