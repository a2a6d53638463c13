package org.plaudit.agents.prefer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.FiniteDifference;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.ActionHead;
import org.plaudit.core.BadInput;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

class CplTest {
  private static final EnvSpec<Vec, Integer> MOVES =
      EnvSpec.of("Planted-v0", Domain.CONTROL, Box.of(-1, 1, 1), Discrete.of(2));
  private static final EnvSpec<Vec, Vec> REAL = MOVES.withActions(Box.of(-1, 1, 1));

  private static <O, A> Learner<O, A> cpl(EnvSpec<O, A> spec, Map<String, ?> more) {
    return PreferContractTest.cpl(more).create(spec, 1_000, Seed.of(3));
  }

  // ---------------------------------------------------------------- the loss

  /** Two steps against three, discounted by 0.9. */
  @ParameterizedTest
  @CsvSource({
    "1, 0.5, 0.7666655657621859",
    "0, 0.5, 0.7634574009725877",
    "0.5, 0.5, 0.7650614833673868",
    // log(1 + exp(0.004)) and log(1 + exp(0.28))
    "1, 1, 0.695149180558612",
    "1, 0, 0.8429153335603465"
  })
  void theLossIsTheContrastOfDiscountedLogProbabilities(float share, double bias, double loss) {
    Tape tape = new Tape();
    // The first segment's steps, then the second's; the third row belongs to none.
    Tensor logs = tape.input(6, 1, new float[] {-1, -2, -77, -1.5f, -0.5f, -1}, 0);
    Tensor first = tape.input(6, 1, new float[] {0.1f, 0.09f, 0, 0, 0, 0}, 0);
    Tensor second = tape.input(6, 1, new float[] {0, 0, 0, 0.1f, 0.09f, 0.081f}, 0);
    Tensor ofFirst = Cpl.advantages(tape, logs, first, 6);
    Tensor ofSecond = Cpl.advantages(tape, logs, second, 6);
    assertThat(ofFirst.item()).isCloseTo(-0.28f, within(1e-6f));
    assertThat(ofSecond.item()).isCloseTo(-0.276f, within(1e-6f));
    Tensor shares = tape.input(1, 1, new float[] {share}, 0);
    assertThat((double) Cpl.loss(tape, ofFirst, ofSecond, shares, bias).item())
        .isCloseTo(loss, within(1e-6));
  }

  private static void checkGradient(Space<?> actions, float... done) {
    Parameters parameters = new Parameters();
    ActionHead head = ActionHead.of(actions, new Parameters());
    Mlp actor =
        Mlp.uniform(
            parameters,
            "policy",
            Mlp.Shape.of(Activation.TANH, 2, 5, head.outputs()),
            Seed.of(2).generator());
    float[] features = FiniteDifference.normal(8 * 2, 7);
    float[] weights = {1, 0.9f, 0, 0, 1, 0.9f, 0, 0};
    float[] others = {0, 0, 1, 0.9f, 0, 0, 1, 0.9f};
    FiniteDifference.check(
        parameters,
        tape -> {
          Tensor outputs = actor.forward(tape, tape.input(8, 2, features, 0));
          Tensor logs = head.likelihood(tape, outputs, done, new float[0]).logProbability();
          return Cpl.loss(
              tape,
              Cpl.advantages(tape, logs, tape.input(8, 1, weights, 0), 4),
              Cpl.advantages(tape, logs, tape.input(8, 1, others, 0), 4),
              tape.input(2, 1, new float[] {1, 0.5f}, 0),
              0.5);
        });
    assertThat(parameters.gradientNorm()).isPositive();
  }

  @Test
  void itsGradientIsThatOfFiniteDifferences() {
    checkGradient(Discrete.of(3), 0, 2, 1, 1, 0, 2, 2, 0);
    checkGradient(Box.of(-1, 1, 1), 0.3f, -0.2f, 0.9f, 0, -0.7f, 0.1f, 0.5f, 0.4f);
  }

  // ---------------------------------------------------------------- segments and answers

  private long clock;
  private long asked;

  private <A> Segment<Vec, A> segment(List<Float> seen, List<A> actions) {
    List<Vec> observations = new ArrayList<>(seen.stream().map(x -> Vec.of(x)).toList());
    observations.add(Vec.of(0f));
    SegmentId id = new SegmentId(1, 0, clock, actions.size());
    clock += actions.size();
    return new Segment<>(id, observations, actions, Ending.RUNNING);
  }

  private <A> Lesson<Vec, A> answer(Segment<Vec, A> first, Segment<Vec, A> second, Choice choice) {
    return new Lesson.Judgement<>(
        new Query.Compare<>(asked++, first, second), new Preference(choice));
  }

  /** At first each of two moves has nearly half of all probability. */
  @Test
  void whatIsShorterIsNotPadded() {
    Segment<Vec, Integer> shorter = segment(List.of(0.5f), List.of(1));
    Segment<Vec, Integer> longer = segment(List.of(0.5f, -0.5f, 1f), List.of(1, 0, 0));
    Map<String, ?> once =
        Map.of("updates", 1, "batch", 5, "alpha", 1.0, "discount", 0.5, "cloning", 1.0);
    double half = -Math.log(2);
    Metrics found = cpl(MOVES, once).learn(List.of(answer(longer, shorter, Choice.SECOND)));
    double margin = half - 0.5 * 1.75 * half;
    assertThat(found.values().get("loss")).isCloseTo(Math.log(1 + Math.exp(-margin)), within(0.01));
    assertThat(found.values().get("cloning_loss")).isCloseTo(-half, within(0.01));
    assertThat(found.values().get("comparisons")).isEqualTo(1);
    assertThat(found.values().get("accuracy")).isEqualTo(1);
  }

  private static byte[] bytes(Saves state) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      state.save(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void thatBothAreBadAndWhatIsNoComparisonTeachNothing() {
    Learner<Vec, Integer> learner = cpl(MOVES, Map.of());
    byte[] before = bytes(learner);
    Segment<Vec, Integer> segment = segment(List.of(0.5f), List.of(1));
    Lesson<Vec, Integer> rating =
        new Lesson.Judgement<>(
            new Query.Rate<>(9, segment, Scale.THUMBS), new Feedback.Rating(1, Scale.THUMBS));
    Lesson<Vec, Integer> silence =
        new Lesson.Judgement<>(
            new Query.Compare<>(10, segment, segment), new Feedback.Abstention("asleep"));
    assertThat(
            learner
                .learn(List.of(answer(segment, segment, Choice.BOTH_BAD), rating, silence))
                .values())
        .isEmpty();
    assertThat(learner.learn(List.of()).values()).isEmpty();
    assertThat(bytes(learner)).isEqualTo(before);
  }

  @Test
  void nothingButTiesMakesBothLikelierAndSaysNothingOfAccuracy() {
    Learner<Vec, Integer> learner = cpl(MOVES, Map.of("updates", 300, "learning_rate", 0.01));
    List<Lesson<Vec, Integer>> ties = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      ties.add(
          answer(
              segment(List.of(0.5f), List.of(1)), segment(List.of(0.5f), List.of(1)), Choice.TIE));
    }
    Map<String, Double> found = learner.learn(ties).values();
    assertThat(found).containsKey("loss").doesNotContainKey("accuracy");
    assertThat(learner.best().act(Vec.of(0.5f), new Pcg64(1))).isEqualTo(1);
  }

  @Test
  void whoContradictsHimselfIsRightHalfTheTime() {
    Learner<Vec, Integer> learner = cpl(MOVES, Map.of("updates", 300, "batch", 16));
    Segment<Vec, Integer> one = segment(List.of(0.5f, 1f), List.of(1, 1));
    Segment<Vec, Integer> other = segment(List.of(0.5f, 1f), List.of(0, 0));
    Map<String, Double> found =
        learner
            .learn(List.of(answer(one, other, Choice.FIRST), answer(one, other, Choice.SECOND)))
            .values();
    assertThat(found.get("accuracy")).isCloseTo(0.5, within(0.05));
    assertThat(found.get("loss")).isFinite();
  }

  // ---------------------------------------------------------------- learning

  /** 150 answers about five steps each; of ten mistaken ones {@code wrong}. */
  private <A> Learner<Vec, A> taught(
      EnvSpec<Vec, A> spec, Map<String, ?> more, Good<A> good, int wrong) {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("updates", 300);
    options.put("batch", 32);
    options.put("alpha", 1.0);
    options.put("learning_rate", 0.003);
    options.put("hidden", List.of(16));
    options.putAll(more);
    Learner<Vec, A> learner = cpl(spec, options);
    Pcg64 rng = Seed.of(11).generator();
    for (int round = 0; round < 3; round++) {
      List<Lesson<Vec, A>> answers = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        Segment<Vec, A> first = random(spec, rng);
        Segment<Vec, A> second = random(spec, rng);
        boolean better = good.of(first) > good.of(second);
        boolean mistaken = i % 10 < wrong;
        answers.add(answer(first, second, better == mistaken ? Choice.SECOND : Choice.FIRST));
      }
      learner.learn(answers);
    }
    return learner;
  }

  private interface Good<A> {
    double of(Segment<Vec, A> segment);
  }

  private <A> Segment<Vec, A> random(EnvSpec<Vec, A> spec, Pcg64 rng) {
    List<Float> seen = new ArrayList<>();
    List<A> actions = new ArrayList<>();
    for (int t = 0; t < 5; t++) {
      seen.add((float) rng.uniform(-1, 1));
      actions.add(spec.actions().sample(rng));
    }
    return segment(seen, actions);
  }

  private static double right(Segment<Vec, Integer> segment) {
    double right = 0;
    for (int t = 0; t < segment.length(); t++) {
      right +=
          segment.actions().get(t) == (segment.observations().get(t).get(0) > 0 ? 1 : 0) ? 1 : 0;
    }
    return right;
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0.5", "1, 0, 0.5", "0, 0.1, 1"})
  void preferencesOfAPlantedRewardTeachTheRightMove(int wrong, double cloning, double bias) {
    Learner<Vec, Integer> learner =
        taught(MOVES, Map.of("cloning", cloning, "bias", bias), CplTest::right, wrong);
    for (float seen : new float[] {-0.9f, -0.4f, 0.4f, 0.9f}) {
      assertThat(learner.best().act(Vec.of(seen), new Pcg64(1)))
          .as("at %s", seen)
          .isEqualTo(seen > 0 ? 1 : 0);
    }
  }

  /**
   * Five steps on a line, each by 0.1, up by move 1 and down by move 0; whoever is high up mostly
   * goes down, and the other way round.
   */
  private Segment<Vec, Integer> walk(Pcg64 rng) {
    float at = (float) rng.uniform(-1, 1);
    int usual = at > 0 ? 0 : 1;
    List<Vec> observations = new ArrayList<>(List.of(Vec.of(at)));
    List<Integer> actions = new ArrayList<>();
    for (int t = 0; t < 5; t++) {
      int action = rng.nextDouble() < 0.7 ? usual : 1 - usual;
      at += action == 1 ? 0.1f : -0.1f;
      actions.add(action);
      observations.add(Vec.of(at));
    }
    clock += 5;
    return new Segment<>(new SegmentId(1, 0, clock, 5), observations, actions, Ending.RUNNING);
  }

  private static double height(Segment<Vec, Integer> segment) {
    return segment.observations().stream().mapToDouble(seen -> seen.get(0)).sum();
  }

  /** Preferred is who was high up; so is who went down there, but not because of that. */
  @ParameterizedTest
  @CsvSource({"0, 0", "0.8, 1"})
  void valuesTellAGoodPlaceFromAGoodMove(double foresight, int learned) {
    EnvSpec<Vec, Integer> line =
        EnvSpec.of("Line-v0", Domain.CONTROL, Box.of(-2, 2, 1), Discrete.of(2));
    Learner<Vec, Integer> learner =
        cpl(
            line,
            Map.of(
                "foresight",
                foresight,
                "bias",
                1.0,
                "updates",
                2_000,
                "batch",
                32,
                "learning_rate",
                0.003));
    Pcg64 rng = Seed.of(12).generator();
    List<Lesson<Vec, Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      Segment<Vec, Integer> first = walk(rng);
      Segment<Vec, Integer> second = walk(rng);
      answers.add(
          answer(first, second, height(first) > height(second) ? Choice.FIRST : Choice.SECOND));
    }
    learner.learn(answers);
    for (float seen : new float[] {0.3f, 0.6f, 0.9f}) {
      assertThat(learner.best().act(Vec.of(seen), new Pcg64(1))).isEqualTo(learned);
    }
  }

  private static double near(Segment<Vec, Vec> segment) {
    double sum = 0;
    for (int t = 0; t < segment.length(); t++) {
      double off = segment.actions().get(t).get(0) - 0.5 * segment.observations().get(t).get(0);
      sum -= off * off;
    }
    return sum;
  }

  @Test
  void preferencesOfAPlantedRewardTeachTheRightForce() {
    Learner<Vec, Vec> learner = taught(REAL, Map.of("updates", 600), CplTest::near, 0);
    for (float seen : new float[] {-0.8f, 0, 0.8f}) {
      assertThat((double) learner.best().act(Vec.of(seen), new Pcg64(1)).get(0))
          .as("at %s", seen)
          .isCloseTo(0.5 * seen, within(0.2));
    }
  }

  @Test
  void realActionsDeviateAsMuchAsWasSaidHoweverMuchIsLearned() {
    Learner<Vec, Vec> learner =
        taught(REAL, Map.of("deviation", 0.3, "updates", 30), CplTest::near, 0);
    Pcg64 rng = new Pcg64(4);
    Vec seen = Vec.of(0.2f);
    double mean = learner.best().act(seen, rng).get(0);
    double squares = 0;
    for (int i = 0; i < 4_000; i++) {
      double off = learner.policy().act(seen, rng).get(0) - mean;
      squares += off * off;
    }
    assertThat(Math.sqrt(squares / 4_000)).isCloseTo(0.3, within(0.015));
  }

  // ---------------------------------------------------------------- what fits, bad input

  @Test
  void itLivesOnPreferencesAlone() {
    Learner.Factory factory = PreferContractTest.cpl(Map.of());
    assertThat(factory.feedback()).containsExactly(Preference.class);
    assertThat(factory.rewarded()).isFalse();
    assertThat(factory.unsupervised()).isTrue();
    assertThat(cpl(MOVES, Map.of()).diet()).containsExactly(Lesson.Judgement.class);
  }

  @Test
  void aLessonOfAnotherKindIsRefusedBeforeAnythingChanges() {
    Learner<Vec, Integer> learner = cpl(MOVES, Map.of());
    byte[] before = bytes(learner);
    Segment<Vec, Integer> segment = segment(List.of(0.5f), List.of(1));
    assertThatThrownBy(
            () ->
                learner.learn(
                    List.of(
                        answer(segment, segment, Choice.FIRST),
                        new Lesson.Demonstration<>(segment))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lesson (Demonstration) must be Judgement");
    assertThat(bytes(learner)).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "updates | 0 | updates (0) must be at least 1. Maybe 200.",
        "batch | 0 | batch (0) must be at least 1. Maybe 32.",
        "alpha | 0 | alpha (0.0) must be positive. Maybe 0.1.",
        "bias | 1.5 | bias (1.5) must lie in [0, 1]. Maybe 0.5.",
        "discount | 0 | discount (0.0) must lie in (0, 1]. Maybe 1.",
        "cloning | -1 | cloning (-1.0) must not be negative. Maybe 0.",
        "foresight | 1 | foresight (1.0) must lie in [0, 1). Maybe 0.97.",
        "deviation | 0 | deviation (0.0) must be positive. Maybe 0.5.",
        "learning_rate | 0 | learning_rate (0.0) must be positive. Maybe 0.001."
      })
  void eachOptionSaysWhichValuesItTakes(String option, double value, String complaint) {
    assertThatThrownBy(() -> cpl(MOVES, Map.of(option, value)))
        .isInstanceOf(BadInput.class)
        .hasMessage(complaint);
  }
}
