package org.plaudit.agents.onpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plaudit.agents.nn.FiniteDifference;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.ActionHead;
import org.plaudit.core.env.EnvSpec;

class ClippedSurrogateTest {

  /** All of it: policy within and beyond the clip range, value and entropy, each weighed. */
  @ParameterizedTest
  @MethodSource("org.plaudit.agents.onpolicy.PolicyGradientTest#specs")
  void theGradientOfTheLossIsThatOfFiniteDifferences(EnvSpec<?, ?> spec) {
    ActorCritic<?, ?> networks = PolicyGradientTest.networks(spec);
    Batch batch = PolicyGradientTest.batch(spec);
    PolicyGradient.Look fresh = PolicyGradient.look(new Tape(), networks, batch);
    // Ratios near 1, none near an edge of the clip range, some beyond it.
    float[] now = fresh.likelihood().logProbability().values();
    batch.logProbabilities = Arrays.copyOf(now, batch.rows);
    for (int row = 0; row < batch.rows; row++) {
      batch.logProbabilities[row] += row % 4 == 0 ? 2.5f : 0.01f * row;
    }
    FiniteDifference.check(
        networks.parameters(),
        tape -> {
          PolicyGradient.Look look = PolicyGradient.look(tape, networks, batch);
          return ClippedSurrogate.of(tape, look.likelihood(), look.value(), batch, 0.7, 0.7, 0.3)
              .total();
        });
  }

  /** By hand: ratios 1.5, 0.5, 1.5, 0.5 and a clip range of 0.2. */
  @Test
  void onlyWhatWouldGainFurtherIsClipped() {
    Batch batch = new Batch(4, new float[0], new float[0], new float[4]);
    batch.advantages = new float[] {1, 1, -1, -1};
    batch.returns = new float[] {1, 2, 3, 4};
    batch.logProbabilities = new float[4];
    Tape tape = new Tape();
    float up = (float) Math.log(1.5);
    float down = (float) Math.log(0.5);
    Tensor log = tape.input(4, 1, new float[] {up, down, up, down}, 0);
    Tensor entropy = tape.input(4, 1, new float[] {0.1f, 0.2f, 0.3f, 0.4f}, 0);
    Tensor values = tape.input(4, 1, new float[] {1, 1, 1, 1}, 0);
    ClippedSurrogate losses =
        ClippedSurrogate.of(
            tape, new ActionHead.Likelihood(log, entropy), values, batch, 0.2, 0.5, 0.01);
    // min(1.5, 1.2) + min(0.5, 0.8) + min(-1.5, -1.2) + min(-0.5, -0.8) = 1.2 + 0.5 - 1.5 - 0.8
    assertThat((double) losses.policy().item()).isCloseTo(0.6 / 4, within(1e-6));
    assertThat((double) losses.value().item()).isCloseTo((0 + 1 + 4 + 9) / 4.0, within(1e-6));
    assertThat((double) losses.entropy().item()).isCloseTo(0.25, within(1e-6));
    assertThat((double) losses.total().item())
        .isCloseTo(0.15 + 0.5 * 3.5 - 0.01 * 0.25, within(1e-6));
  }
}
