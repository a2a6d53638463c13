package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ParametersTest {
  private static Parameters net(long seed, Integer... sizes) {
    Parameters parameters = new Parameters();
    Mlp.uniform(
        parameters, "net", Mlp.Shape.of(Activation.TANH, sizes), FiniteDifference.random(seed));
    return parameters;
  }

  private static byte[] bytes(Parameters parameters) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    parameters.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream reader(byte[] bytes, int length) {
    return new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
  }

  @Test
  void membersLieSideBySide() {
    Parameters parameters = net(1, 4, 3, 2);
    assertThat(parameters.members())
        .extracting(Parameter::toString)
        .containsExactly(
            "net.0.weight 4x3", "net.0.bias 1x3", "net.1.weight 3x2", "net.1.bias 1x2");
    assertThat(parameters.members()).extracting(Parameter::offset).containsExactly(0, 12, 15, 21);
    assertThat(parameters.size()).isEqualTo(23);
  }

  @Test
  void valuesSurviveSavingToTheBit() throws IOException {
    Parameters one = net(1, 70, 65, 2); // more than one chunk of bytes
    one.values()[3] = -0.0f;
    one.values()[4] = Float.MIN_VALUE;
    Parameters two = net(2, 70, 65, 2);
    two.gradients()[0] = 1;
    two.load(reader(bytes(one), bytes(one).length));
    assertThat(bytes(two)).isEqualTo(bytes(one));
    assertThat(two.gradients()).containsOnly(0);
  }

  @Test
  void anotherNetworksStateIsRefusedWithBothShapes() throws IOException {
    byte[] saved = bytes(net(1, 4, 3, 2));
    Parameters other = net(2, 4, 5, 2);
    float[] before = other.values().clone();
    assertThatThrownBy(() -> other.load(reader(saved, saved.length)))
        .isInstanceOf(IOException.class)
        .hasMessage("the saved state holds net.0.weight 4x3 where net.0.weight 4x5 belongs");
    assertThatThrownBy(() -> net(3, 4, 2).load(reader(saved, saved.length)))
        .isInstanceOf(IOException.class)
        .hasMessage("the saved state holds 4 parameters, this network 2");
    assertThat(other.values()).isEqualTo(before);
  }

  @Test
  void aTornStateChangesNothing() throws IOException {
    byte[] saved = bytes(net(1, 4, 3, 2));
    Parameters other = net(2, 4, 3, 2);
    float[] before = other.values().clone();
    for (int length = 0; length < saved.length; length++) {
      DataInputStream torn = reader(saved, length);
      assertThatThrownBy(() -> other.load(torn)).isInstanceOf(IOException.class);
      assertThat(other.values()).isEqualTo(before);
    }
  }

  @Test
  void aCountThatLiesIsNotBelieved() throws IOException {
    byte[] saved = bytes(net(1, 4, 3, 2));
    int at = saved.length - 23 * Float.BYTES - Integer.BYTES;
    saved[at] = 0x7f; // claims two thousand million floats
    assertThatThrownBy(() -> net(2, 4, 3, 2).load(reader(saved, saved.length)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected 23");
  }

  @Test
  void clippingShrinksAllGradientsTogether() {
    // torch.nn.utils.clip_grad_norm_([3, 4, 12], 0.5)
    Parameters parameters = new Parameters();
    parameters.add("a", 1, 2);
    parameters.add("b", 1, 1);
    System.arraycopy(new float[] {3, 4, 12}, 0, parameters.gradients(), 0, 3);
    assertThat(parameters.clipGradients(0.5)).isEqualTo(13);
    assertThat(parameters.gradients()[0]).isCloseTo(0.11538460850715637f, within(1e-8f));
    assertThat(parameters.gradients()[1]).isCloseTo(0.1538461446762085f, within(2e-8f));
    assertThat(parameters.gradients()[2]).isCloseTo(0.4615384340286255f, within(4e-8f));
    float[] small = parameters.gradients().clone();
    parameters.clipGradients(10);
    assertThat(parameters.gradients()).isEqualTo(small);
  }

  @Test
  void aGradientThatIsNotFiniteIsNamed() {
    Parameters parameters = net(1, 4, 3, 2);
    parameters.gradients()[16] = Float.NaN;
    assertThatExceptionOfType(DivergedException.class)
        .isThrownBy(() -> parameters.clipGradients(0.5))
        .withMessageContaining("the gradient of net.1.weight is NaN");
  }

  @Test
  void trackingMovesPartOfTheWay() {
    Parameters target = net(1, 2, 1);
    Parameters source = net(2, 2, 1);
    float from = target.values()[0];
    float to = source.values()[0];
    target.track(source, 0.25);
    assertThat(target.values()[0]).isCloseTo(from + 0.25f * (to - from), within(1e-7f));
    target.copyFrom(source);
    assertThat(target.values()).isEqualTo(source.values());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> target.copyFrom(net(2, 3, 1)))
        .withMessageContaining("net.0.weight 3x1")
        .withMessageContaining("net.0.weight 2x1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> target.track(source, 1.5))
        .withMessageContaining("rate (1.5)");
  }

  @Test
  void aNameIsGivenOnce() {
    Parameters parameters = net(1, 2, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> parameters.add("net.0.bias", 1, 1))
        .withMessageContaining("net.0.bias already");
    assertThatIllegalArgumentException().isThrownBy(() -> parameters.add("empty", 0, 3));
  }

  @Test
  void orthogonalRowsOrColumnsHaveTheGainAsLength() {
    int[][] shapes = {{4, 64}, {64, 64}, {64, 2}, {1, 1}, {5, 1}};
    for (int[] shape : shapes) {
      Parameters parameters = new Parameters();
      parameters.add("elsewhere", 1, 1);
      Parameter w = parameters.add("w", shape[0], shape[1]);
      Initializer.orthogonal(Math.sqrt(2)).fill(w, FiniteDifference.random(5));
      boolean tall = w.rows() >= w.cols();
      int vectors = Math.min(w.rows(), w.cols());
      int length = Math.max(w.rows(), w.cols());
      for (int i = 0; i < vectors; i++) {
        for (int j = 0; j <= i; j++) {
          double dot = 0;
          for (int k = 0; k < length; k++) {
            dot += (double) (tall ? w.at(k, i) * w.at(k, j) : w.at(i, k) * w.at(j, k));
          }
          assertThat(dot).isCloseTo(i == j ? 2 : 0, within(2e-6));
        }
      }
      assertThat(parameters.values()[0]).isZero();
    }
  }

  @Test
  void uniformWeightsFillTheirRange() {
    Parameters parameters = net(3, 100, 50);
    double most = 0;
    double sum = 0;
    for (float value : parameters.values()) {
      most = Math.max(most, Math.abs(value));
      sum += value;
    }
    assertThat(most).isBetween(0.0995, 0.1); // 1/sqrt(100)
    assertThat(sum / parameters.size()).isCloseTo(0, within(0.003));
  }

  @Test
  void equalSeedsGiveEqualNetworks() {
    assertThat(net(7, 4, 8, 2).values()).isEqualTo(net(7, 4, 8, 2).values());
    assertThat(net(7, 4, 8, 2).values()).isNotEqualTo(net(8, 4, 8, 2).values());
  }
}
