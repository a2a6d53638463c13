package org.plaudit.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OptionTest {
  enum Mode {
    FIRST,
    SECOND_BEST
  }

  record Inner(@Doc("of the inside") double rate) {}

  record Options(
      @Doc("how many, at least 1") int count,
      long total,
      double entropyWeight,
      boolean fast,
      String name,
      Mode mode,
      Inner inner,
      List<Integer> sizes,
      List<List<Double>> table) {}

  private static final List<Option> OPTIONS =
      Option.of(
          new Options(1, 2, 3, true, "n", Mode.SECOND_BEST, new Inner(4), List.of(5), List.of()));

  @Test
  void keysAreWrittenWithUnderscores() {
    assertThat(OPTIONS)
        .extracting(Option::key)
        .containsExactly(
            "count", "total", "entropy_weight", "fast", "name", "mode", "inner", "sizes", "table");
  }

  @Test
  void typesAreNamedForPeople() {
    assertThat(OPTIONS)
        .extracting(Option::type)
        .containsExactly(
            "whole number",
            "whole number",
            "number",
            "true or false",
            "text",
            "one of first, second-best",
            "options",
            "list of whole numbers",
            "list of lists of numbers");
  }

  @Test
  void meaningsComeFromTheDocs() {
    assertThat(OPTIONS.get(0).meaning()).isEqualTo("how many, at least 1");
    assertThat(OPTIONS.get(1).meaning()).isEmpty();
  }

  @Test
  void defaultsAreTreesAsYamlHoldsThem() {
    assertThat(OPTIONS)
        .extracting(Option::fallback)
        .hasToString("[1, 2, 3.0, true, n, second-best, {rate=4.0}, [5], []]");
  }
}
