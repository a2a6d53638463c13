package org.plaudit.experiments.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.plaudit.core.BadInput;

/** Files with one JSON object a line, zipped or not. */
final class JsonLines {
  private static final int MOST_PROBLEMS = 10;

  private JsonLines() {}

  /** What a line means. */
  interface Parser<T> {
    T parse(String line) throws IOException;
  }

  /**
   * All lines but blank ones. A last line without its end that means nothing was torn off while it
   * was written; it is left out with a notice.
   *
   * @throws BadInput if the file cannot be read, or naming the first lines that mean nothing
   */
  static <T> List<T> read(Path file, Parser<T> parser, Consumer<String> notices) {
    String text = text(file);
    String[] lines = text.split("\n", -1);
    List<T> parsed = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < lines.length && problems.size() < MOST_PROBLEMS; i++) {
      if (!lines[i].isBlank()) {
        try {
          parsed.add(parser.parse(lines[i]));
        } catch (IOException e) {
          // Jackson says on further lines where in its own source it stood.
          String why = WholeFile.reason(e).lines().findFirst().orElse("");
          if (i == lines.length - 1) {
            notices.accept("%s: its last line is torn off and was left out.".formatted(file));
          } else {
            problems.add("%s:%d: %s. Maybe delete the line.".formatted(file, i + 1, why));
          }
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return parsed;
  }

  private static String text(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(2);
      boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
      in.reset();
      InputStream plain = zipped ? new GZIPInputStream(in) : in;
      return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new BadInput(
          Files.isDirectory(file)
              ? file + ": is a folder, not a file of lines. Maybe name a file in it."
              : Files.notExists(file)
                  ? file + ": there is no such file."
                  : "%s: cannot be read: %s. Maybe the file is damaged."
                      .formatted(file, WholeFile.reason(e)));
    }
  }
}
