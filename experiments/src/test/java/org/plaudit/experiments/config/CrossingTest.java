package org.plaudit.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.core.BadInput;
import org.plaudit.experiments.fake.Fakes;

class CrossingTest {
  private static final String SOUND =
      """
      name: tour
      reward: task
      learner: {steps: 2_000}
      evaluate: {every: 500, episodes: 4}
      worlds:
        Corridor-v0: {env: {length: 6}, learner: {steps: 1_000}}
        slow:
          env: {id: Corridor-v0, length: 9}
          evaluate: {every: 1_000}
          arms:
            quick: {learner: {rate: 0.75}}
        Pendulum-v1:
        CartPole-v1: {skip: {quick: says nothing new}}
      arms:
        lean: {learner: lean}
        quick: {learner: {id: lean, rate: 0.5}}
        random: {learner: random}
      """;

  private static final String REASON = "it knows only two moves, not ";

  private static ExperimentConfig parse(String text, String... sets) {
    return ConfigReader.parse(
        text, "tour.yaml", new Overrides(List.of(sets), Optional.empty()), Fakes.manyWorlds());
  }

  private static List<String> problems(String text, String... sets) {
    return catchThrowableOfType(BadInput.class, () -> parse(text, sets)).problems();
  }

  private static String with(String before, String after) {
    assertThat(SOUND).contains(before);
    return SOUND.replace(before, after);
  }

  @Test
  void everyArmRunsInEveryWorldWhereItCan() {
    ExperimentConfig config = parse(SOUND);
    assertThat(config.arms())
        .extracting(Arm::name)
        .containsExactly(
            "Corridor-v0/lean",
            "Corridor-v0/quick",
            "Corridor-v0/random",
            "slow/lean",
            "slow/quick",
            "slow/random",
            "Pendulum-v1/random",
            "CartPole-v1/lean",
            "CartPole-v1/random");
    assertThat(config.crossing().worlds())
        .containsExactly("Corridor-v0", "slow", "Pendulum-v1", "CartPole-v1");
    assertThat(config.crossing().arms()).containsExactly("lean", "quick", "random");
  }

  @Test
  void aWorldIsWhatItsNameSaysUnlessItSaysAnother() {
    ExperimentConfig config = parse(SOUND);
    assertThat(config.arm("Pendulum-v1/random").env().world().id()).isEqualTo("Pendulum-v1");
    assertThat(config.arm("slow/lean").env().world().tree())
        .containsEntry("id", "Corridor-v0")
        .containsEntry("length", 9);
    assertThat(config.arm("Corridor-v0/lean").env().world().tree()).containsEntry("length", 6);
  }

  @Test
  void changesAreLaidOverEachOther() {
    ExperimentConfig config = parse(SOUND);
    // Of all, of the world.
    assertThat(config.arm("slow/lean").steps()).isEqualTo(2_000);
    assertThat(config.arm("Corridor-v0/random").steps()).isEqualTo(1_000);
    assertThat(config.arm("slow/lean").evaluate()).isEqualTo(new Evaluation(1_000, 4));
    // Of the arm, of the arm in that world.
    assertThat(config.arm("Corridor-v0/quick").learner().tree()).containsEntry("rate", 0.5);
    assertThat(config.arm("slow/quick").learner().tree()).containsEntry("rate", 0.75);
    // An arm's change goes over a world's.
    assertThat(parse(with("rate: 0.5", "rate: 0.5, steps: 64")).arm("Corridor-v0/quick").steps())
        .isEqualTo(64);
    // A world's options reach every learner; one that does not know them says so.
    String text = with("learner: {steps: 1_000}", "learner: {steps: 1_000, rate: 0.125}");
    assertThat(problems(text))
        .singleElement()
        .asString()
        .startsWith("tour.yaml:6: worlds.Corridor-v0.learner.rate: unknown key.");
    assertThat(
            parse(text.replaceFirst("  random:.*\n", "")).arm("Corridor-v0/lean").learner().tree())
        .containsEntry("rate", 0.125);
  }

  @Test
  void aLearnerThatCannotLearnThereIsSkippedWithTheReason() {
    Crossing crossing = parse(SOUND).crossing();
    assertThat(crossing.skipped())
        .extracting(Skipped::world, Skipped::arm)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Pendulum-v1", "lean"),
            org.assertj.core.groups.Tuple.tuple("Pendulum-v1", "quick"),
            org.assertj.core.groups.Tuple.tuple("CartPole-v1", "quick"));
    assertThat(crossing.skipped("Pendulum-v1", "lean").orElseThrow())
        .startsWith(REASON)
        .endsWith(".");
    assertThat(crossing.skipped("CartPole-v1", "quick")).contains("says nothing new");
    assertThat(crossing.skipped("CartPole-v1", "lean")).isEmpty();
    assertThat(crossing.sentences())
        .hasSize(3)
        .contains("quick skips CartPole-v1: says nothing new")
        .anyMatch(line -> line.startsWith("lean skips Pendulum-v1: " + REASON));
  }

  @Test
  void oneSentenceSaysAllWorldsThatLackTheSame() {
    assertThat(
            new Crossing(
                    List.of("A", "B", "C"),
                    List.of("x", "y"),
                    List.of(
                        new Skipped("A", "x", "too wide."),
                        new Skipped("B", "x", "too deep."),
                        new Skipped("B", "y", "too wide."),
                        new Skipped("C", "x", "too wide.")))
                .sentences())
        .containsExactly("x skips A, C: too wide.", "x skips B: too deep.", "y skips B: too wide.");
  }

  @Test
  void whatWasWrittenOutMustFit() {
    assertThat(problems(with("  Pendulum-v1:", "  Pendulum-v1: {arms: {lean: {}}}")))
        .singleElement()
        .asString()
        .startsWith(
            "tour.yaml:15: arms.lean.learner.id: (lean) cannot learn in Pendulum-v1: it knows")
        .contains("Pendulum-v1");
    String single = SOUND.replaceAll("(?s)worlds:.*arms:", "env: Pendulum-v1\narms:");
    assertThat(problems(single)).hasSize(2).allMatch(line -> line.contains("cannot learn in"));
  }

  @Test
  void anExperimentInWhichNothingCanRunIsRefused() {
    String text =
        SOUND
            .replaceAll("(?s)worlds:.*arms:", "worlds: {Pendulum-v1: , Acrobot-v1: }\narms:")
            .replaceFirst("  random:.*\n", "");
    assertThat(problems(text))
        .singleElement()
        .asString()
        .startsWith(
            "tour.yaml:5: worlds: no arm can run in any of them. The first, lean in Pendulum-v1: "
                + REASON);
  }

  @Test
  void theResolvedConfigReadsBackAsAnEqualOne() {
    ExperimentConfig config = parse(SOUND);
    ExperimentConfig again = parse(config.yaml());
    assertThat(again).isEqualTo(config);
    assertThat(again.yaml()).isEqualTo(config.yaml());
    assertThat(again.sha256()).isEqualTo(config.sha256());
    assertThat(parse(with("says nothing new", "takes too long")).sha256())
        .isNotEqualTo(config.sha256());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "worlds: {CartPole-v1: , Corridor-v0: }\n",
        "worlds: {CartPole-v1: }\narms: {only: }\n",
        "worlds: {a: {env: CartPole-v1, skip: {x: no, y: no}}, b: {env: CartPole-v1}}\narms: {x: , y: }\n",
        "env: {id: CartPole-v1}\nworlds: {long: {learner: {steps: 9}}, short: }\narms: {x: , y: {reward: bradley-terry, oracle: exact, feedback: {segment: 3}}}\n",
      })
  void everyLayoutReadsBack(String layout) {
    String text = "name: tour.1\nlearner: {id: lean, steps: 1_000}\nreward: task\n" + layout;
    ExperimentConfig config = parse(text);
    assertThat(parse(config.yaml())).isEqualTo(config);
  }

  @Test
  void withoutArmsThereIsOneOfTheExperimentsName() {
    assertThat(parse("name: a.b\nlearner: lean\nreward: task\nworlds: {CartPole-v1: }\n").arms())
        .extracting(Arm::name)
        .containsExactly("CartPole-v1/a-b");
  }

  @Test
  void mistakesAreNamedWhereTheyStand() {
    String text =
        """
        name: tour
        reward: task
        worlds:
          CartPole-v2: {learner: {steps: 0}}
          a/b: {env: CartPole-v1}
          Corridor-v0:
            seeds: [1]
            skip: {lane: too long, lean: , random: 3}
            arms: {leen: {}, lean: {evalute: {every: 5}}}
          Pendulum-v1: {skip: lean}
          CartPole-v1: {skip: {lean: too long}, arms: {lean: {}}}
        arms:
          lean: {learner: lean, worlds: {}}
          random: {learner: random}
        """;
    assertThat(problems(text))
        .containsExactly(
            "tour.yaml:4: worlds.CartPole-v2: names no world. Maybe CartPole-v1.",
            "tour.yaml:5: worlds.a/b: a world's name is at most 40 letters, digits, dashes and"
                + " underscores.",
            "tour.yaml:7: worlds.Corridor-v0.seeds: is the same for all worlds. Maybe move it to"
                + " the top.",
            "tour.yaml:8: worlds.Corridor-v0.skip.lean: the value is empty. Maybe write one, or"
                + " delete the key.",
            "tour.yaml:8: worlds.Corridor-v0.skip.lean: must be a reason. Maybe write \"takes too"
                + " long here\".",
            "tour.yaml:8: worlds.Corridor-v0.skip.random: must be a reason. Maybe write \"takes"
                + " too long here\".",
            "tour.yaml:8: worlds.Corridor-v0.skip.lane: is not an arm of this config. Maybe lean.",
            "tour.yaml:9: worlds.Corridor-v0.arms.lean.evalute: unknown key. Maybe evaluate.",
            "tour.yaml:9: worlds.Corridor-v0.arms.leen: is not an arm of this config. Maybe lean.",
            "tour.yaml:10: worlds.Pendulum-v1.skip: (lean) must be a mapping of arms to reasons."
                + " Maybe write {lean: \"takes too long here\"}.",
            "tour.yaml:11: worlds.CartPole-v1.skip.lean: has settings in this world, too. Maybe"
                + " delete one of the two.",
            "tour.yaml:13: arms.lean.worlds: is the same for all arms. Maybe move it to the top.");
    assertThat(problems(with("rate: 0.75", "rate: fast")))
        .containsExactly(
            "tour.yaml:11: worlds.slow.arms.quick.learner.rate: (fast) must be a number."
                + " Maybe 0.5.");
    assertThat(problems(with("{steps: 1_000}", "{steps: 0}")))
        .containsExactly(
            "tour.yaml:6: worlds.Corridor-v0.learner.steps: steps (0) must be at least 1. Maybe write"
                + " 100_000.");
    assertThat(problems("name: tour\nworlds: {}\nreward: task\nlearner: lean\n"))
        .containsExactly(
            "tour.yaml:2: worlds: names no world. Maybe write {CartPole-v1: {}, Pendulum-v1:"
                + " {}}.");
    assertThat(problems("name: tour\nworlds: CartPole-v1\nreward: task\nlearner: lean\n"))
        .contains(
            "tour.yaml:2: worlds: must be a mapping of names to changes. Maybe write {CartPole-v1:"
                + " {}}.");
  }

  @Test
  void theCommandLineChangesOneWorldOrAll() {
    assertThat(parse(SOUND, "worlds.slow.learner.steps=32").arms())
        .filteredOn(arm -> arm.steps() == 32)
        .extracting(Arm::name)
        .containsExactly("slow/lean", "slow/quick", "slow/random");
    assertThat(parse(SOUND, "worlds.*.learner.steps=32").arms()).allMatch(arm -> arm.steps() == 32);
    assertThat(parse(SOUND, "arms.*.learner.steps=64").arms()).allMatch(arm -> arm.steps() == 64);
    assertThat(problems(SOUND, "worlds.slo.learner.steps=32"))
        .containsExactly(
            "--set worlds.slo.learner.steps=32: (slo) is not a world of this config. Maybe slow.");
    assertThat(problems(SOUND, "worlds.*.learner.stepps=32"))
        .contains(
            "--set worlds.*.learner.stepps=32: worlds.slow.learner.stepps: unknown key. Maybe"
                + " steps.");
    assertThat(problems(ConfigReaderTest.SOUND, "worlds.*.learner.steps=32"))
        .singleElement()
        .asString()
        .startsWith("--set worlds.*.learner.steps=32: a star stands for each arm or each world");
  }

  @Test
  void aConfigOfTheSourcesIsFoundFromAnywhere() {
    ExperimentConfig named =
        ConfigReader.read(
            "algorithms-classic", Overrides.none(), org.plaudit.core.catalog.Catalog.installed());
    for (String path :
        List.of("configs/algorithms-classic.yaml", "./configs/algorithms-classic.yml")) {
      assertThat(
              ConfigReader.read(
                  path, Overrides.none(), org.plaudit.core.catalog.Catalog.installed()))
          .isEqualTo(named);
    }
    assertThat(
            catchThrowableOfType(
                    BadInput.class,
                    () ->
                        ConfigReader.read(
                            "configs/algorithm-classic.yaml", Overrides.none(), Fakes.catalog()))
                .problems())
        .containsExactly(
            "configs/algorithm-classic.yaml: there is no such file. Maybe algorithms-classic,"
                + " which is built in.");
  }

  @Test
  void optionsUnderNoIdStayForWhateverIdComes() {
    Map<String, Object> base = Map.of("steps", 5, "clip", 1);
    assertThat(Tree.merge(base, Map.of("id", "b")))
        .containsOnly(Map.entry("steps", 5), Map.entry("clip", 1), Map.entry("id", "b"));
  }
}
