package org.plaudit.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs other programs for tests. */
public final class Programs {
  private Programs() {}

  /** The lines that a command prints to stdout and stderr, within a minute. */
  public static List<String> output(Path scratch, List<String> command)
      throws IOException, InterruptedException {
    Path output = scratch.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(output, StandardCharsets.UTF_8);
  }
}
