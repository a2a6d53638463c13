package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.plaudit.agents.nn.FiniteDifference.check;
import static org.plaudit.agents.nn.FiniteDifference.random;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GptTest {
  private static final Gpt.Shape TINY = Gpt.Shape.of(5, 3, 2, 2, 4);
  private static final int[] IDS = {0, 1, 4, 2, 2, 3};
  private static final int[] NEXT = {1, 4, 0, 2, 3, 1};

  private final Parameters parameters = new Parameters();

  private Tensor loss(Tape tape, Gpt gpt) {
    return tape.crossEntropy(gpt.forward(tape, IDS, 0, 2, 3), NEXT, 0);
  }

  /** torch 2.13 on the same weights; {@code shares} are sums of absolute gradients. */
  private void agrees(Gpt.Head head, double expected, double[] last, double... shares) {
    Gpt gpt = Gpt.of(parameters, "gpt", TINY.withHead(head), random(1));
    Waves.fill(parameters);
    Tape tape = new Tape(parameters);
    Tensor logits = gpt.forward(tape, IDS, 0, 2, 3);
    Tensor loss = tape.crossEntropy(logits, NEXT, 0);
    tape.backward("loss", loss);
    Waves.close(loss.values(), expected);
    Waves.close(Arrays.copyOfRange(logits.values(), 25, 30), last);
    List<Parameter> members = gpt.parameters();
    assertThat(members).hasSize(shares.length);
    for (int i = 0; i < shares.length; i++) {
      Parameter member = members.get(i);
      double sum = 0;
      for (int j = 0; j < member.size(); j++) {
        sum += Math.abs(parameters.gradients()[member.offset() + j]);
      }
      assertThat(sum).as("gradient of %s", member).isCloseTo(shares[i], within(4e-6));
    }
  }

  @Test
  void agreesWithPyTorchWhereTheHeadIsTied() {
    agrees(
        Gpt.Head.TIED,
        1.561123251914978,
        new double[] {-0.431228727, 0.499240875, -0.509563088, 0.461002588, -0.359170794},
        1.02771,
        0.382145,
        0.025385,
        0.01269,
        0.132121,
        0.121932,
        0.342702,
        0.37612,
        0.043549,
        0.046378,
        0.565901,
        0.479515,
        0.555357,
        0.373591,
        0.025833,
        0.057109,
        0.333925,
        0.301125,
        0.34783,
        0.317484,
        0.010848,
        0.017967,
        0.383602,
        0.397821,
        0.819285,
        0.342104,
        0.321378,
        0.124084);
    Waves.close(
        parameters.gradients(),
        -0.075028524,
        0.000990781,
        -0.007612813,
        -0.021671206,
        -0.007646001,
        0.060617439,
        0.027024493,
        0.072209455,
        0.063121937,
        -0.006695021,
        -0.11717321,
        0.078605443,
        -0.002570387,
        0.025392169,
        -0.017292924,
        -0.217462182,
        0.052251823,
        0.080638148,
        0.053003386,
        -0.04070279);
  }

  @Test
  void agreesWithPyTorchWhereItIsNot() {
    agrees(
        Gpt.Head.APART,
        1.5273933410644531,
        new double[] {-0.440764964, 0.327535391, -0.176457345, 0.004988726, 0.167056382},
        0.432147,
        0.314346,
        0.004792,
        0.010051,
        0.085299,
        0.06667,
        0.166014,
        0.19445,
        0.014065,
        0.023214,
        0.297146,
        0.279231,
        0.365903,
        0.194544,
        0.013046,
        0.028264,
        0.148093,
        0.156222,
        0.198063,
        0.172005,
        0.004956,
        0.013158,
        0.146192,
        0.188029,
        0.401578,
        0.178198,
        0.268769,
        0.01587,
        0.793057);
  }

  @Test
  void itsGradientPasses() {
    Gpt gpt = Gpt.of(parameters, "gpt", Gpt.Shape.of(5, 3, 1, 2, 4), random(1));
    Initializer wide = Initializer.normal(0.6);
    gpt.parameters().forEach(parameter -> wide.fill(parameter, random(parameter.offset())));
    check(parameters, t -> loss(t, gpt));
  }

  @Test
  void startsAsGpt2Does() {
    Gpt gpt = Gpt.of(parameters, "gpt", Gpt.Shape.of(50, 32, 2, 4, 64), random(2));
    assertThat(deviation(gpt.tokens().weight())).isCloseTo(0.02, within(0.001));
    assertThat(deviation(gpt.positions().weight())).isCloseTo(0.01, within(0.001));
    TransformerBlock block = gpt.blocks().get(1);
    assertThat(deviation(block.attention().qkv().weight())).isCloseTo(0.02, within(0.001));
    assertThat(deviation(block.attention().out().weight())).isCloseTo(0.01, within(0.001));
    assertThat(deviation(block.network().down().weight())).isCloseTo(0.01, within(0.001));
    assertThat(deviation(block.network().up().bias())).isZero();
    int block64 = 12 * 64 * 64 + 13 * 64;
    assertThat(parameters.size()).isEqualTo((50 + 32) * 64 + 2 * block64 + 2 * 64);
  }

  private static double deviation(Parameter parameter) {
    float[] values = parameter.owner().values();
    return Math.sqrt(
        Reduce.sumOfSquares(values, parameter.offset(), parameter.size()) / parameter.size());
  }

  @Test
  void paddingChangesNothingBeforeIt() {
    Gpt gpt = Gpt.of(parameters, "gpt", TINY, random(3));
    Tape tape = new Tape();
    Tensor full = gpt.forward(tape, IDS, 0, 2, 3);
    Tensor padded = gpt.forward(tape, new int[] {0, 1, 0, 2, 0, 0}, 0, 2, 3, new int[] {2, 1});
    for (int row : new int[] {0, 1, 3}) {
      for (int c = 0; c < 5; c++) {
        assertThat(padded.at(row, c)).isCloseTo(full.at(row, c), within(1e-6f));
      }
    }
  }

  private Gpt middling(Gpt.Head head) {
    Gpt.Shape shape = new Gpt.Shape(11, 70, 2, 2, 16, Activation.SILU, head);
    Gpt gpt = Gpt.of(parameters, "gpt", shape, random(4));
    Initializer wide = Initializer.normal(0.3);
    gpt.parameters().forEach(parameter -> wide.fill(parameter, random(parameter.offset())));
    return gpt;
  }

  private static int[] text(int n, long seed) {
    RandomGenerator random = random(seed);
    return random.ints(n, 0, 11).toArray();
  }

  @Test
  void aFrozenCopyGivesTheSameBitsAndNoLongerLearns() {
    Gpt gpt = middling(Gpt.Head.APART);
    int[] text = text(140, 5);
    Tape tape = new Tape(parameters);
    Tensor y = gpt.forward(tape, text, 0, 2, 70);
    FrozenGpt frozen = gpt.frozen();
    Arrays.fill(parameters.values(), 5f);
    float[] logits = new float[140 * 11 + 1];
    frozen.forward(text, 0, 2, 70, logits, 1);
    assertThat(Arrays.copyOfRange(logits, 1, logits.length))
        .isEqualTo(Arrays.copyOf(y.values(), y.size()));
    assertThat(frozen.shape()).isEqualTo(gpt.shape());
  }

  @Test
  void readingTokenByTokenScoresAsReadingAllAtOnce() {
    for (Gpt.Head head : Gpt.Head.values()) {
      Parameters own = new Parameters();
      Gpt gpt =
          Gpt.of(own, "gpt", new Gpt.Shape(11, 70, 2, 2, 16, Activation.GELU, head), random(6));
      Initializer wide = Initializer.normal(0.3);
      gpt.parameters().forEach(parameter -> wide.fill(parameter, random(parameter.offset())));
      FrozenGpt frozen = gpt.frozen();
      int[] text = text(70, 7);
      float[] all = new float[70 * 11];
      frozen.forward(text, 0, 1, 70, all, 0);
      GptDecoder decoder = frozen.decoder(3);
      float[] logits = new float[22];
      decoder.read(2, text, 0, 20, logits, 0);
      same(logits, 0, all, 19);
      decoder.read(0, text, 0, 1, logits, 11);
      same(logits, 11, all, 0);
      // two streams of different lengths, side by side
      for (int i = 0; i < 40; i++) {
        decoder.step(2, new int[] {2, 0}, new int[] {text[20 + i], text[1 + i]}, logits, 0);
        same(logits, 0, all, 20 + i);
        same(logits, 11, all, 1 + i);
      }
      assertThat(decoder.length(2)).isEqualTo(60);
      assertThat(decoder.length(1)).isZero();
      decoder.clear(2);
      decoder.step(1, new int[] {2}, text, logits, 0);
      same(logits, 0, all, 0);
    }
  }

  private static void same(float[] actual, int offset, float[] all, int row) {
    for (int c = 0; c < 11; c++) {
      assertThat(actual[offset + c]).isCloseTo(all[row * 11 + c], within(1e-4f));
    }
  }

  @Test
  void threadsShareAFrozenModel() throws Exception {
    FrozenGpt frozen = middling(Gpt.Head.TIED).frozen();
    List<float[]> alone = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      alone.add(written(frozen, i));
    }
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<float[]>> together = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        int seed = i;
        together.add(pool.submit(() -> written(frozen, seed)));
      }
      for (int i = 0; i < 8; i++) {
        assertThat(together.get(i).get()).isEqualTo(alone.get(i));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static float[] written(FrozenGpt frozen, int seed) {
    int[] text = text(60, seed);
    float[] logits = new float[61 * 11];
    frozen.forward(text, 0, 2, 30, logits, 0);
    GptDecoder decoder = frozen.decoder(1);
    for (int i = 0; i < 30; i++) {
      decoder.step(1, new int[] {0}, new int[] {text[i]}, logits, 60 * 11);
    }
    return logits;
  }

  @Test
  void badInputIsNamedAndChangesNothing() {
    Gpt gpt = Gpt.of(parameters, "gpt", TINY, random(8));
    Tape tape = new Tape();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gpt.forward(tape, new int[8], 0, 2, 4))
        .withMessageContaining("2 sequences of 4 places do not fit gpt.positions.weight 3x4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> gpt.forward(tape, new int[] {0, 5}, 0, 1, 2))
        .withMessage("id (5) at place 1 must lie in [0, 5) for gpt.tokens.weight 5x4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gpt.Shape.of(5, 3, 2, 3, 4))
        .withMessageContaining("heads (3) must divide the width (4)");
    GptDecoder decoder = gpt.frozen().decoder(2);
    float[] logits = new float[10];
    decoder.read(0, IDS, 0, 2, logits, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decoder.read(0, IDS, 0, 2, logits, 0))
        .withMessageContaining("stream 0 has no place 3: its context ends after 3 tokens");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decoder.step(1, new int[] {0}, new int[] {5}, logits, 0))
        .withMessageContaining("id (5) at place 0 must lie in [0, 5)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decoder.step(2, new int[] {1, 1}, IDS, logits, 0))
        .withMessageContaining("stream (1) is named twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decoder.step(1, new int[] {2}, IDS, logits, 0))
        .withMessage("stream (2) must lie in [0, 2)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> decoder.read(1, IDS, 0, 2, new float[4], 0))
        .withMessage("logits of 4 floats from 0 on do not hold 1x5");
    assertThat(decoder.length(0)).isEqualTo(2);
    assertThat(decoder.length(1)).isZero();
  }

  /** The second half of each text repeats its first, so that only looking back tells what comes. */
  @Test
  void learnsToRepeatWhatItHasRead() {
    int half = 6;
    int length = 2 * half - 1;
    int batch = 32;
    Gpt gpt = Gpt.of(parameters, "gpt", Gpt.Shape.of(8, 2 * half, 2, 2, 32), random(9));
    Adam adam =
        new Adam(
            parameters,
            new Adam.Options(6e-3, 0.9, 0.99, 1e-8, 0.01),
            parameter -> parameter.rows() > 1);
    Tape tape = new Tape(parameters);
    RandomGenerator random = random(10);
    int[] ids = new int[batch * length];
    int[] next = new int[batch * length];
    float[] mask = new float[batch * length];
    double loss = Double.NaN;
    for (int step = 0; step < 200; step++) {
      for (int b = 0; b < batch; b++) {
        int[] text = new int[2 * half];
        for (int t = 0; t < half; t++) {
          text[t] = random.nextInt(8);
          text[half + t] = text[t];
        }
        for (int t = 0; t < length; t++) {
          ids[b * length + t] = text[t];
          next[b * length + t] = text[t + 1];
          mask[b * length + t] = t >= half - 1 ? 1 : 0;
        }
      }
      tape.reset();
      Tensor mean = tape.crossEntropy(gpt.forward(tape, ids, 0, batch, length), next, mask, 0);
      tape.backward("cross-entropy", mean);
      parameters.clipGradients(1);
      adam.step();
      loss = mean.item();
    }
    assertThat(loss).isLessThan(0.05); // guessing costs ln 8 = 2.08
    GptDecoder decoder = gpt.frozen().decoder(1);
    float[] logits = new float[8];
    int[] prompt = {5, 0, 7, 7, 2, 1};
    decoder.read(0, prompt, 0, half, logits, 0);
    int[] written = new int[half];
    for (int t = 0; t < half; t++) {
      written[t] = best(logits);
      if (t + 1 < half) {
        decoder.step(1, new int[] {0}, new int[] {written[t]}, logits, 0);
      }
    }
    assertThat(written).isEqualTo(prompt);
  }

  private static int best(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }
}
