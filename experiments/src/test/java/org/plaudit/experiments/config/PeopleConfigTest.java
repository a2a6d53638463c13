package org.plaudit.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;

/** What a config may say of people, and what it is told where that makes no sense. */
class PeopleConfigTest {
  private static final String SOUND =
      """
      name: people
      env: {id: CartPole-v1}
      learner: {id: ppo, steps: 4_096, horizon: 128}
      oracle: [{id: boltzmann, beta: 5}, tired, {id: delayed, steps: 500}]
      raters: {people: 20, redundancy: 2, wage: 15, money: 60}
      feedback: [{query: compare, budget: 50, segment: 20}, {query: rate, scale: ten, segment: 20}]
      reward: ordinal
      """;

  private static ExperimentConfig parse(String text) {
    return ConfigReader.parse(
        text, "people.yaml", new Overrides(List.of(), Optional.empty()), Catalog.installed());
  }

  @Test
  void teachersWearTraitsAndAnswerSeveralKindsOfQuestions() {
    People people = parse(SOUND).arms().get(0).people().orElseThrow();
    assertThat(people.oracle().id()).isEqualTo("boltzmann");
    assertThat(people.traits()).extracting(Choice::id).containsExactly("tired", "delayed");
    assertThat(people.raters().people()).isEqualTo(20);
    assertThat(people.feedback())
        .extracting(asked -> asked.asking().query())
        .containsExactly(Asking.Kind.COMPARE, Asking.Kind.RATE);
    // Where one segment is shown at a time nobody can disagree about a pair.
    assertThat(people.feedback())
        .extracting(asked -> asked.select().id())
        .containsExactly("disagreement", "uniform");
  }

  @Test
  void theWholeConfigReadsBackTheSame() {
    ExperimentConfig config = parse(SOUND);
    assertThat(parse(config.yaml())).isEqualTo(config);
  }

  @Test
  void peopleNobodyListensToAreLeftOut() {
    assertThat(parse(SOUND.replace("reward: ordinal", "reward: task")).arms().get(0).people())
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tired                          | tird                       | people.yaml:4: oracle[1].id: (tird) is not a known trait. Maybe tired.
          boltzmann, beta                | boltzman, beta             | people.yaml:4: oracle[0].id: (boltzman) is not a known oracle. Maybe boltzmann.
          redundancy: 2                  | redundancy: 21             | people.yaml:5: raters: redundancy (21) must lie in [1, 20], since nobody is asked the same twice. Maybe write 1.
          wage: 15, money                | wage: 0, money             | people.yaml:5: raters: a budget of money (60.0) ends only if answers cost something. Maybe give a wage or a price.
          compare, budget: 50            | compare, scale: ten        | people.yaml:6: feedback[0].scale: means nothing to query: compare. Maybe delete it.
          scale: ten                     | scale: tan                 | people.yaml:6: feedback[1]: scale (tan) must be one of thumbs, faces, emoticons, agreement, ten. Maybe ten.
          reward: ordinal                | reward: none               | people.yaml:3: learner.id: (ppo) learns from rewards, and reward: none gives it none. Maybe write reward: task.
          reward: ordinal                | reward: plackett-luce      | people.yaml:6: feedback[1].query: (rate) brings rating, but what learns here learns from preference, ranking. Maybe write feedback: {query: compare}.
          id: ppo, steps: 4_096, horizon: 128 | id: bc                | people.yaml:3: learner.id: (bc) learns nothing from a learned reward. Maybe write reward: none.
          {id: boltzmann, beta: 5}       | {id: persona, weights: {nonsense: 2}} | people.yaml:4: oracle: CartPole-v1 knows no objective nonsense. Known: upright, centred, calm, reward, effort.
          {id: delayed, steps: 500}      | {id: sycophantic, coordinate: 99} | people.yaml:4: oracle: coordinate (99) must lie in [0, 1). Maybe 0.
          query: rate, scale: ten        | query: rank, size: 9       | people.yaml:6: feedback[1]: size (9) must lie in [2, 6]. Maybe write 4.
          """)
  void nonsenseIsNamedWithItsLineAndRemedy(String sound, String wrong, String said) {
    assertThat(SOUND).contains(sound);
    BadInput refused =
        catchThrowableOfType(BadInput.class, () -> parse(SOUND.replace(sound, wrong)));
    assertThat(refused.problems()).contains(said);
  }

  @Test
  void aLearnerThatLearnsFromPeopleIsNotLeftAlone() {
    BadInput refused =
        catchThrowableOfType(
            BadInput.class,
            () ->
                parse(
                    """
                    name: alone
                    env: {id: CartPole-v1}
                    learner: {id: tamer}
                    reward: none
                    """));
    assertThat(refused.problems())
        .containsExactly(
            "people.yaml: oracle: is missing, but learner (tamer) learns from what people say."
                + " Maybe write oracle: {id: boltzmann}.",
            "people.yaml: feedback: is missing, but learner (tamer) learns from it."
                + " Maybe write feedback: {budget: 500, segment: 50}.");
  }
}
