package org.plaudit.core.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class Pcg64Test {
  /** One generator's line of draws.csv: where it starts and what NumPy then drew. */
  private record Recording(long entropy, List<Integer> key, List<String> draws) {
    static Recording of(String line) {
      List<String> cells = List.of(line.split(",", -1));
      List<Integer> key =
          Arrays.stream(cells.get(1).split("\\.", -1))
              .filter(word -> !word.isEmpty())
              .map(Integer::parseUnsignedInt)
              .toList();
      return new Recording(Long.parseLong(cells.get(0)), key, cells.subList(2, cells.size()));
    }

    Pcg64 generator() {
      return new Pcg64(new SeedSequence(entropy, key.stream().mapToInt(word -> word).toArray()));
    }
  }

  private static List<Recording> recordings() {
    try (InputStream in = Pcg64Test.class.getResourceAsStream("draws.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Recording::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String draw(Pcg64 rng, String call) {
    String[] parts = call.split(":", -1);
    return switch (parts[0]) {
      case "raw" -> String.format(Locale.ROOT, "%016x", rng.nextLong());
      case "double" -> Double.toHexString(rng.nextDouble());
      case "float" -> Double.toHexString(rng.nextFloat());
      case "uniform" ->
          Double.toHexString(
              rng.uniform(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])));
      case "integers" ->
          Long.toString(rng.nextLong(Long.parseLong(parts[1]), Long.parseLong(parts[2])));
      case "normal" -> Double.toHexString(rng.nextGaussian());
      case "permutation" ->
          Arrays.stream(rng.permutation(Integer.parseInt(parts[1])))
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(" "));
      default -> throw new IllegalArgumentException(call);
    };
  }

  /** Doubles are written alike ({@code 0x1p-1} and {@code 0x1.0000000000000p-1} are one number). */
  private static String normal(String result) {
    return result.contains("0x") ? Double.toHexString(Double.parseDouble(result)) : result;
  }

  @Test
  void everyDrawEqualsNumpysBitForBit() {
    int draws = 0;
    for (Recording recording : recordings()) {
      Pcg64 rng = recording.generator();
      for (String cell : recording.draws()) {
        String[] call = cell.split("=", -1);
        String drawn = draw(rng, call[0]);
        if (call[0].equals("normal")) {
          assertThat(Double.parseDouble(drawn))
              .as(cell)
              .isCloseTo(Double.parseDouble(call[1]), within(1e-13));
        } else {
          assertThat(drawn)
              .as("seed %d, draw %s", recording.entropy(), call[0])
              .isEqualTo(normal(call[1]));
        }
        draws++;
      }
    }
    assertThat(draws).isGreaterThan(4000);
  }

  @Test
  void smallRangesAreTheSameWhetherIntOrLong() {
    for (long seed = 0; seed < 20; seed++) {
      Pcg64 ints = new Pcg64(seed);
      Pcg64 longs = new Pcg64(seed);
      for (int bound : new int[] {1, 2, 3, 52, 1000, 1 << 30, Integer.MAX_VALUE}) {
        assertThat(ints.nextInt(bound)).isEqualTo((int) longs.nextLong(bound));
        assertThat(ints.nextInt(-bound, bound)).isEqualTo((int) longs.nextLong(-bound, bound));
      }
      assertThat(ints.nextInt(Integer.MIN_VALUE, Integer.MAX_VALUE))
          .isEqualTo((int) longs.nextLong(Integer.MIN_VALUE, Integer.MAX_VALUE));
      assertThat(ints.state()).isEqualTo(longs.state());
    }
  }

  @Test
  void publicConstructorIsTheRootOfTheSeedSequence() {
    assertThat(new Pcg64(42).nextDouble())
        .isEqualTo(0.7739560485559633); // default_rng(42).random()
    assertThat(new Pcg64(0).nextDouble()).isEqualTo(0.6369616873214543);
  }

  @Test
  void intsAreTheLowHalfThenTheHighHalf() {
    Pcg64 words = new Pcg64(42);
    Pcg64 halves = new Pcg64(42);
    for (int i = 0; i < 10; i++) {
      long word = words.nextLong();
      assertThat(halves.nextInt()).isEqualTo((int) word);
      assertThat(halves.nextInt()).isEqualTo((int) (word >>> 32));
    }
  }

  @Test
  void doublesLeaveTheWaitingHalfAlone() {
    Pcg64 rng = new Pcg64(42);
    long word = rng.copy().nextLong();
    rng.nextInt();
    rng.nextDouble();
    assertThat(rng.nextInt()).isEqualTo((int) (word >>> 32));
  }

  @Test
  void rangeOfOneDrawsNothing() {
    Pcg64 rng = new Pcg64(3);
    Pcg64.State before = rng.state();
    assertThat(rng.nextInt(1)).isZero();
    assertThat(rng.nextInt(-4, -3)).isEqualTo(-4);
    assertThat(rng.nextLong(9, 10)).isEqualTo(9);
    assertThat(rng.state()).isEqualTo(before);
  }

  @Test
  void stateRestoresTheWaitingHalfToo() {
    Pcg64 rng = new Pcg64(11);
    rng.nextInt();
    Pcg64.State state = rng.state();
    Pcg64 twin = Pcg64.of(state);
    assertThat(state.buffered()).isTrue();
    double[] first = {rng.nextInt(), rng.nextDouble(), rng.nextInt(7), rng.nextGaussian()};
    assertThat(
            new double[] {twin.nextInt(), twin.nextDouble(), twin.nextInt(7), twin.nextGaussian()})
        .isEqualTo(first);
    rng.restore(state);
    assertThat(new double[] {rng.nextInt(), rng.nextDouble(), rng.nextInt(7), rng.nextGaussian()})
        .isEqualTo(first);
  }

  @Test
  void copyGoesItsOwnWay() {
    Pcg64 rng = new Pcg64(1);
    Pcg64 copy = rng.copy();
    long expected = rng.copy().nextLong();
    rng.nextLong();
    rng.nextLong();
    assertThat(copy.nextLong()).isEqualTo(expected);
  }

  @Test
  void spentBuffersDoNotMakeStatesDiffer() {
    Pcg64 halves = new Pcg64(5);
    halves.nextInt();
    halves.nextInt();
    Pcg64 word = new Pcg64(5);
    word.nextLong();
    assertThat(halves.state()).isEqualTo(word.state());
  }

  @Test
  void badArgumentsNameValueAndRule() {
    assertThatThrownBy(() -> new Pcg64(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("seed (-1) must be zero or more");
    Pcg64 rng = new Pcg64(0);
    assertThatThrownBy(() -> rng.nextInt(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bound (0) must be positive");
    assertThatThrownBy(() -> rng.nextLong(-2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("bound (-2) must be positive");
    assertThatThrownBy(() -> rng.nextInt(3, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("low (3) must be below high (3)");
    assertThatThrownBy(() -> rng.uniform(2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("low (2.0) must not be above high (1.0)");
    assertThatThrownBy(() -> rng.permutation(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("n (-1)");
    assertThatThrownBy(() -> new Pcg64.State(1, 2, 3, 4, false, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("incLo (4) must be odd");
  }

  @Test
  void seedingAnewStartsOver() {
    Pcg64 rng = new Pcg64(3);
    rng.nextInt(); // leaves half a word behind
    for (long seed : new long[] {0, 42, 1L << 40, -1, Long.MIN_VALUE}) {
      rng.nextInt();
      rng.seed(seed);
      assertThat(rng.state()).isEqualTo(Pcg64.unsigned(seed).state());
    }
    rng.seed(42);
    assertThat(rng.state()).isEqualTo(new Pcg64(42).state());
  }
}
