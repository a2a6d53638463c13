package org.plaudit.agents.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.contract.Programs;

/** What happens where OpenBLAS does not load, each in a Java of its own. */
class BackendTest {
  @TempDir Path scratch;

  /** Multiplies twice and says how that went. */
  static final class Probe {
    private Probe() {}

    public static void main(String[] args) {
      float[] ones = new float[64 * 64];
      java.util.Arrays.fill(ones, 1f);
      float[] c = new float[64 * 64];
      for (int i = 0; i < 2; i++) {
        Blas.gemm(Transpose.NO, Transpose.NO, 64, 64, 64, 1, ones, 0, ones, 0, 1, c, 0);
      }
      System.out.println(Blas.backend() + " " + c[5]);
    }
  }

  @Test
  void aLibraryThatDoesNotLoadCostsOneLineOfLog() throws Exception {
    List<String> lines =
        run(
            Probe.class,
            scratch,
            "-Ddev.ludovic.netlib.blas.nativeLibPath=" + scratch.resolve("none"));
    assertThat(lines).contains("JAVA 128.0");
    assertThat(lines.stream().filter(line -> line.contains("OpenBLAS does not load"))).hasSize(1);
  }

  @Test
  void plainJavaCanBeAskedFor() throws Exception {
    assertThat(run(Probe.class, scratch, "-Dplaudit.blas=java")).containsExactly("JAVA 128.0");
  }

  /** What a program prints, to stdout or stderr, in a Java with this option. */
  static List<String> run(Class<?> program, Path scratch, String option)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(option);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    return Programs.output(scratch, command);
  }
}
