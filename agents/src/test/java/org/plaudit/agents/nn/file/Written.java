package org.plaudit.agents.nn.file;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.contract.Programs;
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
  static String python(Path scratch, String library, String code, Path... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Pythons.with(library), "-c", code));
    for (Path argument : arguments) {
      command.add(argument.toString());
    }
    return String.join("\n", Programs.output(scratch, command));
  }
}
