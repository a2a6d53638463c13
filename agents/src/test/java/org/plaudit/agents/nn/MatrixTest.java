package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MatrixTest {
  @BeforeAll
  static void start() {
    assertThat(Nd4jRuntime.start()).isEqualTo("CpuBackend");
  }

  @Test
  void aViewSharesItsWindow() {
    float[] values = {9, 1, 2, 3, 4, 5, 6, 9};
    Matrix view = Matrix.view(2, 3, values, 1);
    view.set(1, 2, 60);
    values[1] = 10;
    assertThat(view.toArray()).containsExactly(10, 2, 3, 4, 5, 60);
    assertThat(values[6]).isEqualTo(60);
    assertThat(view.transposed().toArray()).containsExactly(10, 4, 2, 5, 3, 60);
    assertThat(view.times(Matrix.of(3, 1, 1, 10, 100)).toArray()).containsExactly(330, 6054);
  }

  @Test
  void aParametersViewIsLive() {
    Parameters parameters = new Parameters();
    parameters.add("a", 2, 2);
    Parameter b = parameters.add("b", 1, 3);
    Matrix.of(b).set(0, 2, 7);
    assertThat(b.at(0, 2)).isEqualTo(7);
  }

  @Test
  void arraysTravelToNd4jAndBack() {
    Matrix there = Matrix.view(2, 3, new float[] {9, 1, 2, 3, 4, 5, 6}, 1);
    INDArray array = there.toIndArray();
    assertThat(array.shape()).containsExactly(2, 3);
    assertThat(array.getFloat(1, 0)).isEqualTo(4);
    assertThat(Matrix.of(array).toArray()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(Matrix.of(array.transpose()).toArray()).containsExactly(1, 4, 2, 5, 3, 6);
    assertThat(Matrix.of(array.getColumn(1)).toArray()).containsExactly(2, 5);
    assertThat(Matrix.of(array.dup('f')).toArray()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(Matrix.of(Matrix.zeros(0, 3).toIndArray())).hasToString("0x3");
  }

  @Test
  void theFirstAxisCountsTheRows() {
    assertThat(Matrix.of(Nd4j.scalar(2.5f))).hasToString("1x1");
    assertThat(Matrix.of(Nd4j.createFromArray(1f, 2f, 3f))).hasToString("3x1");
    Matrix images = Matrix.of(Nd4j.arange(24).castTo(DataType.FLOAT).reshape(2, 3, 4));
    assertThat(images).hasToString("2x12");
    assertThat(images.at(1, 0)).isEqualTo(12);
  }

  @Test
  void whatNoFloatHoldsIsRefused() {
    assertThat(Matrix.of(Nd4j.createFromArray(1 << 24, -3)).toArray()).containsExactly(1 << 24, -3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Matrix.of(Nd4j.createFromArray(0, (1 << 24) + 1)))
        .withMessageContaining("value 1 (1.6777217E7, of type INT) does not fit a float");
    assertThat(Matrix.of(Nd4j.createFromArray(Double.POSITIVE_INFINITY, 0.1)).toArray())
        .containsExactly(Float.POSITIVE_INFINITY, 0.1f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Matrix.of(Nd4j.createFromArray(1e300)))
        .withMessageContaining("value 0 (1.0E300");
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Matrix.view(2, 3, new float[6], 1))
        .withMessage("a 2 x 3 matrix from 1 on does not fit an array of 6 floats");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Matrix.of(2, 2, 1, 2, 3))
        .withMessage("3 floats do not make a 2 x 2 matrix");
    assertThatIllegalArgumentException().isThrownBy(() -> Matrix.zeros(1 << 16, 1 << 16));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Matrix.zeros(2, 3).times(Matrix.zeros(2, 3)))
        .withMessageContaining("2x3 does not fit 2x3");
    assertThatThrownBy(() -> Matrix.zeros(2, 3).at(1, 3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("(1, 3)");
  }
}
