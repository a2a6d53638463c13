package org.plaudit.agents.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.FiniteDifference;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.core.random.Seed;

class TwinCriticsTest {
  private static final int ROWS = 6;
  private static final float[] FEATURES = FiniteDifference.normal(2 * ROWS, 1);
  private static final float[] ACTIONS = FiniteDifference.normal(ROWS, 2);

  private static TwinCritics critics(Integer... hidden) {
    return new TwinCritics(2, 1, List.of(hidden), 0.01, Seed.of(5).generator());
  }

  private static float[] smaller(TwinCritics critics, boolean target) {
    Tape tape = new Tape();
    Tensor features = tape.input(ROWS, 2, FEATURES, 0);
    Tensor actions = tape.input(ROWS, 1, ACTIONS, 0);
    Tensor values =
        target
            ? critics.smallerTarget(tape, features, actions)
            : critics.smaller(tape, features, actions);
    return Arrays.copyOf(values.values(), ROWS);
  }

  /** Linear ones, whose values can be computed by hand. */
  @Test
  void theSmallerOfBothIsTaken() {
    TwinCritics critics = critics();
    // Weights of two features and one action, then the bias; of the first, then of the second.
    float[] weights = {1, 2, 3, 4, -1, 0.5f, 2, 1};
    System.arraycopy(weights, 0, critics.parameters().values(), 0, 8);
    Tape tape = new Tape();
    Tensor features = tape.input(2, 2, new float[] {1, 1, -2, -1}, 0);
    Tensor actions = tape.input(2, 1, new float[] {1, -1}, 0);
    // First: 1 + 2 + 3 + 4 and -2 - 2 - 3 + 4; second: -1 + 0.5 + 2 + 1 and 2 - 0.5 - 2 + 1.
    Tensor smaller = critics.smaller(tape, features, actions);
    assertThat(smaller.at(0, 0)).isEqualTo(2.5f);
    assertThat(smaller.at(1, 0)).isEqualTo(-3f);
    Tensor first = critics.first(tape, features, actions);
    assertThat(first.at(0, 0)).isEqualTo(10f);
    assertThat(first.at(1, 0)).isEqualTo(-3f);
  }

  @Test
  void theLossIsTheSumOfBothMeanSquares() {
    Tape tape = new Tape();
    TwinCritics.Pair<Tensor> values =
        new TwinCritics.Pair<>(
            tape.input(2, 1, new float[] {1, 2}, 0), tape.input(2, 1, new float[] {3, 5}, 0));
    Tensor targets = tape.input(2, 1, new float[] {0, 4}, 0);
    // (1 + 4) / 2 + (9 + 1) / 2
    assertThat(TwinCritics.loss(tape, values, targets).item()).isEqualTo(7.5f);
  }

  @Test
  void theLossHasTheGradientOfFiniteDifferences() {
    Parameters parameters = new Parameters();
    Mlp.Shape shape = Mlp.Shape.of(Activation.TANH, 3, 4, 1);
    var rng = Seed.of(1).generator();
    Mlp first = Mlp.uniform(parameters, "first", shape, rng);
    Mlp second = Mlp.uniform(parameters, "second", shape, rng);
    FiniteDifference.check(
        parameters,
        tape -> {
          Tensor x = tape.input(4, 3, FEATURES, 0);
          return TwinCritics.loss(
              tape,
              new TwinCritics.Pair<>(first.forward(tape, x), second.forward(tape, x)),
              tape.input(4, 1, ACTIONS, 0));
        });
  }

  @Test
  void fittingBringsBothToTheTargetsAndLeavesTheirTargetsBehind() {
    TwinCritics critics = critics(16);
    float[] before = smaller(critics, true);
    assertThat(smaller(critics, false)).as("they start as one").isEqualTo(before);
    float[] towards = FiniteDifference.normal(ROWS, 3);
    TwinCritics.Fit first = critics.fit(ROWS, FEATURES, ACTIONS, towards);
    TwinCritics.Fit last = first;
    for (int i = 0; i < 1_000; i++) {
      last = critics.fit(ROWS, FEATURES, ACTIONS, towards);
    }
    assertThat(last.loss()).isLessThan(1e-3).isLessThan(first.loss());
    assertThat(first.gradientNorm()).isPositive();
    double mean = 0;
    for (float one : towards) {
      mean += one / ROWS;
    }
    assertThat(last.meanValue()).isCloseTo(mean, within(0.02));
    assertThat(smaller(critics, true)).isEqualTo(before);
  }

  @Test
  void theTargetsFollowByTheFractionTau() {
    TwinCritics critics = critics();
    float[] old = smaller(critics, true);
    for (int i = 0; i < 8; i++) {
      // Both critics the same, so that the smaller one is linear in the weights.
      critics.parameters().values()[i] = i % 4;
    }
    critics.track(1);
    float[] there = smaller(critics, true);
    assertThat(there).isNotEqualTo(old);
    float[] live = smaller(critics, false);
    for (int row = 0; row < ROWS; row++) {
      assertThat(there[row]).isCloseTo(live[row], within(1e-5f));
    }
    Arrays.fill(critics.parameters().values(), 0f);
    critics.track(0.25);
    float[] nearer = smaller(critics, true);
    for (int row = 0; row < ROWS; row++) {
      assertThat(nearer[row]).isCloseTo(0.75f * there[row], within(1e-6f));
    }
  }
}
