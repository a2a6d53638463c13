package org.plaudit.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;

class GaussianHeadTest {
  private static final float[] NO_MASK = {};
  private static final double HALF = 0.5;

  private final Parameters parameters = new Parameters();
  private final GaussianHead head = new GaussianHead(2, parameters);
  private final Tape tape = new Tape(parameters);

  /** Deviations e^-1 and 2. */
  @BeforeEach
  void deviations() {
    parameters.values()[0] = -1;
    parameters.values()[1] = (float) Math.log(2);
  }

  private ActionHead.Likelihood likelihood(float[] means, float[] actions) {
    tape.reset();
    return head.likelihood(tape, tape.input(means.length / 2, 2, means, 0), actions, NO_MASK);
  }

  @Test
  void samplesHaveTheMomentsOfTheLikelihood() {
    int draws = 100_000;
    Pcg64 rng = Seed.of(1).generator();
    ActionHead.Sampler sampler = head.frozen();
    float[] means = {9, 9, 3, -5};
    float[] action = new float[2];
    double[] sum = new double[2];
    double[] squares = new double[2];
    double cross = 0;
    for (int i = 0; i < draws; i++) {
      sampler.sample(means, 2, NO_MASK, 0, action, 0, rng);
      double first = (action[0] - 3) / Math.exp(-1);
      double second = (action[1] + 5) / 2;
      sum[0] += first;
      sum[1] += second;
      squares[0] += first * first;
      squares[1] += second * second;
      cross += first * second;
    }
    double error = 1 / Math.sqrt(draws);
    for (int i = 0; i < 2; i++) {
      assertThat(sum[i] / draws).isCloseTo(0, within(5 * error));
      assertThat(squares[i] / draws).isCloseTo(1, within(5 * Math.sqrt(2) * error));
    }
    assertThat(cross / draws).isCloseTo(0, within(5 * error));
  }

  @Test
  void densityIsThatOfIndependentNormals() {
    float[] means = {3, -5, 0, 0};
    float[] actions = {3.5f, -4, 0, 0};
    float[] log = likelihood(means, actions).logProbability().values();
    double z0 = 0.5 * Math.E;
    double z1 = 0.5;
    double constant = -Math.log(2 * Math.PI) + 1 - Math.log(2);
    assertThat(log[0]).isCloseTo((float) (constant - HALF * (z0 * z0 + z1 * z1)), within(1e-5f));
    assertThat(log[1]).isCloseTo((float) constant, within(1e-5f));
  }

  @Test
  void entropyIsTheSameInEveryState() {
    float[] entropy = likelihood(new float[] {3, -5, 100, 0}, new float[4]).entropy().values();
    double expected = 2 * HALF * (1 + Math.log(2 * Math.PI)) - 1 + Math.log(2);
    assertThat(entropy[0]).isCloseTo((float) expected, within(1e-6f));
    assertThat(likelihood(new float[] {3, -5}, new float[2]).entropy().rows()).isEqualTo(1);
  }

  @Test
  void theModeIsTheMeanAndWhatIsFrozenStaysSo() {
    ActionHead.Sampler sampler = head.frozen();
    float[] before = new float[2];
    sampler.sample(new float[2], 0, NO_MASK, 0, before, 0, Seed.of(2).generator());
    parameters.values()[0] = 3;
    float[] after = new float[2];
    sampler.sample(new float[2], 0, NO_MASK, 0, after, 0, Seed.of(2).generator());
    assertThat(after).isEqualTo(before);
    float[] mode = new float[3];
    sampler.mode(new float[] {0, 7, 8}, 1, NO_MASK, 0, mode, 1);
    assertThat(mode).containsExactly(0, 7, 8);
  }
}
