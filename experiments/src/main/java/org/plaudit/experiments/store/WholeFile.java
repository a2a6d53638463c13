package org.plaudit.experiments.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.plaudit.core.AtomicFile;

/** {@link AtomicFile} for a run: what cannot be written stops it, with the reason. */
public final class WholeFile {
  /** What goes into a file. */
  @FunctionalInterface
  public interface Content extends AtomicFile.Content {}

  private WholeFile() {}

  /**
   * Replaces the file if there is one.
   *
   * @throws RunFailed if it cannot be written; nothing half-written stays
   */
  public static void write(Path file, Content content) {
    try {
      AtomicFile.write(file, content);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /**
   * As {@link #write}, but what was there before stays under the name {@code previous}. After a
   * crash between the two moves only {@code previous} is there.
   */
  static void rotate(Path file, Path previous, Content content) {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      AtomicFile.force(temporary, content);
      if (Files.exists(file)) {
        AtomicFile.replace(file, previous);
      }
      AtomicFile.replace(temporary, file);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(temporary);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw failed(file, e);
    }
  }

  private static RunFailed failed(Path file, IOException cause) {
    return new RunFailed(
        RunFailed.Scope.RUN,
        "%s: cannot be written: %s. Maybe make room there, or check the folder's rights."
            .formatted(file, reason(cause)));
  }

  /** What a person calls it. */
  static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof NoSuchFileException) {
      return "its folder is not there";
    }
    if (e instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
