package org.plaudit.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GateTest {
  private static final String HEADER =
      "\"Benchmark\",\"Mode\",\"Threads\",\"Samples\",\"Score\",\"Score Error"
          + " (99.9%)\",\"Unit\",\"Param: rows\"\n";

  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private Path file(String name, String... rows) throws IOException {
    return Files.writeString(folder.resolve(name), HEADER + String.join("\n", rows));
  }

  private int gate(Path... files) {
    String[] args = new String[files.length];
    for (int i = 0; i < files.length; i++) {
      args[i] = files[i].toString();
    }
    try (PrintStream out = new PrintStream(said, true, UTF_8)) {
      return Gate.run(args, out, out);
    }
  }

  private String said() {
    return said.toString(UTF_8);
  }

  @Test
  void overlappingIntervalsPass() throws IOException {
    Path before = file("before", "\"a\",\"thrpt\",1,10,100.0,6.0,\"ops/us\",");
    Path now = file("now", "\"a\",\"thrpt\",1,10,90.0,5.0,\"ops/us\",");
    assertThat(gate(before, now)).isZero();
    assertThat(said()).contains("same    a: 90.000 ± 5.0 ops/us").contains("1 compared, 0 slower");
  }

  @Test
  void aLowerRateFails() throws IOException {
    Path before = file("before", "\"a\",\"thrpt\",1,10,100.0,4.0,\"ops/us\",");
    Path now = file("now", "\"a\",\"thrpt\",1,10,90.0,5.0,\"ops/us\",");
    assertThat(gate(before, now)).isEqualTo(1);
    assertThat(said()).contains("slower  a");
    assertThat(gate(now, before)).isZero();
    assertThat(said()).contains("faster  a");
  }

  @Test
  void aLongerTimeFailsForItsParameterAlone() throws IOException {
    Path before =
        file(
            "before",
            "\"a\",\"avgt\",1,10,2.0,0.1,\"us/op\",1",
            "\"a\",\"avgt\",1,10,3.0,0.1,\"us/op\",8",
            "\"a:share\",\"avgt\",1,10,1.0,0.1,\"of a processor\",8");
    Path now =
        file(
            "now",
            "\"a\",\"avgt\",1,10,2.0,0.1,\"us/op\",1",
            "\"a\",\"avgt\",1,10,4.0,0.1,\"us/op\",8",
            "\"b\",\"avgt\",1,10,4.0,0.1,\"us/op\",8");
    assertThat(gate(before, now)).isEqualTo(1);
    assertThat(said())
        .contains("same    a rows=1")
        .contains("slower  a rows=8")
        .contains("new     b rows=8")
        .contains("2 compared, 1 slower");
  }

  @Test
  void processorTimeIsComparedInPlaceOfWallTime() throws IOException {
    Path before =
        file(
            "before",
            "\"a\",\"avgt\",1,10,2.0,0.1,\"us/op\",",
            "\"a:alone\",\"avgt\",1,10,1.0,0.1,\"us/op\",");
    Path now =
        file(
            "now",
            "\"a\",\"avgt\",1,10,4.0,0.1,\"us/op\",",
            "\"a:alone\",\"avgt\",1,10,1.1,0.1,\"us/op\",");
    Path without = file("without", "\"a\",\"avgt\",1,10,4.0,0.1,\"us/op\",");
    assertThat(gate(before, now)).isZero();
    assertThat(said()).contains("same    a: 1.1000 ± 0.10 us/op").contains("1 compared, 0 slower");
    assertThat(gate(before, without)).isEqualTo(1);
  }

  @Test
  void badFilesAreNamed() throws IOException {
    Path good = file("good", "\"a\",\"thrpt\",1,10,100.0,4.0,\"ops/us\",");
    Path other = Files.writeString(folder.resolve("other"), "hello");
    Path single = file("single", "\"a\",\"thrpt\",1,1,100.0,NaN,\"ops/us\",");
    Path unit = file("unit", "\"a\",\"thrpt\",1,10,100.0,4.0,\"ops/ns\",");
    assertThat(gate(good)).isEqualTo(2);
    assertThat(gate(good, folder.resolve("none"))).isEqualTo(2);
    assertThat(gate(good, other)).isEqualTo(2);
    assertThat(gate(good, single)).isEqualTo(2);
    assertThat(gate(good, unit)).isEqualTo(2);
    assertThat(said())
        .contains("Two files are needed")
        .contains("There is no file")
        .contains("is not a table of results. Maybe run the benchmarks with -rf csv.")
        .contains("line 2: error (NaN) must be a number, at least 0. Maybe take three samples")
        .contains("units (ops/us, ops/ns) must be equal");
  }
}
