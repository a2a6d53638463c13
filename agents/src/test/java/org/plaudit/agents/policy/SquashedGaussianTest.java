package org.plaudit.agents.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.agents.nn.FiniteDifference;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;

class SquashedGaussianTest {
  private static final float[] NO_MASK = {};

  /** Two actions: ordinary ones, some far out in a tail, some whose deviation is held back. */
  private static final float[] OUTPUTS = {
    0.3f, -1.2f, -0.5f, 0.4f, // means, then logarithms of deviations
    2.5f, 0.0f, -3.0f, 1.0f,
    -4.0f, 6.0f, 0.5f, -1.0f,
    0.1f, -0.2f, -25.0f, 3.0f
  };

  private static final float[] NOISE = {0.7f, -1.1f, -0.4f, 2.0f, 1.5f, 0.3f, 1.0f, -0.5f};

  private final SquashedGaussian head = new SquashedGaussian(2);
  private final Tape tape = new Tape();

  /** Independent(TransformedDistribution(Normal, TanhTransform)) of torch 2.13, in float64. */
  @Test
  void actionsAndDensitiesAreTorchs() {
    SquashedGaussian.Draw draw = head.draw(tape, tape.input(4, 4, OUTPUTS, 0), NOISE);
    close(
        draw.actions(),
        1e-6,
        0.6197329880937158,
        -0.9932097536307894,
        0.9860741775234118,
        0.9999620787567155,
        -0.9098957141032409,
        0.9999901455301259,
        0.09966799666563454,
        -0.9991718556444308);
    close(
        draw.logDensity(),
        2e-5,
        2.199265003276077,
        11.156844322938095,
        10.086304998323477,
        21.95069636514917);
  }

  /** Of 1 lp_0 - 2 lp_1 + 0.5 lp_2 + 3 lp_3 and a weighed sum of the actions. */
  @Test
  void gradientsAreTorchs() {
    Tensor outputs = tape.variable(4, 4, OUTPUTS, 0);
    SquashedGaussian.Draw draw = head.draw(tape, outputs, NOISE);
    Tensor densities = tape.input(4, 1, new float[] {1, -2, 0.5f, 3}, 0);
    Tensor places = tape.input(4, 2, new float[] {1, 2, -1, 0.5f, 0.3f, -0.7f, 2, 1}, 0);
    tape.backward(
        "loss",
        tape.add(
            tape.sum(tape.mul(draw.logDensity(), densities)),
            tape.sum(tape.mul(draw.actions(), places))));
    double[] torch = {
      1.855396999655866, -1.959350736676246, -0.21225138363892093, 2.2153086023467647,
      -3.971954426515172, -3.999810394502588, 2.0791007866347826, -19.74522382531598,
      -0.8582687772662748, 0.9999763493402796, -2.622568983585047, -0.3896387778260117,
      2.5781404972076416, -5.993375530978519, 0.0, 0.0
    };
    for (int i = 0; i < torch.length; i++) {
      assertThat((double) outputs.gradient()[i]).as("%d", i).isCloseTo(torch[i], within(5e-5));
    }
  }

  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    float[] near = {0.3f, -0.8f, -0.5f, 0.4f, 0.5f, 0.1f, -1f, 0.2f};
    FiniteDifference.check(
        2,
        4,
        near,
        (on, x) -> {
          SquashedGaussian.Draw draw = head.draw(on, x, NOISE);
          return on.concat(draw.actions(), draw.logDensity());
        });
  }

  /** The probability of all actions is 1, and that of a part is what is drawn there. */
  @ParameterizedTest
  @CsvSource({"0, 0", "0.7, -1", "-1.5, 0.5", "3, 1", "0.2, -3"})
  void theDensityIntegratesToOneAndIsDrawnFrom(float mean, float log) {
    SquashedGaussian one = new SquashedGaussian(1);
    int cells = 20_000;
    float[] outputs = new float[2 * cells];
    float[] noise = new float[cells];
    double edge = 9;
    for (int i = 0; i < cells; i++) {
      outputs[2 * i] = mean;
      outputs[2 * i + 1] = log;
      noise[i] = (float) (edge * (2 * (i + 0.5) / cells - 1));
    }
    SquashedGaussian.Draw draw = one.draw(tape, tape.input(cells, 2, outputs, 0), noise);
    double whole = 0;
    double negative = 0;
    for (int i = 0; i < cells; i++) {
      // p(a) da, with da of a cell from its own edges.
      double deviation = Math.exp(log);
      double from = Math.tanh(mean + deviation * (noise[i] - edge / cells));
      double to = Math.tanh(mean + deviation * (noise[i] + edge / cells));
      double share = Math.exp(draw.logDensity().at(i, 0)) * (to - from);
      whole += share;
      negative += draw.actions().at(i, 0) < 0 ? share : 0;
    }
    assertThat(whole).isCloseTo(1, within(2e-3));

    int draws = 40_000;
    int below = 0;
    float[] action = new float[1];
    Pcg64 rng = Seed.of(1).generator();
    for (int i = 0; i < draws; i++) {
      one.sample(outputs, 0, NO_MASK, 0, action, 0, rng);
      below += action[0] < 0 ? 1 : 0;
    }
    double error = Math.sqrt(negative * (1 - negative) / draws) + 1e-4;
    assertThat((double) below / draws).isCloseTo(negative, within(5 * error + 2e-3));
  }

  @Test
  void aFirmPolicyKeepsAnExactGradient() {
    // Through log N(u; mean) the mean's gradient would be lost: its two shares are 1e6 large.
    Tensor outputs = tape.variable(1, 4, new float[] {0.5f, -0.5f, -14, -14}, 0);
    SquashedGaussian.Draw draw = head.draw(tape, outputs, new float[] {1, -1});
    tape.backward("loss", tape.sum(draw.logDensity()));
    // d/du of -log(1 - tanh² u) is 2 tanh u.
    assertThat((double) outputs.gradient()[0]).isCloseTo(2 * Math.tanh(0.5), within(1e-5));
    assertThat((double) outputs.gradient()[1]).isCloseTo(-2 * Math.tanh(0.5), within(1e-5));
    assertThat((double) outputs.gradient()[2]).isCloseTo(-1, within(1e-5));
  }

  @Test
  void theFarthestTailsStayFinite() {
    float[] outputs = {80, -80, 2, 2, -3e4f, 3e4f, 50, -50};
    Tensor variable = tape.variable(2, 4, outputs, 0);
    SquashedGaussian.Draw draw = head.draw(tape, variable, new float[] {5, -5, 5, 5});
    tape.backward("loss", tape.sum(tape.rowSum(tape.concat(draw.actions(), draw.logDensity()))));
    for (int i = 0; i < 2; i++) {
      assertThat(Float.isFinite(draw.logDensity().at(i, 0))).isTrue();
    }
    for (int i = 0; i < 8; i++) {
      assertThat(Float.isFinite(variable.gradient()[i])).as("gradient %d", i).isTrue();
    }
    float[] actions = new float[2];
    for (int row = 0; row < 2; row++) {
      head.sample(outputs, 4 * row, NO_MASK, 0, actions, 0, Seed.of(1).generator());
      assertThat(actions[0]).isBetween(-1f, 1f);
      assertThat(actions[1]).isBetween(-1f, 1f);
    }
  }

  @Test
  void theModeIsTheSquashedMeanAndASampleHasItsNoise() {
    float[] actions = new float[3];
    head.mode(OUTPUTS, 4, NO_MASK, 0, actions, 1);
    assertThat(actions).containsExactly(0, (float) Math.tanh(2.5), 0);
    Pcg64 rng = Seed.of(3).generator();
    head.sample(OUTPUTS, 0, NO_MASK, 0, actions, 0, rng.copy());
    assertThat((double) actions[0])
        .isCloseTo(Math.tanh(0.3f + Math.exp(-0.5) * rng.nextGaussian()), within(1e-6));
    assertThat((double) actions[1])
        .isCloseTo(Math.tanh(-1.2f + Math.exp(0.4f) * rng.nextGaussian()), within(1e-6));
  }

  @Test
  void anActionHasAtLeastOneNumber() {
    assertThatThrownBy(() -> new SquashedGaussian(0)).hasMessage("width (0) must be at least 1");
  }

  private static void close(Tensor seen, double tolerance, double... expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) seen.values()[i]).as("%d", i).isCloseTo(expected[i], within(tolerance));
    }
  }
}
