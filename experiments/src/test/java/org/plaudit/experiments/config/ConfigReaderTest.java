package org.plaudit.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Wrapper;
import org.plaudit.core.wrap.NormalizeReward;
import org.plaudit.envs.classic.ClassicWorlds;
import org.plaudit.experiments.fake.Fakes;

class ConfigReaderTest {
  static final String SOUND =
      """
      name: walk
      env: {id: Corridor-v0, length: 6, wrap: [{id: fixed-horizon, steps: 20}]}
      learner: {id: lean, steps: 2_000, rate: 0.25}
      oracle: {id: exact}
      feedback: {query: compare, select: disagreement, budget: 40, segment: 8}
      reward: learned
      seeds: [1, 2, 3, 4, 5]
      evaluate: {every: 500, episodes: 4}
      arms:
        learned: {}
        task: {reward: task}
        quick: {learner: {rate: 0.5}}
      """;

  static ExperimentConfig parse(String text) {
    return ConfigReader.parse(text, "walk.yaml", Overrides.none(), Fakes.catalog());
  }

  static List<String> problems(String text) {
    return problems(text, Overrides.none());
  }

  static List<String> problems(String text, Overrides overrides) {
    return catchThrowableOfType(
            BadInput.class, () -> ConfigReader.parse(text, "walk.yaml", overrides, Fakes.catalog()))
        .problems();
  }

  static ExperimentConfig with(String... sets) {
    return ConfigReader.parse(
        SOUND, "walk.yaml", new Overrides(List.of(sets), Optional.empty()), Fakes.catalog());
  }

  @Test
  void armsAreLaidOverWhatTheyShare() {
    ExperimentConfig config = parse(SOUND);
    assertThat(config.arms()).extracting(Arm::name).containsExactly("learned", "task", "quick");
    assertThat(config.arm("task").reward()).isEqualTo(new RewardSource.Task());
    assertThat(config.arm("learned").steps()).isEqualTo(2_000);
    assertThat(config.arm("learned").learner().tree()).containsEntry("rate", 0.25);
    assertThat(config.arm("quick").learner().tree()).containsEntry("rate", 0.5);
    assertThat(config.arm("quick").env()).isEqualTo(config.arm("task").env());
  }

  @Test
  void aConfigWithoutArmsHasOneArmOfItsOwnName() {
    String text = SOUND.substring(0, SOUND.indexOf("arms:"));
    assertThat(parse(text).arms()).extracting(Arm::name).containsExactly("walk");
  }

  @Test
  void theResolvedConfigReadsBackAsAnEqualOne() {
    ExperimentConfig config = parse(SOUND);
    ExperimentConfig again = parse(config.yaml());
    assertThat(again).isEqualTo(config);
    assertThat(again.yaml()).isEqualTo(config.yaml());
    assertThat(again.sha256()).isEqualTo(config.sha256()).hasSize(64);
  }

  @Test
  void everyDefaultIsWrittenOut() {
    assertThat(parse(SOUND).yaml())
        .contains("slip: 0.1", "candidates: 10", "schedule: constant", "every: 10000")
        .contains("    reward: task\n");
  }

  @Test
  void equalContentsHaveEqualHashesWhateverTheirLayout() {
    String other = SOUND.replace("2_000", "2000").replace("[1, 2, 3, 4, 5]", "[0x1, 2, 3, 4, 5]");
    assertThat(parse(other).sha256()).isEqualTo(parse(SOUND).sha256());
    assertThat(with("learner.rate=0.3").sha256()).isNotEqualTo(parse(SOUND).sha256());
  }

  @Test
  void anArmWithAnotherIdKeepsOnlyTheSteps() {
    String text =
        SOUND + "  uniform: {feedback: {select: uniform}}\n  hasty: {learner: {id: lean}}\n";
    ExperimentConfig config = parse(text);
    assertThat(config.arm("hasty").learner().tree()).containsEntry("rate", 0.25);
    assertThat(config.arm("uniform").people().orElseThrow().feedback())
        .extracting(feedback -> feedback.select().id())
        .containsExactly("uniform");
    assertThat(
            Tree.merge(
                Tree.single(List.of("learner"), Map.of("id", "a", "steps", 5, "clip", 1)),
                Tree.single(List.of("learner"), Map.of("id", "b"))))
        .isEqualTo(Map.of("learner", Map.of("id", "b", "steps", 5)));
    // A reward model's steps are another thing, which another model need not have.
    assertThat(
            Tree.merge(
                Tree.single(List.of("reward"), Map.of("id", "a", "steps", 5)),
                Tree.single(List.of("reward"), Map.of("id", "b"))))
        .isEqualTo(Map.of("reward", Map.of("id", "b")));
  }

  @Test
  void allProblemsAreNamedAtOnceWithLineAndRemedy() {
    String text =
        """
        name: walk
        env: {id: Coridor-v0}
        learner: {id: lean, stepps: 2000, rate: fast}
        orakle: {id: exact}
        feedback: {budget: -3}
        reward: learned
        seeds: [1, 1]
        evaluate:
          episodes: 0
        """;
    assertThat(problems(text))
        .containsExactly(
            "walk.yaml: oracle: is missing, but the reward is learned from its answers."
                + " Maybe write oracle: {id: boltzmann}.",
            "walk.yaml:2: env.id: (Coridor-v0) is not a known world. Maybe Corridor-v0.",
            "walk.yaml:3: learner.stepps: unknown key. Maybe steps.",
            "walk.yaml:3: learner.rate: (fast) must be a number. Maybe 0.5.",
            "walk.yaml:4: orakle: unknown key. Maybe oracle.",
            "walk.yaml:5: feedback: budget (-3) must lie in [1, 10000000]. Maybe write 500.",
            "walk.yaml:7: seeds: seed (1) stands there twice. Maybe delete one.",
            "walk.yaml:8: evaluate: episodes (0) must lie in [1, 10000]. Maybe write 20.");
  }

  @Test
  void aProblemOfAnArmIsNamedWhereItStands() {
    assertThat(problems(SOUND.replace("{rate: 0.5}", "{rte: 0.5}")))
        .containsExactly("walk.yaml:12: arms.quick.learner.rte: unknown key. Maybe rate.");
    assertThat(problems(SOUND.replace("rate: 0.25", "rte: 0.25")))
        .containsExactly("walk.yaml:3: learner.rte: unknown key. Maybe rate.");
    assertThat(problems(SOUND.replace("{reward: task}", "{seeds: [7]}")))
        .containsExactly(
            "walk.yaml:11: arms.task.seeds: is the same for all arms. Maybe move it to the top.");
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    assertThat(problems(SOUND.replace("segment: 8", "segment: 21")))
        .containsExactly(
            "walk.yaml:5: feedback.segment: (21) must not exceed the longest episode (20 steps)"
                + " of Corridor-v0. Maybe write 10.");
    assertThat(
            problems(
                SOUND.replace("length: 6, wrap: [{id: fixed-horizon, steps: 20}]", "limit: 0")))
        .containsExactly(
            "walk.yaml:2: env: Corridor-v0 has no step limit, so an episode may never end."
                + " Maybe write wrap: [{id: time-limit, steps: 1000}].");
    assertThat(problems(SOUND.replace("2_000", "10")))
        .containsExactly(
            "walk.yaml:3: learner.steps: (10) leaves no room for two segments of 8 steps to"
                + " compare. Maybe write 800.");
    assertThat(problems(SOUND.replace("steps: 20}", "steps: 30}")))
        .singleElement()
        .asString()
        .startsWith("walk.yaml:2: env.wrap[0]: ")
        .contains("(30)");
  }

  @Test
  void aLearnerThatCannotLearnThereIsRefusedWithTheReason() {
    String text = SOUND.replaceAll("(?m)^env: .*", "env: {id: Pendulum-v1}");
    BadInput refused =
        catchThrowableOfType(
            BadInput.class,
            () ->
                ConfigReader.parse(
                    text,
                    "walk.yaml",
                    Overrides.none(),
                    Catalog.of(new Fakes(), new ClassicWorlds())));
    assertThat(refused.problems())
        .singleElement()
        .asString()
        .startsWith("walk.yaml:3: learner.id: (lean) cannot learn in Pendulum-v1: it knows only");
  }

  @Test
  void whatWouldChangeTheTrueReturnIsRefused() {
    String text = SOUND.replace("{id: fixed-horizon, steps: 20}", "normalize-reward");
    BadInput refused =
        catchThrowableOfType(
            BadInput.class,
            () ->
                ConfigReader.parse(
                    text, "walk.yaml", Overrides.none(), Catalog.of(new Fakes(), new Scaling())));
    assertThat(refused.problems())
        .singleElement()
        .asString()
        .startsWith("walk.yaml:2: env.wrap[0]: (normalize-reward) would change the true return");
  }

  private static final class Scaling implements Plugin {
    @Override
    public List<Entry<Wrapper>> wrappers() {
      return List.of(
          Entry.of(
              "normalize-reward",
              "Scales rewards",
              new Entry.NoOptions(),
              options -> env -> NormalizeReward.of(env)));
    }
  }

  @Test
  void namesMustBeUsableAsFolders() {
    assertThat(problems(SOUND.replace("name: walk", "name: ../walk")))
        .containsExactly(
            "walk.yaml:1: name: (../walk) names a folder: at most 63 letters, digits, dots, dashes"
                + " and underscores. Maybe walk.");
    assertThat(problems(SOUND.replace("  task:", "  a/b:")))
        .containsExactly(
            "walk.yaml:11: arms.a/b: an arm's name is at most 40 letters, digits, dashes and"
                + " underscores.");
  }

  @Test
  void theCommandLineOverridesTheFile() {
    ExperimentConfig config =
        ConfigReader.parse(
            SOUND,
            "walk.yaml",
            new Overrides(
                List.of("learner.steps=3_000", "env.wrap=[]", "arms.quick.learner.rate=1"),
                Optional.of("7, 9..11")),
            Fakes.catalog());
    assertThat(config.seeds()).containsExactly(7L, 9L, 10L, 11L);
    assertThat(config.arm("task").steps()).isEqualTo(3_000);
    assertThat(config.arm("task").env().wrap()).isEmpty();
    assertThat(config.arm("quick").learner().tree()).containsEntry("rate", 1.0);
  }

  @Test
  void problemsOfTheCommandLineNameTheOption() {
    assertThat(problems(SOUND, new Overrides(List.of("learner.rat=1"), Optional.empty())))
        .containsExactly("--set learner.rat=1: learner.rat: unknown key. Maybe rate.");
    assertThat(problems(SOUND, new Overrides(List.of("learner", "x=[1"), Optional.of("1,b"))))
        .hasSize(3)
        .contains(
            "--set learner: must look like KEY=VALUE. Maybe write learner.steps=2000.",
            "--seeds 1,b: (b) must be a whole number or a range of at most 1000."
                + " Maybe write 1,2,3 or 1..5.");
  }

  @Test
  void aMissingFileSuggestsTheNearestBuiltIn(@TempDir Path folder) throws IOException {
    assertThat(
            catchThrowableOfType(
                    BadInput.class,
                    () -> ConfigReader.read("quikstart", Overrides.none(), Fakes.catalog()))
                .problems())
        .containsExactly("quikstart: there is no such file. Maybe quickstart, which is built in.");
    Path file = Files.writeString(folder.resolve("w.yaml"), SOUND);
    assertThat(ConfigReader.read(file.toString(), Overrides.none(), Fakes.catalog()))
        .isEqualTo(parse(SOUND));
  }

  @Test
  void tenMegabytesAreNoConfig(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("w.yaml"), "a: b\n".repeat(2_000_000));
    assertThat(
            catchThrowableOfType(
                    BadInput.class,
                    () -> ConfigReader.read(file.toString(), Overrides.none(), Fakes.catalog()))
                .problems())
        .singleElement()
        .asString()
        .contains("larger than 1 MB");
  }

  @Test
  void weaknessesAreAdvisedAgainst() {
    assertThat(Advice.of(parse(SOUND), Fakes.catalog())).isEmpty();
    String leaky = SOUND.replace(", wrap: [{id: fixed-horizon, steps: 20}]", ", door: true");
    assertThat(Advice.of(parse(leaky.replace("[1, 2, 3, 4, 5]", "[1]")), Fakes.catalog()))
        .hasSize(3)
        .contains("1 seed: the intervals say little. Maybe write seeds: [1, 2, 3, 4, 5].")
        .anyMatch(line -> line.startsWith("arm learned: episodes of Corridor-v0 differ in length"))
        .noneMatch(line -> line.startsWith("arm task"));
  }
}
