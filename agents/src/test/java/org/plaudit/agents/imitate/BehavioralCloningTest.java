package org.plaudit.agents.imitate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.agents.imitate.BehavioralCloning.Options;
import org.plaudit.agents.nn.FiniteDifference;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.policy.Observations;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;

class BehavioralCloningTest {
  private static final int ROWS = 6;

  private static Options options(double entropy) {
    return new Options(1, 20, 32, 1e-3, entropy, 0, false, List.of(5));
  }

  private static BehavioralCloning.Batch batch(EnvSpec<?, ?> spec) {
    Pcg64 rng = Seed.of(6).generator();
    BehavioralCloning.Batch batch =
        new BehavioralCloning.Batch(ROWS, Observations.of(spec, false), spec.actions().width());
    for (int i = 0; i < batch.features.length; i++) {
      batch.features[i] = (float) rng.nextGaussian();
    }
    boolean real = spec.actions() instanceof Box;
    for (int i = 0; i < batch.actions.length; i++) {
      batch.actions[i] = real ? (float) rng.nextGaussian() : rng.nextInt(2);
    }
    for (int i = 0; i < batch.masks.length; i++) {
      batch.masks[i] = i % 3 < 2 ? 1 : 0;
    }
    return batch;
  }

  static Stream<EnvSpec<?, ?>> theGradientIsThatOfFiniteDifferences() {
    Box seen = Box.unbounded(3);
    return Stream.of(
        Demonstrations.spec(seen, Discrete.of(3)),
        Demonstrations.spec(new WithMask<>(seen, 3), Discrete.of(3)),
        Demonstrations.spec(seen, MultiDiscrete.of(3, 2)),
        Demonstrations.spec(seen, Box.unbounded(2)));
  }

  @ParameterizedTest
  @MethodSource
  <O, A> void theGradientIsThatOfFiniteDifferences(EnvSpec<O, A> spec) {
    BehavioralCloning<O, A> learner = new BehavioralCloning<>(options(0.3), spec, Seed.of(4));
    float[] weights = learner.parameters().values();
    Pcg64 rng = Seed.of(5).generator();
    for (int i = 0; i < weights.length; i++) {
      weights[i] += (float) (0.3 * rng.nextGaussian());
    }
    BehavioralCloning.Batch batch = batch(spec);
    FiniteDifference.check(learner.parameters(), tape -> learner.loss(tape, batch).total());
  }

  private static <O, A> BehavioralCloning.Loss lossOfZeros(EnvSpec<O, A> spec) {
    BehavioralCloning<O, A> learner = new BehavioralCloning<>(options(0.5), spec, Seed.of(4));
    Arrays.fill(learner.parameters().values(), 0);
    BehavioralCloning.Batch batch = batch(spec);
    Arrays.fill(batch.actions, 1);
    return learner.loss(new Tape(), batch);
  }

  @Test
  void theLossIsTheNegativeLogLikelihoodLessTheEntropyBonus() {
    var uniform = lossOfZeros(Demonstrations.spec(Box.unbounded(3), Discrete.of(3)));
    assertThat(uniform.negativeLogLikelihood().item())
        .isCloseTo((float) Math.log(3), within(1e-6f));
    assertThat(uniform.total().item()).isCloseTo((float) Math.log(3) / 2, within(1e-6f));
    var masked =
        lossOfZeros(Demonstrations.spec(new WithMask<>(Box.unbounded(3), 3), Discrete.of(3)));
    assertThat(masked.negativeLogLikelihood().item()).isCloseTo((float) Math.log(2), within(1e-6f));
    // Two standard normal numbers, at 1 and 1.
    var normal = lossOfZeros(Demonstrations.spec(Box.unbounded(3), Box.unbounded(2)));
    double logTau = Math.log(2 * Math.PI);
    assertThat(normal.negativeLogLikelihood().item())
        .isCloseTo((float) (1 + logTau), within(1e-5f));
    assertThat(normal.entropy().item()).isCloseTo((float) (1 + logTau), within(1e-5f));
  }

  @Test
  void weightsAreShrunkByTheirOwnSize() {
    Parameters parameters = new Parameters();
    parameters.add("w", 1, 2);
    parameters.values()[0] = 4;
    parameters.values()[1] = -2;
    parameters.gradients()[0] = 1;
    BehavioralCloning.shrink(parameters, 0.25);
    assertThat(parameters.gradients()).containsExactly(2f, -0.5f);
    BehavioralCloning.shrink(parameters, 0);
    assertThat(parameters.gradients()).containsExactly(2f, -0.5f);
  }

  private static final Box PLANE = Box.of(-1, 1, 2);

  private static Vec anywhere(Pcg64 rng) {
    return Vec.of(rng.uniform(-1, 1), rng.uniform(-1, 1));
  }

  private static int above(Vec seen) {
    return seen.get(1) > 0.5 * seen.get(0) ? 2 : 0;
  }

  @Test
  void aShownRuleIsFollowedWhereItWasNotShown() {
    EnvSpec<Vec, Integer> spec = Demonstrations.spec(PLANE, Discrete.of(3));
    var learner = new BehavioralCloning<>(BehavioralCloning.Options.defaults(), spec, Seed.of(1));
    Pcg64 rng = Seed.of(2).generator();
    Metrics metrics =
        learner.learn(
            List.of(
                Demonstrations.of(
                    BehavioralCloningTest::anywhere, BehavioralCloningTest::above, 1000, rng)));
    assertThat(metrics.values().get("accuracy")).isGreaterThan(0.97);
    assertThat(metrics.values()).containsEntry("pairs", 1000.0).doesNotContainKey("illegal");
    int right = 0;
    for (int i = 0; i < 500; i++) {
      Vec seen = anywhere(rng);
      right += learner.best().act(seen, rng) == above(seen) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(480);
  }

  @Test
  void realActionsAreMatchedAndTheirSpreadShrinks() {
    EnvSpec<Vec, Vec> spec = Demonstrations.spec(PLANE, Box.unbounded(1));
    var learner = new BehavioralCloning<>(BehavioralCloning.Options.defaults(), spec, Seed.of(1));
    Function<Vec, Vec> rule = seen -> Vec.of(0.8 * seen.get(0) - 0.3 * seen.get(1));
    Lesson<Vec, Vec> lesson =
        Demonstrations.of(BehavioralCloningTest::anywhere, rule, 2000, Seed.of(2).generator());
    Metrics metrics = learner.learn(List.of(lesson));
    assertThat(metrics.values().get("squared_error")).isLessThan(1e-3);
    assertThat(metrics.values()).doesNotContainKey("accuracy");
    Policy<Vec, Vec> drawn = learner.policy();
    Pcg64 rng = Seed.of(3).generator();
    Vec seen = Vec.of(0.5f, 0.5f);
    double squares = 0;
    for (int i = 0; i < 1000; i++) {
      squares += Math.pow(drawn.act(seen, rng).get(0) - 0.25, 2);
    }
    assertThat(Math.sqrt(squares / 1000)).isLessThan(0.5);
  }

  @Test
  void lessonsAddUp() {
    EnvSpec<Vec, Integer> spec = Demonstrations.spec(PLANE, Discrete.of(3));
    var learner = new BehavioralCloning<>(options(0), spec, Seed.of(1));
    Pcg64 rng = Seed.of(2).generator();
    Lesson<Vec, Integer> one =
        Demonstrations.of(BehavioralCloningTest::anywhere, seen -> 0, 3, rng);
    assertThat(learner.learn(List.of(one, one)).values()).containsEntry("pairs", 6.0);
    assertThat(learner.learn(List.of(one)).values()).containsEntry("pairs", 9.0);
  }

  private static byte[] bytes(Learner<?, ?> learner) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      learner.save(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void withoutDemonstrationsNothingHappens() {
    EnvSpec<Vec, Integer> spec = Demonstrations.spec(PLANE, Discrete.of(3));
    var learner = new BehavioralCloning<>(options(0), spec, Seed.of(1));
    byte[] before = bytes(learner);
    assertThat(learner.learn(List.of()).values()).isEmpty();
    assertThat(bytes(learner)).isEqualTo(before);
  }

  @Test
  void anActionThatIsNoneIsRefusedBeforeAnythingIsLearned() {
    EnvSpec<Vec, Integer> spec = Demonstrations.spec(PLANE, Discrete.of(3));
    var learner = new BehavioralCloning<>(options(0), spec, Seed.of(1));
    byte[] before = bytes(learner);
    Pcg64 rng = Seed.of(2).generator();
    Lesson<Vec, Integer> good =
        Demonstrations.of(BehavioralCloningTest::anywhere, seen -> 0, 3, rng);
    Lesson<Vec, Integer> bad =
        Demonstrations.of(BehavioralCloningTest::anywhere, seen -> 3, 3, rng);
    assertThatThrownBy(() -> learner.learn(List.of(good, bad)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("action (3)");
    assertThat(bytes(learner)).isEqualTo(before);
  }

  @Test
  void whatTheMaskForbidsIsLeftOutAndCounted() {
    EnvSpec<Masked<Vec>, Integer> spec =
        Demonstrations.spec(new WithMask<>(PLANE, 2), new Discrete(2, 5));
    var learner = new BehavioralCloning<>(options(0), spec, Seed.of(1));
    Pcg64 rng = Seed.of(2).generator();
    Function<Pcg64, Masked<Vec>> seen = r -> new Masked<>(anywhere(r), Mask.of(false, true));
    Lesson<Masked<Vec>, Integer> right = Demonstrations.of(seen, masked -> 6, 4, rng);
    Lesson<Masked<Vec>, Integer> wrong = Demonstrations.of(seen, masked -> 5, 3, rng);
    assertThat(learner.learn(List.of(right, wrong)).values())
        .containsEntry("pairs", 4.0)
        .containsEntry("illegal", 3.0);
    assertThat(learner.learn(List.of(wrong)).values()).isEqualTo(Map.of("illegal", 3.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "horizon | 0 | horizon (0) must be at least 1. Maybe 500.",
        "epochs | 0 | epochs (0) must be at least 1. Maybe 100.",
        "minibatch | 0 | minibatch (0) must be at least 1. Maybe 32.",
        "learning_rate | 0 | learning_rate (0.0) must be positive. Maybe 0.001.",
        "entropy | -1 | entropy (-1.0) must not be negative. Maybe 0.",
        "l2 | -1 | l2 (-1.0) must not be negative. Maybe 0."
      })
  void optionsOutOfRangeAreRefused(String option, int value, String message) {
    Catalog catalog = Catalog.of(new AgentsPlugin());
    for (String id : List.of("bc", "dagger")) {
      assertThatThrownBy(() -> catalog.learners().get(id).create(Map.of(option, value)))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining(message);
    }
  }
}
