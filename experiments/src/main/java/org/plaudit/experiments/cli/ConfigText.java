package org.plaudit.experiments.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The configs that come with Plaudit, as text. */
final class ConfigText {
  private ConfigText() {}

  /**
   * @param name of a built-in config
   */
  static String of(String name) {
    try (InputStream in = ConfigText.class.getResourceAsStream("/configs/" + name + ".yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a built-in config cannot be read", e);
    }
  }

  /** The first sentence of the comment at its top. */
  static String summary(String name) {
    return of(name)
        .lines()
        .takeWhile(line -> line.startsWith("#") && line.length() > 1)
        .map(line -> line.substring(1).strip())
        .collect(Collectors.joining(" "))
        .replaceFirst("(?<=[a-z][.?!]) .*", "");
  }
}
