package org.plaudit.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Yardstick;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.Overrides;
import org.plaudit.experiments.config.People;

class CrowdTest {
  private static final Catalog CATALOG = Catalog.installed();
  private static final EnvSpec<Integer, Integer> SPEC =
      EnvSpec.of("Line-v0", Domain.GRID, Discrete.of(100), Discrete.of(2));

  private static People people(String raters, String traits) {
    String text =
        """
        name: crowd
        env: {id: CartPole-v1}
        learner: {id: ppo, steps: 1_000}
        oracle: [{id: boltzmann, beta: 1}%s]
        raters: %s
        feedback: {query: compare, budget: 10}
        reward: learned
        seeds: [1]
        """
            .formatted(traits, raters);
    return ConfigReader.parse(
            text, "crowd.yaml", new Overrides(List.of(), Optional.empty()), CATALOG)
        .arms()
        .get(0)
        .people()
        .orElseThrow();
  }

  private static Crowd<Integer, Integer> crowd(String raters, String traits) {
    People people = people(raters, traits);
    Seed seed = Seed.of(5);
    Setting<Integer, Integer> first =
        new Setting<>(
            SPEC,
            id -> List.of((double) id.start()),
            seed.child("oracle"),
            0,
            people.raters().people(),
            new Yardstick(0, 1),
            () -> {
              throw new IllegalStateException("nobody demonstrates");
            },
            Optional.empty(),
            Optional.empty());
    return new Crowd<>(people, CATALOG, first, seed);
  }

  private static Segment<Integer, Integer> segment(int start) {
    return new Segment<>(
        new SegmentId(1, 0, start, 1), List.of(start, start + 1), List.of(0), Ending.RUNNING);
  }

  private static Query<Integer, Integer> question(int id) {
    return new Query.Compare<>(id, segment(0), segment(1));
  }

  private static List<String> whoAnswers(Crowd<Integer, Integer> crowd, int id) {
    return crowd.ask(question(id)).stream().map(Reply::rater).toList();
  }

  @Test
  void peopleTakeTurnsUnderPseudonyms() {
    Crowd<Integer, Integer> crowd = crowd("{people: 3}", "");
    List<String> names = crowd.names();
    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("sim-[0-9a-f]{8}"));
    for (int id = 0; id < 7; id++) {
      assertThat(whoAnswers(crowd, id)).containsExactly(names.get(id % 3));
    }
  }

  @Test
  void severalAnswerEachQuestionAndNobodyTwice() {
    Crowd<Integer, Integer> crowd = crowd("{people: 3, redundancy: 2}", "");
    List<String> names = crowd.names();
    assertThat(whoAnswers(crowd, 0)).containsExactly(names.get(0), names.get(1));
    assertThat(whoAnswers(crowd, 1)).containsExactly(names.get(2), names.get(0));
    assertThat(whoAnswers(crowd, 2)).containsExactly(names.get(1), names.get(2));
  }

  @Test
  void aPersonSaysTheSameWhoeverElseIsThere() {
    Crowd<Integer, Integer> two = crowd("{people: 2, redundancy: 2}", "");
    Crowd<Integer, Integer> three = crowd("{people: 3, redundancy: 3}", "");
    for (int id = 0; id < 20; id++) {
      assertThat(three.ask(question(id)).subList(0, 2)).isEqualTo(two.ask(question(id)));
    }
  }

  @Test
  void peopleChangeOneByOneAsTheyAreAsked() {
    Crowd<Integer, Integer> crowd =
        crowd("{people: 4}", ", {id: drifting, shape: sudden, questions: 2}");
    double[] shares = new double[9];
    for (int id = 0; id < 9; id++) {
      shares[id] = crowd.changed();
      crowd.ask(question(id));
    }
    // Asked in turns, the first is asked for the second time by question 4.
    assertThat(shares).containsExactly(0, 0, 0, 0, 0, 0.25, 0.5, 0.75, 1);
  }

  @Test
  void whoDoesNotDriftNeverChanges() {
    Crowd<Integer, Integer> crowd = crowd("{people: 1}", ", {id: tired}");
    for (int id = 0; id < 5; id++) {
      crowd.ask(question(id));
    }
    assertThat(crowd.changed()).isZero();
  }

  @Test
  void afterLoadingPeopleRememberWhatTheyWereAsked() throws IOException {
    String traits = ", {id: tired, half: 3}, {id: drifting, shape: slow, questions: 10}";
    Crowd<Integer, Integer> straight = crowd("{people: 2}", traits);
    for (int id = 0; id < 9; id++) {
      straight.ask(question(id));
    }
    straight.rest();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    straight.save(new DataOutputStream(bytes));
    Crowd<Integer, Integer> loaded = crowd("{people: 2}", traits);
    loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(loaded.changed()).isEqualTo(straight.changed()).isEqualTo(0.5);
    for (int id = 9; id < 30; id++) {
      assertThat(loaded.ask(question(id))).isEqualTo(straight.ask(question(id)));
    }
  }
}
