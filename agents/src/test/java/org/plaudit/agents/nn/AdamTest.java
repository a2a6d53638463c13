package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.plaudit.agents.nn.OptimizerTest.step;
import static org.plaudit.agents.nn.OptimizerTest.three;

import org.junit.jupiter.api.Test;

class AdamTest {
  private static void follows(Adam.Options options, double[][] expected) {
    OptimizerTest.follows(parameters -> new Adam(parameters, options), expected);
  }

  @Test
  void stepsAsPyTorchWithThePapersDefaults() {
    follows(
        Adam.Options.of(1e-2),
        new double[][] {
          {0.9900000095367432, -1.9900000095367432, 0.49000000953674316},
          {0.9808222055435181, -1.9832993745803833, 0.4859978258609772},
          {0.9824313521385193, -1.9781229496002197, 0.4799669682979584},
          {0.9818177819252014, -1.9792392253875732, 0.47472336888313293}
        });
  }

  @Test
  void stepsAsPyTorchWithOtherMemoriesAndEpsilon() {
    follows(
        new Adam.Options(3e-4, 0.8, 0.99, 1e-5, 0),
        new double[][] {
          {0.9997000098228455, -1.9997000694274902, 0.49970000982284546},
          {0.9994173645973206, -1.9995110034942627, 0.4995954632759094},
          {0.9994876980781555, -1.9993741512298584, 0.49941757321357727},
          {0.9994736313819885, -1.9994443655014038, 0.4992707073688507}
        });
  }

  @Test
  void decaysAsAdamW() {
    follows(
        Adam.Options.of(1e-2).withWeightDecay(0.1),
        new double[][] {
          {0.9890000224113464, -1.9880000352859497, 0.4895000159740448},
          {0.9788332581520081, -1.979311466217041, 0.4850083291530609},
          {0.9794635772705078, -1.9721558094024658, 0.47849246859550476},
          {0.9778705835342407, -1.9713000059127808, 0.4727703928947449}
        });
  }

  @Test
  void theFirstStepIsTheLearningRateWhateverTheGradient() {
    // m / sqrt(v) = g / |g| after one corrected step (arXiv:1412.6980, sec. 2.1)
    Parameters parameters = three();
    Adam adam = new Adam(parameters, Adam.Options.of(0.5));
    step(parameters, adam, new float[] {1000, -1, 1e-3f});
    assertThat(parameters.values()[0]).isCloseTo(0.5f, within(1e-4f));
    assertThat(parameters.values()[1]).isCloseTo(-1.5f, within(1e-4f));
    assertThat(parameters.values()[2]).isCloseTo(0, within(1e-4f));
  }

  @Test
  void optionsOutOfRangeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Adam.Options.of(0))
        .withMessageContaining("learningRate (0.0) must be positive");
    assertThatIllegalArgumentException().isThrownBy(() -> Adam.Options.of(Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Adam.Options(1e-3, 1, 0.999, 1e-8, 0))
        .withMessageContaining("beta1 (1.0) must lie in [0, 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Adam.Options(1e-3, 0.9, -0.1, 1e-8, 0))
        .withMessageContaining("beta2 (-0.1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Adam.Options.of(1e-3).withEpsilon(0))
        .withMessageContaining("epsilon (0.0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Adam.Options.of(1e-3).withWeightDecay(-1))
        .withMessageContaining("weightDecay (-1.0)");
  }

  @Test
  void schedulesAreStraightLines() {
    assertThat(Schedule.constant(3e-4).at(0.7)).isEqualTo(3e-4);
    assertThat(Schedule.linear(1, 0).at(0.25)).isEqualTo(0.75);
    Schedule exploration = Schedule.linear(1, 0.1, 0.5);
    assertThat(exploration.at(0)).isEqualTo(1);
    assertThat(exploration.at(0.25)).isCloseTo(0.55, within(1e-12));
    assertThat(exploration.at(0.9)).isCloseTo(0.1, within(1e-12));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Schedule.linear(1, 0, 0))
        .withMessageContaining("end (0.0)");
  }

  @Test
  void matricesAloneMayDecay() {
    Parameters parameters = new Parameters();
    parameters.add("first", 2, 2);
    parameters.add("bias", 1, 3);
    parameters.add("second", 2, 1);
    System.arraycopy(Waves.of(4, 8), 0, parameters.values(), 0, 4);
    System.arraycopy(Waves.of(3, 9), 0, parameters.values(), 4, 3);
    System.arraycopy(Waves.of(2, 10), 0, parameters.values(), 7, 2);
    Adam adam =
        new Adam(parameters, Adam.Options.of(0.1).withWeightDecay(0.5), one -> one.rows() > 1);
    for (int step = 0; step < 3; step++) {
      for (int i = 0; i < 9; i++) {
        parameters.gradients()[i] = 2 * parameters.values()[i];
      }
      adam.step();
    }
    Waves.close(
        parameters.values(),
        0.146058917,
        0.086340055,
        -0.116922997,
        -0.043429699,
        -0.06328132,
        -0.183596849,
        0.058177739,
        0.031259652,
        -0.052462496);
  }
}
