package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.plaudit.agents.nn.FiniteDifference.check;
import static org.plaudit.agents.nn.FiniteDifference.normal;
import static org.plaudit.agents.nn.FiniteDifference.weighed;

import org.junit.jupiter.api.Test;

class NormTest {
  private final Parameters parameters = new Parameters();

  private LayerNorm layerNorm(int features) {
    parameters.add("elsewhere", 1, 3); // so that offsets are not 0
    LayerNorm norm = LayerNorm.of(parameters, "ln", features);
    System.arraycopy(Waves.of(features, 2), 0, parameters.values(), 3, features);
    System.arraycopy(Waves.of(features, 3), 0, parameters.values(), 3 + features, features);
    return norm;
  }

  private RmsNorm rmsNorm(int features) {
    RmsNorm norm = RmsNorm.of(parameters, "rms", features);
    System.arraycopy(Waves.of(features, 2), 0, parameters.values(), 0, features);
    return norm;
  }

  @Test
  void layerNormAgreesWithPyTorch() {
    LayerNorm norm = layerNorm(4);
    Tape tape = new Tape(parameters);
    Tensor x = tape.variable(2, 4, Waves.of(8, 1), 0);
    Tensor y = norm.forward(tape, x);
    Waves.weigh(tape, y, 4);
    Waves.close(
        y.values(),
        0.614208102,
        -0.654333413,
        0.621925533,
        0.368427098,
        0.661511779,
        -0.447022885,
        0.623352706,
        0.617076635);
    Waves.close(
        x.gradient(),
        -0.413829654,
        0.343972504,
        -0.278068036,
        0.347925067,
        -0.29419744,
        0.329967886,
        -0.252765715,
        0.21699518);
    Waves.close(
        parameters.gradients(),
        0,
        0,
        0,
        -1.089984655,
        -0.153819859,
        -1.385312915,
        -0.085599117,
        -0.868869364,
        -0.308503717,
        0.948367357,
        0.064119883);
  }

  @Test
  void rmsNormAgreesWithPyTorch() {
    RmsNorm norm = rmsNorm(4);
    Tape tape = new Tape(parameters);
    Tensor x = tape.variable(2, 4, Waves.of(8, 1), 0);
    Tensor y = norm.forward(tape, x);
    Waves.weigh(tape, y, 4);
    Waves.close(
        y.values(),
        0.565672457,
        -0.167407751,
        0.543653905,
        -0.098172091,
        0.631248653,
        0.027682457,
        0.526061237,
        0.165964082);
    Waves.close(
        x.gradient(),
        -0.56456393,
        0.187362194,
        -0.450321913,
        0.184051976,
        -0.558483541,
        0.019791491,
        -0.596626937,
        -0.076513983);
    Waves.close(parameters.gradients(), -1.151787043, -0.17053023, -1.311666489, -0.086426474);
  }

  @Test
  void theirGradientsPass() {
    LayerNorm layer = layerNorm(5);
    float[] x = normal(20, 1);
    check(4, 5, x, layer::forward);
    check(4, 5, x, (t, y) -> t.add(layer.forward(t, t.square(y)), y));
    check(4, 5, x, (t, y) -> layer.forward(t, t.add(y, layer.forward(t, y))));
    check(parameters, t -> weighed(t, layer.forward(t, t.input(4, 5, x, 0))));
  }

  @Test
  void rmsGradientsPass() {
    RmsNorm rms = rmsNorm(5);
    float[] x = normal(20, 1);
    check(4, 5, x, rms::forward);
    check(4, 5, x, (t, y) -> t.add(rms.forward(t, t.square(y)), y));
    check(parameters, t -> weighed(t, rms.forward(t, t.input(4, 5, x, 0))));
  }

  @Test
  void aFreshNormGivesMeanZeroAndDeviationOne() {
    LayerNorm norm = LayerNorm.of(parameters, "fresh", 33);
    float[] x = normal(33, 4);
    for (int i = 0; i < 33; i++) {
      x[i] = 1000 + 3 * x[i];
    }
    Tape tape = new Tape();
    Tensor y = norm.forward(tape, tape.input(1, 33, x, 0));
    assertThat(tape.mean(y).item()).isCloseTo(0, within(1e-4f));
    assertThat(tape.mean(tape.square(y)).item()).isCloseTo(1, within(1e-4f));
  }

  @Test
  void aConstantRowBecomesTheBias() {
    LayerNorm norm = layerNorm(3);
    Tape tape = new Tape();
    Tensor y = norm.forward(tape, tape.input(1, 3, new float[] {7, 7, 7}, 0));
    Waves.close(y.values(), Waves.of(3, 3)[0], Waves.of(3, 3)[1], Waves.of(3, 3)[2]);
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    LayerNorm norm = LayerNorm.of(parameters, "ln", 4);
    RmsNorm rms = RmsNorm.of(parameters, "rms", 4);
    Tape tape = new Tape();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> norm.forward(tape, tape.input(2, 3)))
        .withMessage("norm: input 2x3 does not fit ln.gain 1x4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rms.forward(tape, tape.input(2, 3)))
        .withMessage("norm: input 2x3 does not fit rms.gain 1x4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RmsNorm(rms.gain(), 0))
        .withMessageContaining("epsilon (0.0) must be positive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LayerNorm(norm.gain(), parameters.add("b", 1, 3), 1e-5))
        .withMessage("b 1x3 does not fit ln.gain 1x4");
  }
}
