package org.plaudit.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Trait;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.Overrides;
import org.plaudit.experiments.store.Answer;
import org.plaudit.experiments.store.Journal;
import org.plaudit.experiments.store.PartId;

/** Without a rater's answers everything is as if that rater had never been, to the last byte. */
class RemovedRaterTest {
  private static final Catalog CATALOG = catalog();

  private static final String TEXT =
      """
      name: raters
      env: {id: CliffWalking-v1, wrap: [{id: time-limit, steps: 50}]}
      learner: {id: q-learning, steps: 3_000}
      oracle: {id: boltzmann, beta: 0.1, mistake: 0.1}
      raters: {people: 3, redundancy: 3}
      feedback: {query: compare, select: disagreement, budget: 40, segment: 5, rounds: 3}
      reward: %s
      seeds: [1]
      evaluate: {every: 1_000_000, episodes: 1}
      """;

  /** The answers of one person are taken away. */
  record Removed(int person) implements Trait {
    @Override
    public <O, A> Likelihood<O, A> over(Likelihood<O, A> somebody, Setting<O, A> setting) {
      Feedback silence = new Feedback.Abstention("removed");
      return setting.person() == person ? (query, moment) -> Map.of(silence, 1.0) : somebody;
    }
  }

  private static Catalog catalog() {
    List<Plugin> plugins = new ArrayList<>();
    ServiceLoader.load(Plugin.class).forEach(plugins::add);
    plugins.add(
        new Plugin() {
          @Override
          public List<Entry<Trait>> traits() {
            return List.of(Entry.of("removed", "Is not heard", new Removed(2), each -> each));
          }
        });
    return Catalog.of(plugins.toArray(new Plugin[0]));
  }

  /** A whole run of one part. */
  private static final class Whole implements AutoCloseable {
    private final Journal journal = new Journal(new PartId("raters", 1));
    private final Part<?, ?> part;

    Whole(String reward, String... sets) {
      ExperimentConfig config =
          ConfigReader.parse(
              TEXT.formatted(reward),
              "raters.yaml",
              new Overrides(List.of(sets), Optional.empty()),
              CATALOG);
      part = Part.of(config.arm("raters"), CATALOG, journal, Progress.NONE);
      while (!part.done()) {
        part.iterate();
      }
    }

    /** The log, but for silence. */
    List<Answer> log() {
      return journal.answers().stream().filter(Answer::given).toList();
    }

    String policy() {
      return bytes(part.learner());
    }

    String model() {
      return bytes(part.opinion().orElseThrow().model());
    }

    @Override
    public void close() {
      part.close();
    }
  }

  private static String bytes(Saves state) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      state.save(new DataOutputStream(bytes));
      return HexFormat.of().formatHex(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String NETWORK = "{members: 2, hidden: [8], steps: 40}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: bradley-terry, members: 2, hidden: [8], steps: 40}",
        "{id: reliable, rounds: 2, ensemble: " + NETWORK + "}",
        "{id: personal, width: 2, ensemble: " + NETWORK + "}"
      })
  void aWholeRunWithoutARatersAnswersIsOneWithoutTheRater(String reward) {
    try (Whole all = new Whole(reward);
        Whole removed =
            new Whole(reward, "oracle=[{id: boltzmann, beta: 0.1, mistake: 0.1}, removed]");
        Whole never = new Whole(reward, "raters={people: 2, redundancy: 2}")) {
      assertThat(never.log()).hasSize(80);
      assertThat(removed.log()).isEqualTo(never.log());
      assertThat(removed.model()).isEqualTo(never.model()).isNotEqualTo(all.model());
      assertThat(removed.policy()).isEqualTo(never.policy()).isNotEqualTo(all.policy());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{id: bradley-terry, members: 2, hidden: [8], steps: 40}",
        "{id: reliable, rounds: 2, ensemble: " + NETWORK + "}",
        "{id: personal, width: 2, ensemble: " + NETWORK + "}"
      })
  void aModelRefittedToTheLogWithoutARaterIsThatOfTheOthersOwnRun(String reward) {
    // All questions come first, so that what is asked does not hang on what was answered.
    try (Whole all = new Whole(reward, "feedback.initial=1");
        Whole never =
            new Whole(reward, "feedback.initial=1", "raters={people: 2, redundancy: 2}")) {
      String third = all.log().get(2).rater();
      assertThat(all.log()).hasSize(120);
      assertThat(all.log().stream().filter(answer -> !answer.rater().equals(third)))
          .containsExactlyElementsOf(never.log());
      assertThat(refitted(all.part.opinion().orElseThrow(), third))
          .isEqualTo(never.model())
          .isNotEqualTo(all.model());
    }
  }

  private static <O, A> String refitted(Opinion<O, A> opinion, String without) {
    RewardModel<O, A> fresh = opinion.factory().create(opinion.spec(), opinion.seed());
    List<Judgement<O, A>> others =
        opinion.judgements().stream()
            .filter(judgement -> !judgement.rater().equals(without))
            .toList();
    fresh.fit(others);
    return bytes(fresh);
  }
}
