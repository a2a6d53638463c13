package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every optimiser, and the exact steps of the simple ones. */
class OptimizerTest {
  static final float[][] GRADIENTS = {
    {0.1f, -0.2f, 3}, {0.3f, 0, -1}, {-0.5f, 1e-4f, 2}, {0.2f, 0.2f, 0.2f}
  };

  enum Kind {
    ADAM(1e-2),
    QUICK_ADAM(1e-3),
    SGD(1e-1),
    MOMENTUM(1e-1),
    NESTEROV(1e-1),
    RMSPROP(1e-2),
    RMSPROP_TF(7e-4);

    private final double rate;

    Kind(double rate) {
      this.rate = rate;
    }

    Optimizer of(Parameters p) {
      return switch (this) {
        case ADAM -> new Adam(p, Adam.Options.of(rate));
        case QUICK_ADAM -> new Adam(p, new Adam.Options(rate, 0.9, 0.9, 1e-8, 0));
        case SGD -> new Sgd(p, Sgd.Options.of(rate));
        case MOMENTUM -> new Sgd(p, momentum(rate, Sgd.Momentum.CLASSICAL));
        case NESTEROV -> new Sgd(p, momentum(rate, Sgd.Momentum.NESTEROV));
        case RMSPROP -> new RmsProp(p, RmsProp.Options.of(rate));
        case RMSPROP_TF -> new RmsProp(p, tensorFlow(rate));
      };
    }
  }

  private static Sgd.Options momentum(double rate, Sgd.Momentum kind) {
    return Sgd.Options.of(rate).withMomentum(0.9, kind);
  }

  private static RmsProp.Options tensorFlow(double rate) {
    return RmsProp.Options.of(rate).withEpsilon(1e-5).withForm(RmsProp.Form.TENSORFLOW);
  }

  static Parameters three() {
    Parameters parameters = new Parameters();
    parameters.add("w", 1, 3);
    System.arraycopy(new float[] {1, -2, 0.5f}, 0, parameters.values(), 0, 3);
    return parameters;
  }

  static void step(Parameters parameters, Optimizer optimizer, float[] gradient) {
    System.arraycopy(gradient, 0, parameters.gradients(), 0, 3);
    optimizer.step();
  }

  /** Expected values: torch 2.13 on the same gradients. */
  static void follows(Function<Parameters, Optimizer> maker, double[][] expected) {
    Parameters parameters = three();
    Optimizer optimizer = maker.apply(parameters);
    for (int i = 0; i < GRADIENTS.length; i++) {
      step(parameters, optimizer, GRADIENTS[i]);
      for (int j = 0; j < 3; j++) {
        assertThat((double) parameters.values()[j])
            .as("value %d after step %d", j, i + 1)
            .isCloseTo(expected[i][j], within(2.5e-7));
      }
      assertThat(parameters.gradients()).containsOnly(0);
    }
    assertThat(optimizer.steps()).isEqualTo(4);
  }

  @Test
  void descendsAsPyTorch() {
    follows(
        Kind.SGD::of,
        new double[][] {
          {0.9900000095367432, -1.9800000190734863, 0.19999998807907104},
          {0.9599999785423279, -1.9800000190734863, 0.29999998211860657},
          {1.0099999904632568, -1.9800100326538086, 0.09999997913837433},
          {0.9900000095367432, -2.0000100135803223, 0.07999997586011887}
        });
  }

  @Test
  void gathersMomentumAsPyTorch() {
    follows(
        Kind.MOMENTUM::of,
        new double[][] {
          {0.9900000095367432, -1.9800000190734863, 0.19999998807907104},
          {0.9510000348091125, -1.9620000123977661, 0.030000004917383194},
          {0.9659000635147095, -1.9458099603652954, -0.3229999840259552},
          {0.9593100547790527, -1.951238989830017, -0.6606999635696411}
        });
  }

  @Test
  void looksAheadAsNesterovInPyTorch() {
    follows(
        Kind.NESTEROV::of,
        new double[][] {
          {0.9810000061988831, -1.9620000123977661, -0.06999999284744263},
          {0.9158999919891357, -1.9458000659942627, -0.12299997359514236},
          {0.9793099761009216, -1.9312390089035034, -0.6406999230384827},
          {0.9533789753913879, -1.9561251401901245, -0.9646298885345459}
        });
  }

  @Test
  void dividesByTheRootAsPyTorch() {
    follows(
        Kind.RMSPROP::of,
        new double[][] {
          {0.9000000953674316, -1.9000000953674316, 0.4000000059604645},
          {0.8050843477249146, -1.9000000953674316, 0.4317660629749298},
          {0.8897327780723572, -1.9000506401062012, 0.3779491186141968},
          {0.8575171232223511, -1.97129225730896, 0.3725481927394867}
        });
    follows(
        p -> new RmsProp(p, new RmsProp.Options(7e-4, 0.9, 1e-5, RmsProp.Form.PYTORCH)),
        new double[][] {
          {0.9977871179580688, -1.9977867603302002, 0.49778643250465393},
          {0.9956767559051514, -1.9977867603302002, 0.49852022528648376},
          {0.9975773096084595, -1.9977879524230957, 0.4972522258758545},
          {0.9968238472938538, -1.9994711875915527, 0.4971188008785248}
        });
  }

  /** The formula on torch tensors: v from 1, epsilon within the root. */
  @Test
  void dividesByTheRootAsTensorFlow() {
    follows(
        Kind.RMSPROP_TF::of,
        new double[][] {
          {0.999929666519165, -1.99985933303833, 0.4979792833328247},
          {0.999717652797699, -1.99985933303833, 0.4986531138420105},
          {1.0000723600387573, -1.9998594522476196, 0.49732333421707153},
          {0.9999297857284546, -2.000002145767212, 0.4971897006034851}
        });
  }

  /** More values than one vector of the processor holds, and a rest. */
  @Test
  void longBuffersStepAsShortOnes() {
    for (Kind kind : Kind.values()) {
      Parameters many = new Parameters();
      many.add("w", 11, 37);
      Parameters one = new Parameters();
      one.add("w", 1, 1);
      Optimizer ofMany = kind.of(many);
      Optimizer ofOne = kind.of(one);
      for (int step = 0; step < 300; step++) {
        float gradient = (float) Math.sin(step);
        Arrays.fill(many.gradients(), gradient);
        one.gradients()[0] = gradient;
        ofMany.step();
        ofOne.step();
      }
      assertThat(many.values()).as("%s", kind).containsOnly(one.values()[0]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRateOfTheMomentReplacesTheOption(Kind kind) {
    Parameters parameters = three();
    float[] before = parameters.values().clone();
    Optimizer optimizer = kind.of(parameters);
    System.arraycopy(GRADIENTS[0], 0, parameters.gradients(), 0, 3);
    optimizer.step(0);
    assertThat(parameters.values()).isEqualTo(before);
    Parameters usual = three();
    Parameters explicit = three();
    step(usual, kind.of(usual), GRADIENTS[0]);
    System.arraycopy(GRADIENTS[0], 0, explicit.gradients(), 0, 3);
    kind.of(explicit).step(kind.rate);
    assertThat(explicit.values()).isEqualTo(usual.values());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> optimizer.step(-1))
        .withMessageContaining("learningRate (-1.0)");
    assertThatIllegalArgumentException().isThrownBy(() -> optimizer.step(Double.NaN));
    assertThat(optimizer.steps()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void momentsWithoutGradientsNeverBecomeDenormal(Kind kind) throws IOException {
    Parameters parameters = three();
    Optimizer optimizer = kind.of(parameters);
    step(parameters, optimizer, new float[] {1, -1e-3f, 1e-30f});
    for (int i = 0; i < 90_000; i++) {
      optimizer.step();
    }
    byte[] bytes = saved(optimizer);
    DataInputStream in = open(bytes, bytes.length);
    assertThat(in.readLong()).isEqualTo(90_001);
    while (in.available() > 0) {
      for (float value : Floats.read(in, 3)) {
        assertThat(Math.abs(value)).isLessThan(1e-30f);
        assertThat(value == 0 || Math.abs(value) >= Float.MIN_NORMAL).isTrue();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aLoadedOptimiserContinuesToTheBit(Kind kind) throws IOException {
    Parameters one = three();
    Optimizer first = kind.of(one);
    step(one, first, GRADIENTS[0]);
    step(one, first, GRADIENTS[1]);
    byte[] bytes = saved(first);

    Parameters two = three();
    two.copyFrom(one);
    Optimizer second = kind.of(two);
    second.load(open(bytes, bytes.length));
    assertThat(saved(second)).isEqualTo(bytes);

    step(one, first, GRADIENTS[2]);
    step(two, second, GRADIENTS[2]);
    assertThat(two.values()).isEqualTo(one.values());
  }

  @ParameterizedTest
  @EnumSource
  void stateOfAnotherSizeOrCutShortIsRefusedWhole(Kind kind) throws IOException {
    Parameters parameters = three();
    Optimizer optimizer = kind.of(parameters);
    step(parameters, optimizer, GRADIENTS[0]);
    byte[] bytes = saved(optimizer);

    Parameters larger = three();
    larger.add("more", 2, 2);
    Optimizer other = kind.of(larger);
    assertThatThrownBy(() -> other.load(open(bytes, bytes.length)))
        .isInstanceOf(IOException.class)
        .hasMessage("the saved state holds 3 floats, expected 7");

    Optimizer fresh = kind.of(three());
    byte[] before = saved(fresh);
    assertThatThrownBy(() -> fresh.load(open(bytes, bytes.length - 1)))
        .isInstanceOf(IOException.class);
    assertThat(saved(fresh)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void aNetworkThatGrewAfterwardsIsRefused(Kind kind) {
    Parameters parameters = three();
    Optimizer optimizer = kind.of(parameters);
    parameters.add("late", 1, 1);
    assertThatThrownBy(optimizer::step)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("grew from 3 to 4");
  }

  @Test
  void optionsOutOfRangeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sgd.Options.of(0))
        .withMessageContaining("learningRate (0.0) must be positive");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sgd.Options.of(1e-3).withMomentum(1, Sgd.Momentum.CLASSICAL))
        .withMessageContaining("momentum (1.0) must lie in [0, 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RmsProp.Options.of(Double.NaN))
        .withMessageContaining("learningRate (NaN)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RmsProp.Options(1e-3, 1, 1e-8, RmsProp.Form.PYTORCH))
        .withMessageContaining("decay (1.0) must lie in [0, 1)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RmsProp.Options.of(1e-3).withEpsilon(0))
        .withMessageContaining("epsilon (0.0)");
  }

  private static byte[] saved(Optimizer optimizer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    optimizer.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream open(byte[] bytes, int length) {
    return new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
  }
}
