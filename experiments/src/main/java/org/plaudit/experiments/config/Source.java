package org.plaudit.experiments.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plaudit.core.BadInput;
import org.plaudit.core.Suggest;

/**
 * The text of a config, and what to call it in messages.
 *
 * @param name a file's name, or of a config that is built in
 */
record Source(String name, String text) {
  static final int MOST_BYTES = 1 << 20;

  /** The configs that come with Plaudit, by the name that {@code plaudit run} takes. */
  static final List<String> BUILT_IN =
      List.of(
          "acrobot-ppo",
          "algorithms-classic",
          "cartpole-a2c",
          "cartpole-cem",
          "cartpole-dqn",
          "cartpole-ppo",
          "cartpole-recurrent",
          "cartpole-reinforce",
          "cliffwalking-tabular",
          "dose-response",
          "dqn-variants",
          "feedback-grid",
          "frozenlake-tabular",
          "imitation",
          "interactive",
          "label-efficiency",
          "minority",
          "mountaincar-dqn",
          "mountaincar-preferences",
          "pendulum-ppo",
          "pendulum-preferences",
          "pendulum-sac",
          "pendulum-td3",
          "quickstart",
          "taxi-tabular");

  private static final Pattern PLACED = Pattern.compile("(?:\\./)?configs/([^/]+)\\.ya?ml");

  /**
   * A built-in config by its bare name, else a file, else a built-in one by the place it has among
   * the sources, as in {@code configs/quickstart.yaml}.
   *
   * @throws BadInput if there is none, or it is too large, or not text
   */
  static Source find(String nameOrPath) {
    if (BUILT_IN.contains(nameOrPath)) {
      return builtIn(nameOrPath);
    }
    Matcher placed = PLACED.matcher(nameOrPath);
    if (placed.matches()
        && BUILT_IN.contains(placed.group(1))
        && !Files.exists(Path.of(nameOrPath))) {
      return builtIn(placed.group(1));
    }
    return file(nameOrPath);
  }

  private static Source builtIn(String name) {
    try (InputStream in = Source.class.getResourceAsStream("/configs/" + name + ".yaml")) {
      return new Source(name + ".yaml", decoded(name, in.readAllBytes()));
    } catch (IOException e) {
      throw new BadInput(name + ": cannot be read: " + e.getMessage() + ".");
    }
  }

  private static Source file(String path) {
    try {
      if (path.isBlank()) {
        throw new BadInput("CONFIG is empty." + remedy(path));
      }
      Path file = Path.of(path);
      if (Files.isDirectory(file)) {
        throw new BadInput(path + ": is a folder, not a config. Maybe name a file in it.");
      }
      if (!Files.exists(file)) {
        throw new BadInput(path + ": there is no such file." + remedy(path));
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new BadInput(
              path
                  + ": is larger than 1 MB ("
                  + MOST_BYTES
                  + " bytes), which no config is. Maybe it is another file.");
        }
        return new Source(path, decoded(path, bytes));
      }
    } catch (InvalidPathException e) {
      throw new BadInput(path + ": is not a path.");
    } catch (IOException e) {
      throw new BadInput(
          path
              + ": cannot be read ("
              + e.getClass().getSimpleName()
              + "). Maybe check its rights.");
    }
  }

  private static String remedy(String path) {
    String bare = path.replaceFirst(".*[/\\\\]", "").replaceFirst("\\.ya?ml$", "");
    return Suggest.nearest(bare, BUILT_IN)
        .map(near -> " Maybe " + near + ", which is built in.")
        .orElse(" Built in: " + String.join(", ", BUILT_IN) + ".");
  }

  private static String decoded(String name, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadInput(
          name + ": is not text in UTF-8. Maybe save it as UTF-8, or it is another file.");
    }
  }
}
