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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LstmTest {
  private static final int INPUTS = 3;
  private static final int UNITS = 2;
  private static final int STEPS = 4;
  private static final int SEQUENCES = 2;
  private static final int ROWS = STEPS * SEQUENCES;

  /** The second sequence starts anew at step 1, the first at step 3. */
  private static final boolean[] RESETS = {false, false, false, true, false, false, true, false};

  private static final boolean[] NONE = new boolean[ROWS];

  private final Parameters parameters = new Parameters();
  private final Lstm lstm = Lstm.uniform(parameters, "m", INPUTS, UNITS, random(1));
  private final float[] x = sines(ROWS * INPUTS, 1.9, 1);
  private final float[] initial = sines(SEQUENCES * 2 * UNITS, 0.9, 1);

  private Tensor states(Tape tape, boolean[] resets) {
    return lstm.forward(
        tape, tape.variable(ROWS, INPUTS, x, 0), tape.variable(SEQUENCES, 4, initial, 0), resets);
  }

  /** Expected values: torch 2.13's LSTMCell in double, states zeroed by hand. */
  @Test
  void walksAndLearnsAsPyTorch() {
    Patterns.fill(parameters, "m.input.weight", 1.3);
    Patterns.fill(parameters, "m.recurrent", 2.1);
    Patterns.fill(parameters, "m.input.bias", 0.7);
    Tape tape = new Tape(parameters);
    Tensor input = tape.variable(ROWS, INPUTS, x, 0);
    Tensor before = tape.variable(SEQUENCES, 2 * UNITS, initial, 0);
    Tensor states = lstm.forward(tape, input, before, RESETS);
    close(
        "state",
        states.values(),
        0.101313219,
        -0.08284042,
        0.193405074,
        -0.290877342,
        -0.069303373,
        0.197348776,
        -0.168883059,
        0.596085879,
        -0.166105926,
        -0.063489252,
        -0.298521956,
        -0.153919976,
        -0.190220657,
        -0.178695629,
        -0.367624607,
        -0.3523801,
        -0.20168228,
        -0.306474278,
        -0.487887352,
        -0.567671025,
        -0.142431018,
        -0.349176501,
        -0.443725382,
        -0.678531702,
        -0.010019569,
        -0.198930238,
        -0.036317909,
        -0.388758603,
        -0.039889007,
        -0.268100407,
        -0.185421915,
        -0.737038234);

    float[] weights = sines(states.size(), 0.37, 1);
    tape.backward("loss", tape.sum(tape.mul(states, tape.input(ROWS, 2 * UNITS, weights, 0))));
    close(
        "input weight",
        Patterns.gradient(parameters, "m.input.weight"),
        0.121104613,
        -0.16974039,
        0.02087824,
        -0.089766484,
        1.439595295,
        0.619719296,
        0.074277597,
        0.065853497,
        0.044010653,
        -0.119139163,
        -0.152699757,
        -0.008361106,
        -0.371092269,
        -0.591487733,
        -0.012791375,
        -0.079529741,
        -0.149560983,
        0.246773287,
        0.077854237,
        0.0951726,
        -1.199654777,
        -0.23727567,
        -0.066006961,
        -0.014431226);
    close(
        "recurrent weight",
        Patterns.gradient(parameters, "m.recurrent"),
        0.107143806,
        -0.034301509,
        0.057833835,
        -0.146135064,
        0.051151265,
        0.23025279,
        0.072723332,
        -0.122928079,
        0.083217796,
        -0.080026887,
        0.050562235,
        -0.194487144,
        0.434348285,
        0.583519752,
        0.058327375,
        -0.154770395);
    close(
        "bias",
        Patterns.gradient(parameters, "m.input.bias"),
        -0.038755293,
        0.190753422,
        0.118897189,
        0.070729671,
        0.426551355,
        0.105409633,
        0.012361582,
        0.145018345);
    close(
        "input",
        input.gradient(),
        0.458545322,
        -0.516216516,
        0.120633356,
        0.071313881,
        -0.232008002,
        0.188991792,
        -0.25203162,
        0.202890404,
        0.024394975,
        -0.139730226,
        0.235155973,
        -0.124107372,
        0.155243605,
        -0.227081603,
        0.099534804,
        0.062343176,
        -0.17775309,
        0.137090194,
        -0.047325898,
        0.179481011,
        -0.154046146,
        -0.30953769,
        0.49389605,
        -0.244598127);
    close(
        "initial state",
        before.gradient(),
        -0.292316311,
        -0.09882806,
        0.322340312,
        0.45625969,
        -0.294648547,
        0.15587084,
        0.586619406,
        0.100697078);
  }

  @Test
  void gradientsOfAllItReadsAreThoseOfDifferences() {
    for (boolean[] resets : List.of(NONE, RESETS)) {
      check(parameters, tape -> weighed(tape, states(tape, resets)));
      check(
          ROWS,
          INPUTS,
          x,
          (tape, in) ->
              lstm.forward(tape, in, tape.input(SEQUENCES, 2 * UNITS, initial, 0), resets));
      check(
          SEQUENCES,
          2 * UNITS,
          initial,
          (tape, before) -> lstm.forward(tape, tape.input(ROWS, INPUTS, x, 0), before, resets));
      check(
          ROWS,
          INPUTS,
          x,
          (tape, in) ->
              tape.square(
                  lstm.output(
                      tape,
                      lstm.forward(
                          tape, in, tape.input(SEQUENCES, 2 * UNITS, initial, 0), resets))));
    }
  }

  @Test
  void aResetForgetsAllThatWasBefore() {
    Tape tape = new Tape(parameters);
    float[] whole = states(tape, RESETS).values().clone();
    // What the first sequence saw before its reset at step 3, and the second before step 1.
    for (int row : new int[] {0, 2, 4, 1}) {
      x[row * INPUTS] += 1;
    }
    initial[0] += 5;
    initial[6] -= 5;
    tape.reset();
    Tensor input = tape.variable(ROWS, INPUTS, x, 0);
    Tensor before = tape.variable(SEQUENCES, 2 * UNITS, initial, 0);
    Tensor states = lstm.forward(tape, input, before, RESETS);
    for (int row : new int[] {3, 5, 6, 7}) {
      for (int j = 0; j < 4; j++) {
        assertThat(states.at(row, j)).as("row %d", row).isEqualTo(whole[row * 4 + j]);
      }
    }
    // And no gradient flows back over it: only the last step of both counts in this loss.
    float[] last = new float[ROWS * 4];
    Arrays.fill(last, 6 * 4, ROWS * 4, 1f);
    tape.backward("loss", tape.sum(tape.mul(states, tape.input(ROWS, 4, last, 0))));
    for (int row = 0; row < ROWS; row++) {
      boolean counts = row == 3 || row >= 5;
      for (int j = 0; j < INPUTS; j++) {
        float slope = input.gradient()[row * INPUTS + j];
        assertThat(slope != 0).as("row %d", row).isEqualTo(counts);
      }
    }
    assertThat(Arrays.copyOf(before.gradient(), before.size())).containsOnly(0);
  }

  @Test
  void sequencesDoNotMix() {
    Tape tape = new Tape(parameters);
    float[] together = states(tape, RESETS).values().clone();
    for (int n = 0; n < SEQUENCES; n++) {
      float[] own = new float[STEPS * INPUTS];
      boolean[] resets = new boolean[STEPS];
      for (int t = 0; t < STEPS; t++) {
        System.arraycopy(x, (t * SEQUENCES + n) * INPUTS, own, t * INPUTS, INPUTS);
        resets[t] = RESETS[t * SEQUENCES + n];
      }
      tape.reset();
      Tensor alone =
          lstm.forward(
              tape, tape.input(STEPS, INPUTS, own, 0), tape.input(1, 4, initial, n * 4), resets);
      for (int t = 0; t < STEPS; t++) {
        for (int j = 0; j < 4; j++) {
          assertThat(alone.at(t, j))
              .isCloseTo(together[(t * SEQUENCES + n) * 4 + j], within(1e-6f));
        }
      }
    }
  }

  @Test
  void aSequenceInTwoPartsIsTheWhole() {
    Tape tape = new Tape(parameters);
    float[] whole = states(tape, RESETS).values().clone();
    int half = ROWS / 2;
    tape.reset();
    Tensor first =
        lstm.forward(
            tape, tape.input(half, INPUTS, x, 0), tape.input(SEQUENCES, 4, initial, 0), RESETS);
    Tensor second =
        lstm.forward(
            tape,
            tape.input(half, INPUTS, x, half * INPUTS),
            tape.input(SEQUENCES, 4, first.values(), (half - SEQUENCES) * 4),
            Arrays.copyOfRange(RESETS, half, ROWS));
    for (int i = 0; i < half * 4; i++) {
      assertThat(second.values()[i]).isCloseTo(whole[half * 4 + i], within(1e-6f));
    }
  }

  /** 7 units: the loops have a rest. States lie within wider rows, whose rest stays as it is. */
  @Test
  void theFrozenOneTakesTheSameSteps() {
    Parameters own = new Parameters();
    Lstm layer = Lstm.orthogonal(own, "m", 5, 7, random(3));
    int rows = 3;
    int steps = 6;
    float[] seen = normal(steps * rows * 5, 4);
    float[] before = normal(rows * 14, 5);
    Tape tape = new Tape();
    Tensor states =
        layer.forward(
            tape,
            tape.input(steps * rows, 5, seen, 0),
            tape.input(rows, 14, before, 0),
            new boolean[steps * rows]);
    FrozenLstm frozen = layer.frozen();
    Arrays.fill(own.values(), 0); // what happens to the original no longer matters
    int stride = 20;
    float[] wide = new float[2 + rows * stride];
    Arrays.fill(wide, 9);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(before, r * 14, wide, 2 + r * stride, 14);
    }
    float[] output = new float[1 + rows * 7];
    for (int t = 0; t < steps; t++) {
      frozen.step(seen, t * rows * 5, rows, wide, 2, stride, output, 1);
      for (int r = 0; r < rows; r++) {
        for (int j = 0; j < 14; j++) {
          assertThat(wide[2 + r * stride + j]).isCloseTo(states.at(t * rows + r, j), within(2e-6f));
        }
        for (int j = 0; j < 7; j++) {
          assertThat(output[1 + r * 7 + j]).isEqualTo(wide[2 + r * stride + j]);
        }
        for (int j = 14; j < stride; j++) {
          assertThat(wide[2 + r * stride + j]).isEqualTo(9);
        }
      }
    }
    assertThat(output[0]).isZero();
  }

  @Test
  void theFrozenOneServesManyThreads() {
    FrozenLstm frozen = lstm.frozen();
    float[] expected = walked(frozen);
    assertThat(
            IntStream.range(0, 400)
                .parallel()
                .allMatch(i -> Arrays.equals(walked(frozen), expected)))
        .isTrue();
  }

  private float[] walked(FrozenLstm frozen) {
    float[] states = initial.clone();
    float[] output = new float[SEQUENCES * UNITS];
    for (int t = 0; t < STEPS; t++) {
      frozen.step(x, t * SEQUENCES * INPUTS, SEQUENCES, states, 0, 4, output, 0);
    }
    return states;
  }

  /**
   * A gradient that fades over 600 steps ends at 0, not among numbers that take 30 times as long.
   */
  @Test
  void fadedGradientsAreNeverDenormal() {
    int steps = 600;
    Tape tape = new Tape(parameters);
    Tensor input = tape.variable(steps, INPUTS, normal(steps * INPUTS, 6), 0);
    Tensor states = lstm.forward(tape, input, tape.input(1, 4), new boolean[steps]);
    float[] last = new float[steps * 4];
    last[steps * 4 - 1] = 1;
    tape.backward("loss", tape.sum(tape.mul(states, tape.input(steps, 4, last, 0))));
    float[] early = Arrays.copyOf(input.gradient(), steps / 2 * INPUTS);
    assertThat(early).containsOnly(0);
    assertThat(input.gradient()[input.size() - 1]).isNotZero();
  }

  @Test
  void shapesThatDoNotFitAreNamed() {
    Tape tape = new Tape(parameters);
    Tensor before = tape.input(SEQUENCES, 4, initial, 0);
    assertThatThrownBy(() -> lstm.forward(tape, tape.input(ROWS, 2), before, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lstm: input 8x2 does not fit m.input.weight 3x8");
    assertThatThrownBy(() -> lstm.forward(tape, tape.input(7, 3), before, NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the initial states (input 2x4) must be N x 4")
        .hasMessageContaining("7 rows of input 7x3");
    assertThatThrownBy(() -> lstm.forward(tape, tape.input(8, 3), tape.input(2, 3), NONE))
        .hasMessageContaining("the initial states (input 2x3) must be N x 4");
    assertThatThrownBy(() -> lstm.forward(tape, tape.input(8, 3), before, new boolean[7]))
        .hasMessageContaining("resets (7) must cover the 8 rows");
    FrozenLstm frozen = lstm.frozen();
    assertThatThrownBy(() -> frozen.step(x, 0, 2, new float[7], 0, 4, new float[4], 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("states of 7 floats from 0 on does not hold 2 rows of 4, 4 apart");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lstm.uniform(parameters, "n", 0, 2, random(1)))
        .withMessageContaining("inputs (0) and units (2) must be positive");
  }
}
