package org.plaudit.experiments.store;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the commit that the running classes were built from, by reading git's own files. */
final class Commit {
  private Commit() {}

  /** The commit checked out around the class files; empty if they lie in no checkout. */
  static String here() {
    try {
      Path code = Path.of(Commit.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return around(code);
    } catch (URISyntaxException | RuntimeException e) {
      // Classes from elsewhere than a file have no checkout.
      return "";
    }
  }

  static String around(Path start) {
    try {
      for (Path folder = start.toAbsolutePath(); folder != null; folder = folder.getParent()) {
        Path git = folder.resolve(".git");
        if (Files.exists(git)) {
          return head(git);
        }
      }
    } catch (IOException e) {
      // Unreadable is as good as absent: provenance is a courtesy, not a result.
    }
    return "";
  }

  private static String head(Path git) throws IOException {
    Path own = git;
    if (Files.isRegularFile(git)) {
      // A worktree: the file says where its folder is.
      String pointer = Files.readString(git).strip().replaceFirst("^gitdir: ", "");
      own = git.resolveSibling(pointer);
    }
    String head = Files.readString(own.resolve("HEAD")).strip();
    if (!head.startsWith("ref: ")) {
      return head;
    }
    String ref = head.substring(5);
    Path common = own;
    if (Files.exists(own.resolve("commondir"))) {
      common = own.resolve(Files.readString(own.resolve("commondir")).strip());
    }
    if (Files.exists(common.resolve(ref))) {
      return Files.readString(common.resolve(ref)).strip();
    }
    return packed(common.resolve("packed-refs"), ref).orElse("");
  }

  private static Optional<String> packed(Path refs, String ref) throws IOException {
    if (!Files.exists(refs)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(refs)) {
      return lines
          .filter(line -> line.endsWith(" " + ref))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .findFirst();
    }
  }
}
