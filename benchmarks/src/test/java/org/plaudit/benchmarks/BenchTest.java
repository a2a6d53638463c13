package org.plaudit.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.experiments.cli.Main;
import org.plaudit.experiments.stats.Interval;
import picocli.CommandLine;

final class BenchTest {
  private static final String TABLE =
      """
      "Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit","Param: rows"
      "org.plaudit.benchmarks.nn.MlpForwardBenchmark.forward","avgt",1,10,2.0,0.1,"us/op",8
      "org.plaudit.benchmarks.nn.MlpForwardBenchmark.forward:alone","avgt",1,10,1.5,0.15,"us/op",8
      "org.plaudit.benchmarks.nn.MlpForwardBenchmark.forward:share","avgt",1,10,0.7,0.1,"of a processor",8
      "org.plaudit.benchmarks.envs.CartPoleBenchmark.step","thrpt",1,10,25.0,1.0,"ops/us",
      """;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int bench(String... args) {
    CommandLine line = Main.commandLine(Bench.command());
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return line.execute(args);
  }

  private int finish(Optional<String> before) {
    return Bench.finish(
        TABLE,
        before.map(table -> ResultFile.parse("before.csv", table.lines().toList())),
        folder,
        new PrintWriter(out));
  }

  @Test
  void listNamesEveryBenchmarkAndMeasuresNothing() {
    assertThat(bench("--list")).isZero();
    assertThat(out.toString().lines())
        .contains("envs.CartPole.step", "nn.MlpForward.forward")
        .hasSizeGreaterThan(10);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aPatternChooses() {
    assertThat(bench("CartPole.*step", "--list")).isZero();
    assertThat(out.toString().lines()).containsExactly("envs.CartPole.step");
  }

  @Test
  void whatItMeasuresIsWrittenSaidAndDrawn() throws IOException {
    Path results = folder.resolve("new/results");
    assertThat(bench("Pcg64.*draw", "--quick", "--out", results.toString())).isZero();
    assertThat(err.toString()).contains("1 of 1  random.Pcg64.draw");
    assertThat(out.toString())
        .contains("random.Pcg64.draw  ", "Results: " + results.resolve("results.csv"));
    assertThat(ResultFile.read(results.resolve("results.csv")))
        .containsOnlyKeys(
            "org.plaudit.benchmarks.random.Pcg64Benchmark.draw",
            "org.plaudit.benchmarks.random.Pcg64Benchmark.draw:alone");
    try (Stream<Path> files = Files.list(results)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("results.csv", "results.png");
    }
  }

  @Test
  void timesAreSaidInUnitsThatFit() {
    assertThat(finish(Optional.empty())).isZero();
    assertThat(out.toString())
        .containsPattern("nn.MlpForward.forward rows=8 +1.50 µs ± 10 % +2.00 µs ± 5 %")
        .containsPattern("envs.CartPole.step +40.0 ns ± 4 % +40.0 ns ± 4 %")
        .doesNotContain("share");
    assertThat(folder.resolve("results.csv")).hasContent(TABLE);
    assertThat(folder.resolve("changes.png")).doesNotExist();
  }

  @Test
  void onlyProcessorTimeIsComparedWhereBothHaveIt() {
    // By wall time it was faster before, by processor time it was not.
    String before = TABLE.replace(",2.0,0.1,", ",1.0,0.1,");
    assertThat(finish(Optional.of(before))).isZero();
    assertThat(out.toString()).contains("2 compared, 0 slower").doesNotContain("alone");
    assertThat(folder.resolve("changes.png")).isNotEmptyFile();
  }

  @Test
  void whatBecameSlowerFails() {
    assertThat(finish(Optional.of(TABLE.replace(",1.5,0.15,", ",1.0,0.15,")))).isEqualTo(1);
    assertThat(out.toString()).contains("slower  org.plaudit", "2 compared, 1 slower");
  }

  @Test
  void whatAPatternLeftOutIsNotGone() {
    String more = TABLE + "\"x.OtherBenchmark.o\",\"avgt\",1,10,2.0,0.1,\"us/op\",\n";
    assertThat(finish(Optional.of(more))).isZero();
    assertThat(out.toString()).doesNotContain("gone");
  }

  @Test
  void badInputIsToldBeforeAnythingIsMeasured() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "hello");
    Path picture = Files.write(folder.resolve("picture"), new byte[] {(byte) 0x89, (byte) 0xff});
    assertThat(bench("CartPoll")).isEqualTo(2);
    assertThat(bench("zzz")).isEqualTo(2);
    assertThat(bench("(")).isEqualTo(2);
    assertThat(bench("Pcg64", "--before", folder.resolve("none").toString())).isEqualTo(2);
    assertThat(bench("Pcg64", "--before", file.toString())).isEqualTo(2);
    assertThat(bench("Pcg64", "--before", picture.toString())).isEqualTo(2);
    assertThat(bench("Pcg64", "--before", folder.toString())).isEqualTo(2);
    assertThat(bench("Pcg64", "--out", file.resolve("in").toString())).isEqualTo(2);
    assertThat(bench("Pcg64", "--quik")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            "(CartPoll) is in the name of no benchmark. Maybe CartPole.",
            "(zzz) is in the name of no benchmark. Maybe look at plaudit bench --list.",
            "(() is no regular expression: unclosed group. Maybe write a part of a name, as"
                + " CartPole.",
            folder.resolve("none") + ": there is no such file. Maybe bench/STAMP/results.csv.",
            file + " is not a table of results. Maybe run the benchmarks with -rf csv.",
            picture + " is not text. Maybe it is another file.",
            folder + ": cannot be read. Maybe it is another file.",
            file.resolve("in")
                + ": cannot be made, or not be written to. Maybe write --out FOLDER.",
            "--quik: unknown option. Maybe --quick. See plaudit bench --help.");
  }

  @Test
  void timesOfEitherKindBecomeSeconds() {
    assertThat(Measurement.seconds(new Figure(2, 0.5, "min/op", Figure.Aim.LOW)))
        .isEqualTo(new Interval(120, 90, 150));
    Interval rate = Measurement.seconds(new Figure(4, 1, "ops/ms", Figure.Aim.HIGH));
    assertThat(rate.estimate()).isEqualTo(1e-3 / 4);
    assertThat(rate.low()).isEqualTo(1e-3 / 5);
    assertThat(rate.high()).isEqualTo(1e-3 / 3);
    // An interval that reaches beyond zero ends somewhere.
    assertThat(Measurement.seconds(new Figure(2, 5, "s/op", Figure.Aim.LOW)))
        .isEqualTo(new Interval(2, 0.2, 7));
  }

  @Test
  void numbersAreSpoken() {
    assertThat(Stream.of(12.34, 0.99951, 1.5e-3, 40e-9, 123.4e-6, 0.5e-9).map(Measurement::spoken))
        .containsExactly("12.3 s", "1.00 s", "1.50 ms", "40.0 ns", "123 µs", "0.500 ns");
    assertThat(Measurement.decade(1e-5)).isEqualTo("10 µs");
    assertThat(Measurement.decade(1e-10)).isEqualTo("0.1 ns");
    assertThat(Measurement.decade(2e-5)).isEmpty();
    assertThat(Measurement.of(Map.of())).isEmpty();
  }
}
