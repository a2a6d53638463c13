package org.plaudit.experiments.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The checkpoints of one part: the latest, and the one before it in case the latest is damaged. */
public final class CheckpointFiles {
  private final Path folder;
  private final PartId part;
  private final String config;

  /**
   * @param config SHA-256 of the config that a checkpoint must belong to
   */
  CheckpointFiles(Path folder, PartId part, String config) {
    this.folder = folder;
    this.part = part;
    this.config = config;
  }

  /**
   * Writes the checkpoint; the one that was the latest stays as the previous.
   *
   * @throws RunFailed if it cannot be written
   */
  public void write(Checkpoint checkpoint) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new RunFailed(
          RunFailed.Scope.RUN,
          "%s: cannot be made: %s. Maybe check the folder's rights."
              .formatted(folder, WholeFile.reason(e)));
    }
    byte[] bytes = checkpoint.encoded();
    WholeFile.rotate(latest(), previous(), out -> out.write(bytes));
  }

  /**
   * The newest checkpoint that is whole; empty if there is none at all.
   *
   * @param notices is told of damaged ones
   * @throws RunFailed if there are checkpoints, but all are damaged
   */
  public Optional<Checkpoint> read(Consumer<String> notices) {
    List<Path> damaged = new ArrayList<>();
    for (Path file : List.of(latest(), previous())) {
      Optional<byte[]> bytes = bytes(file);
      if (bytes.isEmpty()) {
        // Not written yet, or a crash came between the two moves.
        continue;
      }
      try {
        return Optional.of(checked(Checkpoint.decoded(bytes.get())));
      } catch (IOException e) {
        damaged.add(file);
        notices.accept(
            "%s: the checkpoint cannot be used: %s.%s"
                .formatted(
                    file,
                    WholeFile.reason(e),
                    file.equals(latest()) && Files.exists(previous())
                        ? " Trying the one before."
                        : ""));
      }
    }
    if (!damaged.isEmpty()) {
      throw new RunFailed(
          RunFailed.Scope.PART,
          "%s: no checkpoint of %s is whole. Maybe delete that folder: the part then starts anew, and ends in the same results."
              .formatted(folder, part));
    }
    return Optional.empty();
  }

  private Checkpoint checked(Checkpoint checkpoint) throws IOException {
    if (!checkpoint.config().equals(config) || !checkpoint.part().equals(part)) {
      throw new IOException("it belongs to another config or part");
    }
    return checkpoint;
  }

  private static Optional<byte[]> bytes(Path file) {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new RunFailed(
          RunFailed.Scope.RUN,
          "%s: cannot be read: %s. Maybe check the folder's rights."
              .formatted(file, WholeFile.reason(e)));
    }
  }

  private Path latest() {
    return folder.resolve("latest.bin");
  }

  private Path previous() {
    return folder.resolve("previous.bin");
  }
}
