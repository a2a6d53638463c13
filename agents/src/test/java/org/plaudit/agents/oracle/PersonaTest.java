package org.plaudit.agents.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.plaudit.agents.oracle.Plain.FIRST;
import static org.plaudit.agents.oracle.Plain.PRAISE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Binder;
import org.plaudit.core.env.Asks;
import org.plaudit.core.feedback.Feedback.Abstention;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.feedback.Teacher;

class PersonaTest {
  private static final Offset<Double> CLOSE = within(1e-9);

  private final Scene scene = new Scene();

  private static Persona.Options options(Map<String, ?> given) {
    Map<String, Object> all = new HashMap<>(Map.of("spread", 0));
    all.putAll(given);
    return Binder.bind(Persona.Options.defaults(), all);
  }

  private Likelihood<Integer, Integer> person(Map<String, ?> given) {
    return new Persona(options(given)).person(scene.knowing());
  }

  /** Stays left for a reward of 1; goes right for nothing. */
  private Query<Integer, Integer> tradeOff() {
    return new Query.Compare<>(
        0, scene.moving(List.of(0, 0), 1, 1), scene.moving(List.of(2, 2), 0, 0));
  }

  @Test
  void weightsDecideWhatIsPreferred() {
    double odds3 = Math.log(3);
    // Places: reward 1 against 0, right 0 against 1.
    assertThat(person(Map.of("beta", odds3)).probability(tradeOff(), FIRST)).isCloseTo(.75, CLOSE);
    assertThat(
            person(Map.of("beta", odds3, "weights", Map.of("right", 2)))
                .probability(tradeOff(), FIRST))
        .isCloseTo(.25, CLOSE);
    // 3/4 against 1/4.
    assertThat(
            person(Map.of("beta", 2 * odds3, "weights", Map.of("reward", 3, "right", 1)))
                .probability(tradeOff(), FIRST))
        .isCloseTo(.75, CLOSE);
    assertThat(
            person(Map.of("beta", 2 * odds3, "weights", Map.of("reward", 1, "right", 1)))
                .probability(tradeOff(), FIRST))
        .isCloseTo(.5, CLOSE);
  }

  @Test
  void aNegativeWeightWantsLittleOfIt() {
    Query<Integer, Integer> rate =
        new Query.Rate<>(0, scene.moving(List.of(2, 2), 0, 0), Scale.THUMBS);
    assertThat(
            person(Map.of("precision", 2 * Math.log(3), "weights", Map.of("right", -1)))
                .probability(rate, new Rating(0, Scale.THUMBS)))
        .isCloseTo(.75, CLOSE);
  }

  @Test
  void effortAndCalmAreThereInEveryWorld() {
    // Effort (1, 0, 1); the action changes by (-, 1/2, 1/2) of its range.
    Query<Integer, Integer> rate =
        new Query.Rate<>(0, scene.moving(List.of(0, 1, 2), 0, 0, 0), Scale.THUMBS);
    double effort =
        person(Map.of("weights", Map.of("effort", 1), "precision", 6))
            .probability(rate, new Rating(1, Scale.THUMBS));
    double calm =
        person(Map.of("weights", Map.of("calm", 1), "precision", 6))
            .probability(rate, new Rating(1, Scale.THUMBS));
    assertThat(effort).isCloseTo(1 / (1 + Math.exp(-6 * (2 / 3.0 - .5))), CLOSE);
    assertThat(calm).isCloseTo(1 / (1 + Math.exp(-6 * (2 / 3.0 - .5))), CLOSE);
  }

  @Test
  void whatIsJustNowIsJudgedByTheLastStepAlone() {
    Query<Integer, Integer> watch = new Query.Watch<>(0, scene.moving(List.of(0, 2), 0, 0));
    assertThat(
            person(Map.of("weights", Map.of("right", 1), "precision", 2 * Math.log(3)))
                .probability(watch, PRAISE))
        .isCloseTo(.75, CLOSE);
  }

  @Test
  void whoWantsTheTaskPraisesMovesOrWhatCameOfThem() {
    Query<Integer, Integer> wrongButGood = new Query.Watch<>(1, scene.moving(List.of(1, 2), 0, 1));
    assertThat(person(Map.of()).probability(wrongButGood, PRAISE)).isZero();
    assertThat(
            person(Map.of("watches", "outcomes", "precision", 2 * Math.log(3)))
                .probability(wrongButGood, PRAISE))
        .isCloseTo(.75, CLOSE);
  }

  @Test
  void theMinorityIsExactlyAsLargeAsAskedAndWantsTheOpposite() {
    Persona.Options torn = options(Map.of("minority", .2, "beta", Math.log(3)));
    for (int people : new int[] {1, 5, 7, 100}) {
      int planted = 0;
      for (int i = 0; i < people; i++) {
        boolean minority = Persona.minority(torn, scene.among(i, people));
        planted += minority ? 1 : 0;
        Likelihood<Integer, Integer> one = new Persona(torn).person(scene.among(i, people));
        assertThat(one.probability(tradeOff(), FIRST)).isCloseTo(minority ? .25 : .75, CLOSE);
      }
      assertThat(planted).isEqualTo((int) Math.round(.2 * people));
    }
  }

  @Test
  void theMinorityMayHaveWeightsOfItsOwn() {
    Persona.Options own =
        options(Map.of("minority", 1, "minority_weights", Map.of("right", 2, "effort", -1)));
    assertThat(Persona.weights(own, scene.alone())).isEqualTo(Map.of("effort", -1.0, "right", 2.0));
    assertThat(Persona.weights(options(Map.of("minority", 1)), scene.alone()))
        .isEqualTo(Map.of("reward", -1.0));
  }

  @Test
  void personalWeightsSpreadAsAskedAndAreTheSameEachTime() {
    int people = 2_000;
    Persona.Options factors = options(Map.of("spread", .5));
    Persona.Options terms = options(Map.of("spread", .5, "law", "gaussian"));
    List<Double> logs = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      logs.add(Math.log(Persona.weights(factors, scene.among(i, people)).get("reward")));
      plain.add(Persona.weights(terms, scene.among(i, people)).get("reward") - 1);
    }
    assertThat(logs.get(3)).isCloseTo(plain.get(3), CLOSE);
    assertThat(logs.get(3))
        .isEqualTo(Math.log(Persona.weights(factors, scene.among(3, people)).get("reward")));
    double mean = logs.stream().mapToDouble(z -> z).average().orElseThrow();
    double square = logs.stream().mapToDouble(z -> z * z).average().orElseThrow();
    // Four standard errors.
    assertThat(mean).isCloseTo(0, within(4 * .5 / Math.sqrt(people)));
    assertThat(square).isCloseTo(.25, within(4 * .25 * Math.sqrt(2.0 / people)));
  }

  @Test
  void groupsShareWhatTheyWant() {
    Persona.Options two = options(Map.of("groups", 2, "group_spread", 1));
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      assertThat(Persona.group(two, scene.among(i, 6))).isEqualTo(i % 2);
      weights.add(Persona.weights(two, scene.among(i, 6)).get("reward"));
    }
    assertThat(weights.subList(2, 6)).isEqualTo(weights.subList(0, 4));
    assertThat(weights.get(0)).isNotEqualTo(weights.get(1));
  }

  @Test
  void everybodyKnowsSomeTopicsBetter() {
    Map<String, Object> both =
        Map.of("weights", Map.of("reward", 1, "right", 1), "expertise", 1, "beta", 1);
    // Reward decides the one, going right the other; each differs by 1/2 of what there is.
    Query<Integer, Integer> byReward =
        new Query.Compare<>(0, scene.moving(List.of(1), 1), scene.moving(List.of(1), 0));
    Query<Integer, Integer> byRight =
        new Query.Compare<>(1, scene.moving(List.of(2), 1), scene.moving(List.of(0), 1));
    double reward = logit(person(both).probability(byReward, FIRST));
    double right = logit(person(both).probability(byRight, FIRST));
    assertThat(reward).isCloseTo(.5 * factor("reward"), CLOSE);
    assertThat(right).isCloseTo(.5 * factor("right"), CLOSE);
    assertThat(reward).isNotCloseTo(right, within(.01));
  }

  private double factor(String topic) {
    return Math.exp(
        scene.knowing().personal().child("expertise").child(topic).generator().nextGaussian());
  }

  private static double logit(double p) {
    return Math.log(p / (1 - p));
  }

  @Test
  void onlyWhoWantsTheRewardAloneListensToTheExpert() {
    Query<Integer, Integer> correct = new Query.Correct<>(0, scene.moving(List.of(1), 0));
    assertThat(person(Map.of()).answers(correct).keySet().iterator().next())
        .isNotInstanceOf(Abstention.class);
    assertThat(person(Map.of("minority", 1)).answers(correct).keySet().iterator().next())
        .isInstanceOf(Abstention.class);
    Teacher torn = new Persona(options(Map.of("weights", Map.of("reward", 1, "right", 1))));
    assertThat(torn.unfit(Asks.DEMONSTRATION, Scene.world().spec(), true))
        .hasValue("an expert's demonstration serves the task, not these weights");
    assertThat(torn.unfit(Asks.RATING, Scene.world().spec(), false)).isEmpty();
    assertThat(new Persona(options(Map.of())).unfit(Asks.CORRECTION, Scene.world().spec(), true))
        .isEmpty();
  }

  @Test
  void whatIsWrittenWronglyIsNamed() {
    assertThatThrownBy(() -> person(Map.of("weights", Map.of("rigth", 1))))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "Table-v0 knows no objective rigth. Maybe right."
                + " Known: right, high, reward, effort, calm.");
    assertThatThrownBy(() -> options(Map.of("weights", Map.of("right", "much"))))
        .hasMessageContaining(
            "weights: the weight of right (much) must be a finite number. Maybe 1.");
    assertThatThrownBy(() -> options(Map.of("weights", Map.of("right", 0))))
        .hasMessageContaining("must weigh something. Maybe {reward: 1}.");
    assertThatThrownBy(() -> options(Map.of("minority", 2)))
        .hasMessageContaining("minority (2.0) must lie in [0, 1]. Maybe 0.2.");
  }
}
