package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.plaudit.agents.nn.FiniteDifference.check;
import static org.plaudit.agents.nn.FiniteDifference.normal;
import static org.plaudit.agents.nn.FiniteDifference.random;
import static org.plaudit.agents.nn.FiniteDifference.weighed;
import static org.plaudit.agents.nn.Patterns.close;
import static org.plaudit.agents.nn.Patterns.sines;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Conv2dTest {
  private static final Conv2d.Shape SHAPE = new Conv2d.Shape(2, 5, 6, 3, 3, 2, 1);

  /** Expected values: torch 2.13's conv2d in double. */
  @Test
  void filtersAndLearnsAsPyTorch() {
    Parameters parameters = new Parameters();
    Conv2d layer = Conv2d.uniform(parameters, "c", SHAPE, random(1));
    Patterns.fill(parameters, "c.weight", 1.3);
    Patterns.fill(parameters, "c.bias", 0.7);
    Tape tape = new Tape(parameters);
    Tensor x = tape.variable(2, 60, sines(120, 1.9, 1), 0);
    Tensor y = layer.forward(tape, x);
    assertThat(y.cols()).isEqualTo(3 * 3 * 3);
    close(
        "output",
        y.values(),
        -0.908336763,
        1.996180263,
        -0.441934119,
        1.531305211,
        -0.674893923,
        0.49650997,
        -0.769394327,
        1.620840927,
        0.059506771,
        0.812758896,
        -0.40283269,
        1.95423859,
        -0.108243027,
        1.831452121,
        -1.547874173,
        1.25907348,
        -1.073819596,
        2.166520221,
        1.558847018,
        -0.953670982,
        0.72434465,
        -0.583794005,
        0.996900135,
        0.915247626,
        1.275978872,
        -0.36195452,
        0.154448044,
        -0.325496064,
        0.640661132,
        1.221184274,
        0.782923119,
        0.492424968,
        -0.671969598,
        0.126001538,
        0.145691846,
        1.559143734,
        1.628662693,
        -1.028350464,
        1.732309274,
        -0.784090624,
        2.581573241,
        -1.124689777,
        1.721068217,
        -1.035490062,
        1.218399146,
        0.712896985,
        0.603562574,
        -0.867206881,
        0.382532669,
        -0.412314761,
        1.947260414,
        0.231600826,
        1.100834208,
        -1.039442695);
    tape.backward("loss", tape.sum(tape.mul(y, tape.input(2, 27, sines(54, 0.37, 1), 0))));
    close(
        "weight",
        Patterns.gradient(parameters, "c.weight"),
        0.439901002,
        0.049671388,
        0.035329561,
        -0.118507047,
        0.127370637,
        -0.02379829,
        -0.683972724,
        0.008698131,
        -0.008751262,
        0.83155618,
        0.06838309,
        0.003633134);
    close(
        "bias",
        Patterns.gradient(parameters, "c.bias"),
        1.608060245409428,
        -2.058063506618096,
        2.4352268635802883);
    close(
        "input",
        x.gradient(),
        0.339713587,
        0.195189512,
        0.520280053,
        0.254764872,
        0.630429055,
        0.08728545,
        -0.613808399,
        -0.433503032,
        -0.67601385,
        -0.440305577,
        -0.646723996,
        -0.07172886);
  }

  @ParameterizedTest
  @CsvSource({
    // channels, height, width, filters, kernel, stride, padding
    "1, 3, 3, 1, 1, 1, 0",
    "2, 5, 6, 3, 3, 2, 1",
    "1, 4, 7, 2, 2, 3, 0",
    "3, 4, 4, 2, 3, 1, 2",
    "1, 2, 1, 2, 4, 1, 3",
    "2, 8, 8, 2, 4, 4, 0",
    "1, 1, 9, 1, 5, 3, 4",
  })
  void anyShapeFiltersAsItIsDefined(
      int channels, int height, int width, int filters, int kernel, int stride, int padding) {
    Conv2d.Shape shape =
        new Conv2d.Shape(channels, height, width, filters, kernel, stride, padding);
    Parameters parameters = new Parameters();
    Conv2d layer = Conv2d.uniform(parameters, "c", shape, random(2));
    float[] x = normal(2 * shape.inputs(), 3);
    Tape tape = new Tape();
    Tensor y = layer.forward(tape, tape.input(2, shape.inputs(), x, 0));
    float[] expected = new float[2 * shape.outputs()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (float) plain(shape, parameters.values(), x, i);
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat(y.values()[i]).as("output %d", i).isCloseTo(expected[i], within(2e-6f));
    }
    check(2, shape.inputs(), x, (one, in) -> layer.forward(one, in));
    check(parameters, one -> weighed(one, layer.forward(one, one.input(2, shape.inputs(), x, 0))));
  }

  /** Output i: bias + sum over the window, where the image is 0 beyond its edges. */
  private static double plain(Conv2d.Shape s, float[] weights, float[] x, int i) {
    int column = i % s.outWidth();
    int line = i / s.outWidth() % s.outHeight();
    int filter = i / (s.outWidth() * s.outHeight()) % s.filters();
    int image = i / s.outputs();
    double sum = weights[s.filters() * s.window() + filter];
    for (int c = 0; c < s.channels(); c++) {
      for (int dy = 0; dy < s.kernel(); dy++) {
        for (int dx = 0; dx < s.kernel(); dx++) {
          int py = line * s.stride() + dy - s.padding();
          int px = column * s.stride() + dx - s.padding();
          if (py >= 0 && py < s.height() && px >= 0 && px < s.width()) {
            int weight = ((filter * s.channels() + c) * s.kernel() + dy) * s.kernel() + dx;
            int pixel = ((image * s.channels() + c) * s.height() + py) * s.width() + px;
            sum += weights[weight] * x[pixel];
          }
        }
      }
    }
    return sum;
  }

  @Test
  void theFrozenOneGivesTheSameBitsToAnyThread() {
    Parameters parameters = new Parameters();
    Conv2d layer = Conv2d.uniform(parameters, "c", SHAPE, random(4));
    float[] x = normal(3 * 60, 5);
    Tape tape = new Tape();
    float[] expected = Arrays.copyOf(layer.forward(tape, tape.input(3, 60, x, 0)).values(), 3 * 27);
    FrozenConv2d frozen = layer.frozen();
    Arrays.fill(parameters.values(), 0);
    assertThat(
            IntStream.range(0, 400)
                .parallel()
                .allMatch(
                    i -> {
                      float[] y = new float[2 + 3 * 27];
                      frozen.forward(x, 0, 3, y, 2);
                      return Arrays.equals(y, 2, y.length, expected, 0, expected.length);
                    }))
        .isTrue();
  }

  @Test
  void shapesThatCannotBeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv2d.Shape(1, 0, 4, 1, 1, 1, 0))
        .withMessageContaining("height (0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv2d.Shape(1, 4, 4, 1, 3, 0, 0))
        .withMessageContaining("stride (0)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv2d.Shape(1, 4, 4, 1, 5, 1, 0))
        .withMessage("kernel (5) must fit into the padded image, 4 x 4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Conv2d.Shape(1, 4, 4, 1, 3, 1, 3))
        .withMessageContaining("padding (3) must lie in [0, 3)");
    Parameters parameters = new Parameters();
    Conv2d layer = Conv2d.uniform(parameters, "c", SHAPE, random(1));
    Tape tape = new Tape();
    assertThatThrownBy(() -> layer.forward(tape, tape.input(1, 59)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("conv2d: input 1x59 does not fit");
    assertThatThrownBy(() -> layer.frozen().forward(new float[60], 0, 1, new float[26], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("output of 26 floats");
  }
}
