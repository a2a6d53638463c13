package org.plaudit.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
  @ParameterizedTest
  @CsvSource({
    "100_000, Long, 100000",
    "0x1F, Long, 31",
    "0o17, Long, 15",
    "017, Long, 17",
    "1e-4, Double, 1.0E-4",
    "-.5, Double, -0.5",
    ".inf, Double, Infinity",
    "1__0, String, 1__0",
    "12:30, String, 12:30",
    "yes, String, yes",
    "no, String, no",
    "True, Boolean, true",
    "'\"5\"', String, 5",
    "99999999999999999999, BigInteger, 99999999999999999999",
  })
  void scalarsMeanWhatYaml12Says(String text, String type, String value) {
    Object read = YamlReader.value(text, "here", "x");
    assertThat(read.getClass().getSimpleName()).isEqualTo(type);
    assertThat(String.valueOf(read)).isEqualTo(value);
  }

  @Test
  void aKeyThatStandsTwiceIsAProblem() {
    assertThat(ConfigReaderTest.problems(ConfigReaderTest.SOUND + "name: again\n"))
        .containsExactly(
            "walk.yaml:13: name: the key stands here and in line 1. Maybe delete one.");
  }

  @Test
  void brokenYamlIsOneProblemWithItsLine() {
    assertThat(ConfigReaderTest.problems("name: walk\nenv: {id: x\nlearner: 3\n"))
        .singleElement()
        .asString()
        .startsWith("walk.yaml:3: not YAML: ")
        .doesNotContain("\n");
    assertThat(ConfigReaderTest.problems("name: walk\n\tenv: x\n"))
        .singleElement()
        .asString()
        .startsWith("walk.yaml:2: not YAML: ")
        .endsWith("Maybe indent with spaces instead of tabs.");
    assertThat(ConfigReaderTest.problems("name: \0\n")).hasSize(1);
    assertThat(ConfigReaderTest.problems("- 1\n- 2\n")).hasSize(1);
    assertThat(ConfigReaderTest.problems("")).hasSize(1);
    assertThat(ConfigReaderTest.problems("a: 1\n---\nb: 2\n")).hasSize(1);
  }

  @Test
  void aliasBombsDoNotGoOff() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 19; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(ConfigReaderTest.problems(bomb.toString())).hasSize(1);
    StringBuilder chain = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 14; i++) {
      chain.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(ConfigReaderTest.problems(chain.toString()))
        .singleElement()
        .asString()
        .contains("alias");
    assertThat(ConfigReaderTest.problems("a: &a [*a]\n")).hasSize(1);
    assertThat(ConfigReaderTest.problems("a: " + "[".repeat(5_000) + "\n")).hasSize(1);
  }

  @Test
  void anEmptyValueIsAProblemExceptForAnArm() {
    String bare = ConfigReaderTest.SOUND.replace("learned: {}", "learned:");
    assertThat(ConfigReaderTest.parse(bare))
        .isEqualTo(ConfigReaderTest.parse(ConfigReaderTest.SOUND));
    assertThat(ConfigReaderTest.problems(ConfigReaderTest.SOUND.replace("rate: 0.25", "rate:")))
        .contains(
            "walk.yaml:3: learner.rate: the value is empty. Maybe write one, or delete the key.");
  }

  @Test
  void whatIsWrittenReadsBackTheSame() {
    Map<String, Object> tree =
        new java.util.LinkedHashMap<>(
            Map.of("odd", List.of("true", "1e3", "a: b", "\"q\"\n\t\\", "", "null", "ü", "plain")));
    tree.put("numbers", List.of(1e-4, 1e300, Double.POSITIVE_INFINITY, 5L, -0.0));
    tree.put("nested", List.of(Map.of("id", "x"), Map.of("id", "y")));
    Places places = new Places("here");
    assertThat(YamlReader.mapping(YamlWriter.write(tree), "here", places, new Problems(places)))
        .isEqualTo(tree);
  }
}
