package org.plaudit.agents.nn.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.plaudit.core.contract.Pythons;

/** Files of Python's, and Python itself where it is installed. */
final class Written {
  private Written() {}

  /** What {@code src/test/python/record_arrays.py} wrote. */
  static Path byPython(String name) {
    try {
      return Path.of(Written.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a Python with this library prints; skips the test where there is none. */
  static String python(Path scratch, String library, String code, Path... arguments) {
    List<String> command = new ArrayList<>(List.of(Pythons.with(library), "-c", code));
    for (Path argument : arguments) {
      command.add(argument.toString());
    }
    Path output = scratch.resolve("python.out");
    try {
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
      return Files.readString(output, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
