package org.plaudit.experiments.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.config.ConfigReader;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.config.Overrides;
import org.plaudit.experiments.run.Progress;
import org.plaudit.experiments.run.Runner;
import org.plaudit.experiments.run.Stop;
import org.plaudit.experiments.store.FeedbackLine;
import org.plaudit.experiments.store.PartId;
import org.plaudit.experiments.store.Provenance;
import org.plaudit.experiments.store.RunFolder;

/** Whole runs in which people are asked each kind of question, by turns, late, tired and paid. */
class EveryQuestionTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2024-05-06T07:08:09Z"), ZoneOffset.UTC);

  private static final String SHARED =
      """
      name: asked
      env: {id: CartPole-v1}
      learner: {id: ppo, steps: 2_048, horizon: 64, worlds: 4, minibatch: 64, epochs: 1}
      raters: {people: 3, redundancy: 2}
      seeds: [1]
      evaluate: {every: 1_024, episodes: 2}
      checkpoint: {every: 512}
      """;

  private static final String LATE =
      "oracle: [{id: boltzmann, beta: 5, mistake: 0.1}, tired, slow, delayed]\n";

  @TempDir Path out;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          compare     | bradley-terry | budget: 20, segment: 10
          rank        | plackett-luce | budget: 12, segment: 10, size: 3
          rate        | ordinal       | budget: 20, segment: 10, scale: ten
          survey      | objectives    | budget: 20, segment: 10
          remark      | comments      | budget: 20, segment: 10
          notice      | fusion        | budget: 20, segment: 10, channel: expression
          """)
  void aRewardIsLearnedFromIt(String query, String model, String options) {
    String text =
        SHARED
            + LATE
            + "feedback: {query: %s, select: uniform, rounds: 4, %s}\n".formatted(query, options)
            + "reward: {id: %s}\n".formatted(model);
    List<FeedbackLine> lines = wholeAndStopped(text);
    assertThat(lines).extracting(FeedbackLine::kind).containsOnly(query);
    assertThat(lines).extracting(FeedbackLine::rater).doesNotContainNull();
    assertThat(lines.stream().map(FeedbackLine::rater).distinct()).hasSize(3);
    if (!query.equals("notice")) {
      // What is only noticed takes nobody's time, and is noticed at once.
      assertThat(lines).anyMatch(line -> line.delay() > 0).allMatch(line -> line.seconds() > 0);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bc          | {query: demonstrate, budget: 2}
          dagger      | [{query: demonstrate, budget: 1}, {query: correct, budget: 30, segment: 1}]
          cpl, horizon: 50, worlds: 1 | {query: compare, budget: 20, segment: 10}
          tamer       | {query: watch, budget: 500, segment: 2}
          coach       | {query: watch, budget: 500, segment: 2}
          deep-tamer  | {query: watch, budget: 500, segment: 2}
          """)
  void aLearnerLearnsFromItDirectly(String learner, String feedback) {
    String text =
        SHARED.replaceFirst("learner: .*", "learner: {id: " + learner + ", steps: 600}")
            + "oracle: [{id: boltzmann}, tired, delayed]\n"
            + "feedback: "
            + feedback
            + "\nreward: none\n";
    assertThat(wholeAndStopped(text)).isNotEmpty();
  }

  /** The same bytes, whether it runs in one go or is stopped again and again. */
  private List<FeedbackLine> wholeAndStopped(String text) {
    ExperimentConfig config =
        ConfigReader.parse(
            text, "asked.yaml", new Overrides(List.of(), Optional.empty()), Catalog.installed());
    RunFolder whole = folder("whole", config);
    assertThat(runner(config, whole, Progress.NONE, new Stop()).run(1)).isPresent();
    RunFolder parts = folder("parts", config);
    boolean finished = false;
    for (int stops = 0; !finished; stops++) {
      assertThat(stops).isLessThan(20);
      Stop stop = new Stop();
      AtomicLong left = new AtomicLong(config.arms().get(0).steps() / 3);
      AtomicLong before = new AtomicLong(-1);
      Progress impatient =
          new Progress() {
            @Override
            public void stepped(PartId part, long done) {
              long last = before.getAndSet(done);
              if (last >= 0 && left.addAndGet(last - done) <= 0) {
                stop.request();
              }
            }
          };
      finished = runner(config, parts, impatient, stop).run(1).isPresent();
    }
    assertThat(Trials.results(parts.path())).isEqualTo(Trials.results(whole.path()));
    return whole.feedback(config);
  }

  private RunFolder folder(String name, ExperimentConfig config) {
    return RunFolder.create(
        out.resolve(name), config, "now", Provenance.begins(config.sha256(), Runner.now(CLOCK)));
  }

  private static Runner runner(
      ExperimentConfig config, RunFolder folder, Progress progress, Stop stop) {
    return new Runner(config, Catalog.installed(), folder, progress, stop, CLOCK);
  }
}
