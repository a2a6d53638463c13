package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.plaudit.agents.nn.FiniteDifference.check;
import static org.plaudit.agents.nn.FiniteDifference.normal;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MatMulTest {
  @Test
  void multipliesAsByHand() {
    Tape tape = new Tape();
    Tensor a = tape.input(2, 3, new float[] {1, 2, 3, 4, 5, 6}, 0);
    Tensor b = tape.input(3, 2, new float[] {1, 0, 2, -1, 0, 3}, 0);
    Tensor c = tape.input(2, 3, new float[] {1, 2, 0, 0, -1, 3}, 0);
    assertThat(Arrays.copyOf(tape.matmul(a, b).values(), 4)).containsExactly(5, 7, 14, 13);
    assertThat(Arrays.copyOf(tape.matmul(a, c, Transpose.YES).values(), 4))
        .containsExactly(5, 7, 14, 13);
  }

  @Test
  void bothFactorsGetTheirGradient() {
    float[] x = normal(12, 1);
    check(4, 3, x, (t, a) -> t.matmul(a, t.input(3, 5, normal(15, 2), 0)));
    check(4, 3, x, (t, b) -> t.matmul(t.input(5, 4, normal(20, 2), 0), b));
    check(4, 3, x, (t, a) -> t.matmul(a, t.input(5, 3, normal(15, 2), 0), Transpose.YES));
    check(4, 3, x, (t, b) -> t.matmul(t.input(5, 3, normal(15, 2), 0), b, Transpose.YES));
  }

  @Test
  void aTensorUsedTwiceCollectsBothShares() {
    check(4, 3, normal(12, 3), (t, x) -> t.matmul(x, x, Transpose.YES));
    check(3, 3, normal(9, 4), (t, x) -> t.matmul(x, x));
    check(3, 3, normal(9, 4), (t, x) -> t.add(t.matmul(t.square(x), x), x));
  }

  @Test
  void largeProductsPassToo() {
    check(9, 12, normal(108, 5), (t, a) -> t.matmul(a, t.input(12, 10, normal(120, 6), 0)));
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    Tape tape = new Tape();
    Tensor a = tape.input(2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tape.matmul(a, tape.input(2, 4)))
        .withMessage("matmul: input 2x3 does not fit input 2x4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tape.matmul(a, tape.input(3, 2), Transpose.YES))
        .withMessage("matmul: input 2x3 does not fit input 3x2 transposed");
  }
}
