package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plaudit.agents.nn.FiniteDifference.check;
import static org.plaudit.agents.nn.FiniteDifference.normal;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation against finite differences; then losses put together from them. */
class GradientTest {
  /** 4x3, at least 0.1 away from the kinks at 0, 0.5 and -0.5. */
  private static final float[] POINT = {
    0.3f, -0.8f, 1.4f, -0.2f, 0.9f, -1.7f, 0.2f, 2.1f, -0.3f, -1.1f, 0.7f, 0.25f
  };

  private static final float[] POSITIVE = {
    0.3f, 0.8f, 1.4f, 0.2f, 0.9f, 1.7f, 0.45f, 2.1f, 0.3f, 1.1f, 0.7f, 0.25f
  };

  /** Beside POINT, never closer than 0.1. */
  private static final float[] OTHER = {
    0.6f, -0.5f, 1.0f, 0.2f, 0.5f, -1.2f, -0.2f, 1.1f, 0.3f, -1.5f, 1.7f, 0.5f
  };

  /** Samples, of which those from the second on are never closer to POINT's row than 0.05. */
  private static final float[] APART = {9, 0.5f, -1.2f, 0.1f, 1.3f, 1.2f, -0.1f, 0.5f, -0.6f};

  private static DynamicTest of(String name, float[] point, FiniteDifference.Operation operation) {
    return DynamicTest.dynamicTest(name, () -> check(4, 3, point, operation));
  }

  @TestFactory
  List<DynamicTest> functionsOfOne() {
    return List.of(
        of("tanh", POINT, Tape::tanh),
        of("relu", POINT, Tape::relu),
        of("gelu", POINT, (t, x) -> t.activate(x, Activation.GELU)),
        of("silu", POINT, (t, x) -> t.activate(x, Activation.SILU)),
        of("identity", POINT, (t, x) -> t.activate(x, Activation.IDENTITY)),
        of("sigmoid", POINT, Tape::sigmoid),
        of("logSigmoid", POINT, Tape::logSigmoid),
        of("softplus", POINT, Tape::softplus),
        of("exp", POINT, Tape::exp),
        of("log", POSITIVE, Tape::log),
        of("square", POINT, Tape::square),
        of("neg", POINT, Tape::neg),
        of("scale", POINT, (t, x) -> t.scale(x, 2.5, -1)),
        of("clip", POINT, (t, x) -> t.clip(x, -0.5, 0.5)),
        of("huber", POINT, (t, x) -> t.huber(x, 0.5)));
  }

  @TestFactory
  List<DynamicTest> functionsOfTwo() {
    return List.of(
        of("add", POINT, (t, x) -> t.add(x, t.input(4, 3, OTHER, 0))),
        of("sub", POINT, (t, x) -> t.sub(x, t.input(4, 3, OTHER, 0))),
        of("sub, second", POINT, (t, x) -> t.sub(t.input(4, 3, OTHER, 0), x)),
        of("mul", POINT, (t, x) -> t.mul(x, t.input(4, 3, OTHER, 0))),
        of("mul, second", POINT, (t, x) -> t.mul(t.input(4, 3, OTHER, 0), x)),
        of("mul, by itself", POINT, (t, x) -> t.mul(x, x)),
        of("minimum", POINT, (t, x) -> t.minimum(x, t.input(4, 3, OTHER, 0))),
        of("minimum, second", POINT, (t, x) -> t.minimum(t.input(4, 3, OTHER, 0), x)),
        of("maximum", POINT, (t, x) -> t.maximum(x, t.input(4, 3, OTHER, 0))),
        of("maximum, second", POINT, (t, x) -> t.maximum(t.input(4, 3, OTHER, 0), x)),
        of("mul by a column", POINT, (t, x) -> t.mul(x, t.rowSum(x))),
        of("add a row", POINT, (t, x) -> t.add(x, t.scale(t.sumRowGroups(x, 4), 0.3))),
        of("mul by a value", POINT, (t, x) -> t.mul(x, t.mean(x))),
        of("concat", POINT, (t, x) -> t.concat(t.square(x), t.columns(x, 0, 2))));
  }

  @TestFactory
  List<DynamicTest> sumsAndParts() {
    return List.of(
        of("sum", POINT, (t, x) -> t.sum(x)),
        of("mean", POINT, (t, x) -> t.mean(x)),
        of("rowSum", POINT, Tape::rowSum),
        of("sumRowGroups", POINT, (t, x) -> t.sumRowGroups(x, 2)),
        of("gather", POINT, (t, x) -> t.gather(x, new int[] {9, 2, 0, 1, 1}, 1)),
        DynamicTest.dynamicTest(
            "gather runs", () -> check(2, 6, POINT, (t, x) -> t.gather(x, 2, new int[] {2, 0}, 0))),
        of("dueling, value", POINT, (t, x) -> t.dueling(x, t.input(4, 6, normal(24, 3), 0))),
        DynamicTest.dynamicTest(
            "dueling, advantage",
            () -> check(2, 6, POINT, (t, x) -> t.dueling(t.input(2, 2, OTHER, 0), x))),
        of("quantileHuber", POINT, (t, x) -> t.quantileHuber(x, APART, 1, 2, 0.6)),
        of("columns", POINT, (t, x) -> t.columns(x, 1, 3)));
  }

  @TestFactory
  List<DynamicTest> distributions() {
    float[] mask = {9, 1, 0, 1, 1, 1, 1, 0, 0, 1, 0, 1, 1};
    return List.of(
        of("logSoftmax", POINT, (t, x) -> t.logSoftmax(x)),
        of(
            "masked logSoftmax",
            POINT,
            (t, x) -> t.gather(t.logSoftmax(x, mask, 1), new int[] {2, 0, 2, 1}, 0)),
        of("entropy", POINT, (t, x) -> t.entropy(t.logSoftmax(x))),
        of("masked entropy", POINT, (t, x) -> t.entropy(t.logSoftmax(x, mask, 1))),
        of("gaussian mean", POINT, (t, x) -> gaussian(t, x, t.input(1, 3, OTHER, 0), OTHER)),
        of("gaussian log std", POINT, (t, x) -> gaussian(t, t.input(4, 3, OTHER, 0), x, POSITIVE)),
        of(
            "gaussian shared log std",
            POINT,
            (t, x) ->
                gaussian(t, t.input(4, 3, OTHER, 0), t.scale(t.sumRowGroups(x, 4), 0.3), POSITIVE)),
        of(
            "gaussian point",
            POINT,
            (t, x) -> t.gaussianLogDensity(t.input(4, 3, OTHER, 0), t.input(1, 3, OTHER, 0), x)));
  }

  private static Tensor gaussian(Tape tape, Tensor mean, Tensor logStd, float[] x) {
    return tape.gaussianLogDensity(mean, logStd, tape.input(4, 3, x, 0));
  }

  @ParameterizedTest
  @EnumSource(Activation.class)
  void aLayerGivesItsInputAndItsParametersTheirShares(Activation activation) {
    Parameters parameters = new Parameters();
    parameters.add("elsewhere", 1, 3); // so that offsets are not 0
    Linear layer = Linear.uniform(parameters, "layer", 3, 5, FiniteDifference.random(3));
    System.arraycopy(normal(20, 5), 0, parameters.values(), 3, 20);
    check(4, 3, POINT, (t, x) -> t.linear(x, layer, activation));
    if (activation != Activation.RELU) { // whose sums may lie at its kink
      check(
          parameters,
          t -> FiniteDifference.weighed(t, t.linear(t.input(4, 3, POINT, 0), layer, activation)));
    }
  }

  @Test
  void aLayerLargeEnoughForNativeCodePassesToo() {
    Parameters parameters = new Parameters();
    Mlp net = Mlp.uniform(parameters, "net", Mlp.Shape.of(Activation.TANH, 6, 12, 9, 2), random());
    float[] x = normal(16 * 6, 7);
    check(parameters, t -> t.mean(t.square(net.forward(t, t.input(16, 6, x, 0)))));
    check(16, 6, x, net::forward);
  }

  @Test
  void theClippedSurrogateOfPpoPasses() {
    Parameters parameters = new Parameters();
    Mlp net = Mlp.uniform(parameters, "pi", Mlp.Shape.of(Activation.TANH, 3, 8, 4), random());
    float[] old = {-1.3f, -1.7f, -1.1f, -2.2f};
    float[] advantage = {0.7f, -1.2f, 1.5f, -0.4f};
    float[] mask = {1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1};
    int[] action = {0, 2, 1, 3};
    check(
        parameters,
        t -> {
          Tensor logits = t.scale(net.forward(t, t.input(4, 3, POINT, 0)), 2);
          Tensor all = t.logSoftmax(logits, mask, 0);
          Tensor ratio = t.exp(t.sub(t.gather(all, action, 0), t.input(4, 1, old, 0)));
          Tensor gain = t.input(4, 1, advantage, 0);
          Tensor surrogate = t.minimum(t.mul(ratio, gain), t.mul(t.clip(ratio, 0.8, 1.2), gain));
          return t.sub(t.neg(t.mean(surrogate)), t.scale(t.mean(t.entropy(all)), 0.01));
        });
  }

  @Test
  void theBradleyTerryLossOverSegmentsPasses() {
    Parameters parameters = new Parameters();
    Mlp net = Mlp.uniform(parameters, "r", Mlp.Shape.of(Activation.SILU, 3, 8, 1), random());
    float[] first = normal(2 * 5 * 3, 11);
    float[] second = normal(2 * 5 * 3, 12);
    float[] label = {1, 0.5f};
    check(
        parameters,
        t -> {
          Tensor a = t.sumRowGroups(net.forward(t, t.input(10, 3, first, 0)), 5);
          Tensor b = t.sumRowGroups(net.forward(t, t.input(10, 3, second, 0)), 5);
          Tensor margin = t.sub(a, b);
          Tensor y = t.input(2, 1, label, 0);
          Tensor won = t.mul(t.logSigmoid(margin), y);
          Tensor lost = t.mul(t.logSigmoid(t.neg(margin)), t.scale(y, -1, 1));
          return t.neg(t.mean(t.add(won, lost)));
        });
  }

  @Test
  void aSquashedGaussianPolicyBehindACriticPasses() {
    Parameters actor = new Parameters();
    Parameters critic = new Parameters();
    Mlp pi = Mlp.uniform(actor, "pi", Mlp.Shape.of(Activation.TANH, 3, 8, 4), random());
    Mlp q = Mlp.uniform(critic, "q", Mlp.Shape.of(Activation.TANH, 5, 8, 1), random());
    float[] noise = normal(8, 13);
    check(
        actor,
        t -> {
          Tensor state = t.input(4, 3, POINT, 0);
          Tensor out = pi.forward(t, state);
          Tensor mean = t.columns(out, 0, 2);
          Tensor logStd = t.clip(t.columns(out, 2, 4), -5, 2);
          Tensor raw = t.add(mean, t.mul(t.exp(logStd), t.input(4, 2, noise, 0)));
          Tensor logp = t.gaussianLogDensity(mean, logStd, raw);
          Tensor value = q.forward(t, t.concat(state, t.tanh(raw)));
          return t.mean(t.sub(t.scale(logp, 0.2), value));
        });
    assertThat(critic.gradients()).containsOnly(0f);
  }

  private static java.util.random.RandomGenerator random() {
    return FiniteDifference.random(17);
  }
}
