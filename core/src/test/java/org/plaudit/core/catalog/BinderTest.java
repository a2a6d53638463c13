package org.plaudit.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plaudit.core.BadInput;
import org.plaudit.core.Require;

final class BinderTest {
  enum Mode {
    FIRST,
    SECOND_BEST {
      @Override
      public String toString() {
        return "not for configs";
      }
    }
  }

  record Inner(double rate, int steps) {
    Inner {
      Require.that(rate > 0, "rate (%s) must be positive. Maybe write 0.1.", rate);
    }
  }

  record Options(
      int count,
      long total,
      double entropyWeight,
      boolean fast,
      String name,
      Mode mode,
      Inner inner,
      List<Integer> sizes,
      List<Mode> modes,
      List<List<Double>> table) {
    Options {
      Require.that(count >= 0, "count (%d) must not be negative", count);
    }
  }

  private static final Options DEFAULTS =
      new Options(
          3,
          4L,
          0.5,
          true,
          "x",
          Mode.FIRST,
          new Inner(0.1, 7),
          List.of(64, 64),
          List.of(),
          List.of());

  private static Options bind(Map<String, ?> given) {
    return Binder.bind(DEFAULTS, given);
  }

  private static Options bind(String key, Object value) {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put(key, value);
    return bind(given);
  }

  private static List<String> problems(Map<String, ?> given) {
    return catchThrowableOfType(BadInput.class, () -> bind(given)).problems();
  }

  private static void refused(String key, Object value, String... problems) {
    assertThatThrownBy(() -> bind(key, value))
        .isInstanceOf(BadInput.class)
        .hasMessage(String.join("\n", problems));
  }

  @Test
  void absentKeysKeepTheirDefaults() {
    assertThat(bind(Map.of())).isEqualTo(DEFAULTS);
    assertThat(bind("count", 9).total()).isEqualTo(4);
    assertThat(bind("inner", Map.of("steps", 8)).inner()).isEqualTo(new Inner(0.1, 8));
  }

  @Test
  void eachTypeIsBound() {
    assertThat(bind("count", 5L).count()).isEqualTo(5);
    assertThat(bind("count", 5.0).count()).isEqualTo(5);
    assertThat(bind("total", 1L << 60).total()).isEqualTo(1L << 60);
    assertThat(bind("fast", false).fast()).isFalse();
    assertThat(bind("name", "y").name()).isEqualTo("y");
    assertThat(bind("mode", "second-best").mode()).isEqualTo(Mode.SECOND_BEST);
    assertThat(bind("mode", "SECOND_BEST").mode()).isEqualTo(Mode.SECOND_BEST);
    assertThat(bind("sizes", List.of(1, 2L)).sizes()).containsExactly(1, 2);
    assertThat(bind("modes", List.of("first", "first")).modes())
        .containsExactly(Mode.FIRST, Mode.FIRST);
    assertThat(bind("table", List.of(List.of(1, 2.5), List.of())).table())
        .containsExactly(List.of(1.0, 2.5), List.of());
  }

  @Test
  void keysMayBeWrittenWithUnderscoresOrInCamelCase() {
    assertThat(bind("entropy_weight", 2).entropyWeight()).isEqualTo(2);
    assertThat(bind("entropyWeight", 2).entropyWeight()).isEqualTo(2);
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("entropy_weight", 1);
    both.put("entropyWeight", 2);
    assertThat(problems(both)).containsExactly("entropy_weight: given twice. Remove one.");
  }

  @Test
  void anUnknownKeyFailsWithTheNearestKnownOne() {
    refused("cuont", 1, "cuont: unknown key. Maybe count.");
    refused("entropy-weight", 1, "entropy-weight: unknown key. Maybe entropy_weight.");
    refused("inner", Map.of("rat", 1), "inner.rat: unknown key. Maybe rate.");
    refused(
        "colour",
        1,
        "colour: unknown key. Known: count, total, entropy_weight, fast, name, mode, inner, sizes,"
            + " modes, table.");
    assertThatThrownBy(() -> Binder.bind(new Entry.NoOptions(), Map.of("a", 1)))
        .hasMessage("a: unknown key. There are no options here.");
  }

  @Test
  void nothingIsConvertedSilently() {
    refused("count", "5", "count: (5) must be a whole number. Maybe 3.");
    refused("count", 1.5, "count: (1.5) must be a whole number. Maybe 3.");
    refused("count", true, "count: (true) must be a whole number. Maybe 3.");
    refused("entropy_weight", "0.5", "entropy_weight: (0.5) must be a number. Maybe 0.5.");
    refused("fast", 1, "fast: (1) must be true or false. Maybe true.");
    refused("fast", "yes", "fast: (yes) must be true or false. Maybe true.");
    refused("name", 7, "name: (7) must be a text.");
    refused("mode", 0, "mode: (0) must be one of first, second-best.");
    refused("mode", "frist", "mode: (frist) must be one of first, second-best. Maybe first.");
    refused("inner", 3, "inner: (3) must be a mapping of options.");
    refused("sizes", 64, "sizes: (64) must be a list, as in [1, 2].");
    refused("sizes", Map.of(), "sizes: ({}) must be a list, as in [1, 2].");
    refused("sizes", List.of(1, "b"), "sizes[1]: (b) must be a whole number.");
    refused("table", List.of(List.of(1), List.of(true)), "table[1][0]: (true) must be a number.");
  }

  @Test
  void numbersBeyondTheirTypeNeitherWrapAroundNorSaturate() {
    String ints = " must be a whole number in [-2147483648, 2147483647]. Maybe 3.";
    refused("count", 1L << 31, "count: (2147483648)" + ints);
    refused("count", -(1L << 31) - 1, "count: (-2147483649)" + ints);
    String longs =
        " must be a whole number in [-9223372036854775808, 9223372036854775807]. Maybe 4.";
    BigInteger beyond = BigInteger.ONE.shiftLeft(63);
    refused("total", beyond, "total: (9223372036854775808)" + longs);
    refused("total", 0x1p63, "total: (9.223372036854776E18)" + longs);
    refused("total", 1e300, "total: (1.0E300)" + longs);
    refused("total", Double.POSITIVE_INFINITY, "total: (Infinity)" + longs);
    refused("total", new BigDecimal("1e999999999"), "total: (1E+999999999)" + longs);
    refused("total", Double.NaN, "total: (NaN) must be a whole number. Maybe 4.");
    assertThat(bind("total", Long.MIN_VALUE).total()).isEqualTo(Long.MIN_VALUE);
    assertThat(bind("total", beyond.subtract(BigInteger.ONE)).total()).isEqualTo(Long.MAX_VALUE);
    assertThat(bind("count", Integer.MAX_VALUE).count()).isEqualTo(Integer.MAX_VALUE);
    refused("count", Integer.MIN_VALUE, "count (-2147483648) must not be negative");
  }

  @Test
  void onlyFiniteNumbersAreOptions() {
    refused(
        "entropy_weight", Double.NaN, "entropy_weight: (NaN) must be a finite number. Maybe 0.5.");
    refused(
        "entropy_weight",
        Double.NEGATIVE_INFINITY,
        "entropy_weight: (-Infinity) must be a finite number. Maybe 0.5.");
    refused(
        "entropy_weight",
        BigInteger.TEN.pow(400),
        "entropy_weight: (" + "1" + "0".repeat(56) + "...) must be a finite number. Maybe 0.5.");
  }

  private record Threshold(double skip) {}

  @Test
  void aDefaultThatIsNotFiniteCanBeWrittenOut() {
    Threshold never = new Threshold(Double.NEGATIVE_INFINITY);
    assertThat(Binder.bind(never, Option.written(never))).isEqualTo(never);
    assertThatThrownBy(() -> Binder.bind(never, Map.of("skip", Double.POSITIVE_INFINITY)))
        .hasMessage("skip: (Infinity) must be a finite number.");
  }

  @Test
  void aKeyWithoutAValueSaysSo() {
    refused("count", null, "count: has no value. Maybe leave the key out.");
    refused("inner", null, "inner: has no value. Maybe leave the key out.");
    refused("sizes", Arrays.asList(1, null), "sizes[1]: has no value. Maybe leave the key out.");
  }

  @Test
  void whatTheRecordRefusesIsAProblemAtItsPlace() {
    refused("count", -1, "count (-1) must not be negative");
    refused("inner", Map.of("rate", 0), "inner: rate (0.0) must be positive. Maybe write 0.1.");
  }

  @Test
  void allProblemsAreFoundAtOnceInTheOrderOfTheRecord() {
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("sizes", "none");
    given.put("inner", Map.of("rate", -1));
    given.put("speed", 1);
    given.put("count", "many");
    assertThat(problems(given))
        .containsExactly(
            "speed: unknown key. Known: count, total, entropy_weight, fast, name, mode, inner,"
                + " sizes, modes, table.",
            "count: (many) must be a whole number. Maybe 3.",
            "inner: rate (-1.0) must be positive. Maybe write 0.1.",
            "sizes: (none) must be a list, as in [1, 2].");
  }

  @Test
  void aPathIsPutInFrontAndProblemsAddUp() {
    Binder binder = new Binder();
    Optional<Inner> inner = binder.bind(new Inner(1, 1), Map.of("stepz", 1), "learner");
    assertThat(inner).isEmpty();
    assertThat(binder.bind(new Inner(1, 1), Map.of("steps", 2), "oracle"))
        .contains(new Inner(1, 2));
    binder.bind(new Inner(1, 1), Map.of("rate", 0), "oracle");
    assertThat(binder.problems())
        .containsExactly(
            new Problem("learner.stepz", "unknown key. Maybe steps."),
            new Problem("oracle", "rate (0.0) must be positive. Maybe write 0.1."));
  }

  record Foreign(Map<String, Object> options) {}

  @Test
  void aMapIsKeptAsItIs() {
    Foreign none = new Foreign(Map.of());
    Map<String, Object> given = Map.of("depth", 3, "deeper", Map.of("a", List.of(1)));
    assertThat(Binder.bind(none, Map.of("options", given)).options()).isEqualTo(given);
    assertThat(Option.of(none)).containsExactly(new Option("options", "options", Map.of(), ""));
    assertThatThrownBy(() -> Binder.bind(none, Map.of("options", 1)))
        .hasMessage("options: (1) must be a mapping, as in {name: value}.");
  }

  @Test
  void keysThatAreNoTextAreUnknown() {
    Map<Object, Object> given = new LinkedHashMap<>();
    given.put(5, 1);
    given.put(null, 1);
    assertThatThrownBy(() -> bind("inner", given))
        .hasMessage(
            "inner.5: unknown key. Known: rate, steps.\n"
                + "inner.null: unknown key. Known: rate, steps.");
  }

  @Test
  void hostileTreesAreRefusedShortlyAndAtOnce() {
    // As wide as a YAML of nine levels of nine aliases each: 9^40 leaves.
    List<Object> laughs = new ArrayList<>(List.of("ha"));
    for (int i = 0; i < 40; i++) {
      laughs = new ArrayList<>(Collections.nCopies(9, laughs));
    }
    Object bomb = laughs;
    assertThatThrownBy(() -> bind("count", bomb))
        .hasMessage(
            "count: ([[[[...], [...], [...], [...], [...], [...], [...], [...]...)"
                + " must be a whole number. Maybe 3.");
    List<Object> deep = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      deep = new ArrayList<>(List.of(deep));
    }
    Object well = deep;
    assertThatThrownBy(() -> bind("name", well)).hasMessage("name: ([[[[...]]]]) must be a text.");
    String endless = "x".repeat(1_000_000);
    assertThatThrownBy(() -> bind(endless, 1))
        .hasMessageStartingWith("x".repeat(57) + "...: unknown key. Known: count,");
  }

  @Test
  void whatOptionsSayCanBeBoundAgain() {
    Options options =
        new Options(
            1,
            -5L,
            1e-300,
            false,
            "näme",
            Mode.SECOND_BEST,
            new Inner(3.25, 0),
            List.of(),
            List.of(Mode.SECOND_BEST, Mode.FIRST),
            List.of(List.of(0.1), List.of()));
    Map<String, Object> written = Option.written(options);
    assertThat(written)
        .containsEntry("mode", "second-best")
        .containsEntry("inner", Map.of("rate", 3.25, "steps", 0))
        .containsKey("entropy_weight");
    assertThat(bind(written)).isEqualTo(options);
  }
}
