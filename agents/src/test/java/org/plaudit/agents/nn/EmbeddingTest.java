package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.plaudit.agents.nn.FiniteDifference.check;
import static org.plaudit.agents.nn.FiniteDifference.random;
import static org.plaudit.agents.nn.FiniteDifference.weighed;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EmbeddingTest {
  private final Parameters parameters = new Parameters();
  private final Embedding table =
      Embedding.of(parameters, "e", 4, 2, Initializer.normal(1), random(1));

  @Test
  void looksUpRows() {
    System.arraycopy(new float[] {0, 1, 10, 11, 20, 21, 30, 31}, 0, parameters.values(), 0, 8);
    Tape tape = new Tape();
    Tensor y = table.forward(tape, new int[] {9, 3, 0, 3}, 1, 3);
    assertThat(Arrays.copyOf(y.values(), 6)).containsExactly(30, 31, 0, 1, 30, 31);
  }

  @Test
  void aTokenSeenTwiceCollectsBothGradients() {
    Tape tape = new Tape(parameters);
    Tensor y = table.forward(tape, new int[] {3, 0, 3}, 0, 3);
    tape.backward("loss", tape.sum(tape.mul(y, tape.input(3, 1, new float[] {1, 2, 5}, 0))));
    assertThat(parameters.gradients()).containsExactly(2, 2, 0, 0, 0, 0, 6, 6);
  }

  @Test
  void itsGradientPasses() {
    check(parameters, t -> weighed(t, t.tanh(table.forward(t, new int[] {3, 0, 1, 3}, 0, 4))));
    check(parameters, t -> weighed(t, t.tanh(table.cycle(t, 2, 6))));
  }

  @Test
  void idsOutOfRangeAreNamed() {
    Tape tape = new Tape();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.forward(tape, new int[] {0, 4}, 0, 2))
        .withMessage("id (4) at place 1 must lie in [0, 4) for e.weight 4x2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.forward(tape, new int[] {-1}, 0, 1))
        .withMessageContaining("id (-1) at place 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> table.forward(tape, new int[3], 2, 2))
        .withMessage("3 ids from 2 on are not 2, for e.weight 4x2");
  }
}
