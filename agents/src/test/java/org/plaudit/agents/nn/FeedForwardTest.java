package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.plaudit.agents.nn.FiniteDifference.check;
import static org.plaudit.agents.nn.FiniteDifference.normal;
import static org.plaudit.agents.nn.FiniteDifference.random;
import static org.plaudit.agents.nn.FiniteDifference.weighed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedForwardTest {
  private final Parameters parameters = new Parameters();

  private FeedForward network(Activation activation) {
    Initializer weights = Initializer.normal(0.5);
    FeedForward made =
        FeedForward.of(parameters, "f", 3, 5, activation, weights, weights, random(1));
    Initializer.normal(0.3).fill(made.up().bias(), random(2));
    Initializer.normal(0.3).fill(made.down().bias(), random(3));
    return made;
  }

  @ParameterizedTest
  @EnumSource(
      value = Activation.class,
      names = {"RELU"},
      mode = EnumSource.Mode.EXCLUDE) // whose sums may lie at its kink
  void itsGradientPasses(Activation activation) {
    FeedForward network = network(activation);
    float[] x = normal(12, 1);
    check(4, 3, x, (t, y) -> network.forward(t, y, t.square(y)));
    check(4, 3, x, (t, y) -> network.forward(t, y, y));
    check(
        parameters, t -> weighed(t, network.forward(t, t.input(4, 3, x, 0), t.input(4, 3, x, 0))));
  }

  /** Enough rows for several rounds of work, the last one short. */
  @Test
  void isTwoLayersAndASum() {
    FeedForward network = network(Activation.GELU);
    float[] x = normal(3 * 1100, 2);
    float[] residual = normal(3 * 1100, 3);
    Tape tape = new Tape(parameters);
    Tensor in = tape.variable(1100, 3, x, 0);
    Tensor fused = network.forward(tape, in, tape.input(1100, 3, residual, 0));
    Waves.weigh(tape, fused, 1);
    float[] gradients = parameters.gradients().clone();
    parameters.clearGradients();
    Tape plain = new Tape(parameters);
    Tensor also = plain.variable(1100, 3, x, 0);
    Tensor hidden = plain.linear(also, network.up(), Activation.GELU);
    Tensor sum = plain.add(plain.linear(hidden, network.down()), plain.input(1100, 3, residual, 0));
    Waves.weigh(plain, sum, 1);
    for (int i = 0; i < sum.size(); i++) {
      assertThat(fused.values()[i]).isCloseTo(sum.values()[i], within(1e-5f));
      assertThat(in.gradient()[i]).isCloseTo(also.gradient()[i], within(1e-5f));
    }
    for (int i = 0; i < gradients.length; i++) {
      assertThat(gradients[i]).isCloseTo(parameters.gradients()[i], within(1e-3f));
    }
  }

  @Test
  void theBlockPasses() {
    TransformerBlock block =
        TransformerBlock.of(
            parameters,
            "b",
            4,
            2,
            Activation.GELU,
            Initializer.normal(0.5),
            Initializer.normal(0.5),
            random(4));
    float[] x = normal(24, 5);
    check(6, 4, x, (t, y) -> block.forward(t, y, 3));
    check(6, 4, x, (t, y) -> block.forward(t, y, 3, new int[] {1, 3}));
    check(parameters, t -> weighed(t, block.forward(t, t.input(6, 4, x, 0), 3)));
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    FeedForward network = network(Activation.GELU);
    Tape tape = new Tape();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.forward(tape, tape.input(2, 4), tape.input(2, 4)))
        .withMessage("feedForward: input 2x4 does not fit f.up.weight 3x5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.forward(tape, tape.input(2, 3), tape.input(1, 3)))
        .withMessage("feedForward: input 2x3 does not fit input 1x3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeedForward(network.up(), network.up(), Activation.GELU))
        .withMessageContaining("does not fit f.up.weight 3x5");
  }
}
