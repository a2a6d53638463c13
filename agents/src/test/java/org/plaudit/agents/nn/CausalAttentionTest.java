package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.plaudit.agents.nn.FiniteDifference.check;
import static org.plaudit.agents.nn.FiniteDifference.normal;
import static org.plaudit.agents.nn.FiniteDifference.random;
import static org.plaudit.agents.nn.FiniteDifference.weighed;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CausalAttentionTest {
  private static final int[] FULL = {};

  private final Parameters parameters = new Parameters();

  private CausalAttention attention(int width, int heads) {
    Initializer weights = Initializer.normal(0.5);
    return CausalAttention.of(parameters, "a", width, heads, weights, weights, random(1));
  }

  /** The definition, loop by loop, in double. */
  private static double[] plainly(float[] packed, int width, int heads, int length, int[] lengths) {
    int d = width / heads;
    double[] y = new double[lengths.length * length * width];
    for (int b = 0; b < lengths.length; b++) {
      for (int h = 0; h < heads; h++) {
        for (int i = 0; i < lengths[b]; i++) {
          double[] p = new double[i + 1];
          double total = 0;
          for (int j = 0; j <= i; j++) {
            double score = 0;
            for (int c = h * d; c < (h + 1) * d; c++) {
              score +=
                  (double) packed[(b * length + i) * 3 * width + c]
                      * packed[(b * length + j) * 3 * width + width + c];
            }
            p[j] = Math.exp(score / Math.sqrt(d));
            total += p[j];
          }
          for (int c = h * d; c < (h + 1) * d; c++) {
            for (int j = 0; j <= i; j++) {
              y[(b * length + i) * width + c] +=
                  p[j] / total * packed[(b * length + j) * 3 * width + 2 * width + c];
            }
          }
        }
      }
    }
    return y;
  }

  @Test
  void headsAgreeWithPyTorch() {
    Tape tape = new Tape();
    Tensor x = tape.variable(6, 12, Waves.of(72, 6), 0);
    Tensor y = attention(4, 2).attend(tape, x, 3, FULL);
    Waves.weigh(tape, y, 7);
    Waves.close(
        y.values(),
        0.340981811,
        0.318711311,
        -0.423110217,
        -0.209680453,
        0.35745433,
        -0.045123793,
        -0.345549494,
        0.135471925,
        0.105163455,
        -0.171303138,
        -0.063855946,
        0.185341761,
        -0.385817915,
        0.36509192,
        0.291737765,
        -0.44026953,
        -0.030477183,
        0.356867552,
        -0.059893094,
        -0.341470778,
        0.149416372,
        0.090545028,
        -0.174950525,
        -0.042831734);
    Waves.close(
        x.gradient(),
        0.0,
        0.0,
        0.0,
        0.0,
        0.006086156,
        -0.003069827,
        -0.005403975,
        0.005957115,
        0.688823462,
        0.339264393,
        -0.776981592,
        -0.138292819,
        -0.003756908,
        0.006400878,
        0.002111275,
        -0.006956481,
        0.001721319,
        -0.020998728,
        0.003671342,
        0.020467469,
        0.421199858,
        -0.000218172,
        -0.421920121,
        0.108697176,
        0.025681842,
        0.020139337,
        -0.032816146,
        -0.014813581,
        -0.007807469,
        0.024068553,
        0.001732627,
        -0.026424583,
        0.182271108,
        -0.056310184,
        -0.166250706,
        0.098644346,
        0.0,
        0.0,
        0.0,
        0.0,
        -0.00405515,
        -0.013356877,
        0.006008463,
        0.011585667,
        0.447096527,
        -0.739389777,
        -0.257422328,
        0.805084705,
        0.01301771,
        0.007597361,
        -0.015180508,
        -0.003789531,
        -0.019561296,
        0.006911046,
        0.017282089,
        -0.011648221,
        0.061921582,
        -0.414394349,
        0.044976495,
        0.401683331,
        0.031378217,
        -0.025230208,
        -0.021883395,
        0.029412653,
        0.023616448,
        0.006445831,
        -0.023290554,
        6.2557e-05,
        -0.029795557,
        -0.180076182,
        0.076944411,
        0.162009552);
  }

  @Test
  void headsAreTheDefinitionAtAnyLength() {
    CausalAttention attention = attention(6, 3);
    for (int length : new int[] {1, 2, 63, 64, 65, 150}) {
      float[] packed = normal(2 * length * 18, length);
      int[] lengths = {length, Math.max(1, length - 3)};
      Tape frozen = new Tape();
      Tensor y = attention.attend(frozen, frozen.input(2 * length, 18, packed, 0), length, lengths);
      double[] expected = plainly(packed, 6, 3, length, lengths);
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) y.values()[i]).isCloseTo(expected[i], within(2e-6));
      }
      Tape learning = new Tape();
      Tensor kept =
          attention.attend(learning, learning.variable(2 * length, 18, packed, 0), length, lengths);
      assertThat(Arrays.copyOf(kept.values(), kept.size()))
          .isEqualTo(Arrays.copyOf(y.values(), y.size()));
    }
  }

  @Test
  void aPlaceSeesNothingThatComesAfterIt() {
    CausalAttention attention = attention(4, 2);
    float[] packed = normal(5 * 12, 3);
    Tape tape = new Tape();
    Tensor before = attention.attend(tape, tape.input(5, 12, packed, 0), 5, FULL);
    Arrays.fill(packed, 3 * 12, 60, 1e3f);
    Tensor after = attention.attend(tape, tape.input(5, 12, packed, 0), 5, FULL);
    assertThat(Arrays.copyOf(after.values(), 12)).isEqualTo(Arrays.copyOf(before.values(), 12));
    assertThat(after.at(3, 0)).isNotEqualTo(before.at(3, 0));
  }

  @Test
  void headsPassTheirGradientBack() {
    CausalAttention attention = attention(4, 2);
    check(6, 12, normal(72, 4), (t, x) -> attention.attend(t, x, 3, FULL));
    check(6, 12, normal(72, 5), (t, x) -> attention.attend(t, x, 3, new int[] {1, 2}));
    check(
        6,
        12,
        normal(72, 6),
        (t, x) -> t.add(attention.attend(t, x, 3, new int[] {3, 2}), t.columns(x, 3, 7)));
  }

  @Test
  void gradientsOfSeveralBlocksPass() {
    CausalAttention attention = attention(2, 1);
    check(
        66,
        6,
        normal(396, 7),
        (t, x) -> t.matmul(t.input(2, 66, normal(132, 8), 0), attention.attend(t, x, 66, FULL)));
  }

  @Test
  void theWholeLayerPasses() {
    CausalAttention attention = attention(4, 2);
    float[] x = normal(24, 9);
    check(6, 4, x, (t, y) -> attention.forward(t, y, t.square(y), 3));
    check(6, 4, x, (t, y) -> attention.forward(t, y, y, 3, new int[] {2, 3}));
    check(
        parameters,
        t -> weighed(t, attention.forward(t, t.input(6, 4, x, 0), t.input(6, 4, x, 0), 3)));
  }

  @Test
  void paddingGivesTheResidualAloneAndTakesNoGradient() {
    CausalAttention attention = attention(4, 2);
    Tape tape = new Tape();
    Tensor x = tape.variable(4, 12, normal(48, 10), 0);
    Tensor y = attention.attend(tape, x, 4, new int[] {2});
    Waves.weigh(tape, y, 1);
    assertThat(Arrays.copyOfRange(y.values(), 8, 16)).containsOnly(0f);
    assertThat(Arrays.copyOfRange(x.gradient(), 24, 48)).containsOnly(0f);
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    CausalAttention attention = attention(4, 2);
    Tape tape = new Tape();
    Tensor x = tape.input(6, 12);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> attention.attend(tape, x, 4, FULL))
        .withMessage("attention: input 6x12 does not hold sequences of 4x12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> attention.attend(tape, x, 3, new int[] {3}))
        .withMessage("attention: 1 lengths for 2 sequences");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> attention.attend(tape, x, 3, new int[] {3, 0}))
        .withMessage("length (0) of sequence 1 must lie in [1, 3]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> attention.forward(tape, tape.input(6, 4), tape.input(3, 4), 3))
        .withMessageContaining("does not fit input 3x4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CausalAttention(attention.qkv(), attention.out(), 3))
        .withMessageContaining("heads (3) must divide the width (4)");
  }
}
