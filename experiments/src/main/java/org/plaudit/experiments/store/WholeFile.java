package org.plaudit.experiments.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files so that each is there whole or not at all, also after a crash: to a temporary name
 * first, forced to the disk, then moved to its own name in one step.
 */
public final class WholeFile {
  /** What goes into a file. */
  @FunctionalInterface
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  private WholeFile() {}

  /**
   * Replaces the file if there is one.
   *
   * @throws RunFailed if it cannot be written; nothing half-written stays
   */
  public static void write(Path file, Content content) {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      force(temporary, content);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(temporary, file, e);
    }
  }

  /**
   * As {@link #write}, but what was there before stays under the name {@code previous}. After a
   * crash between the two moves only {@code previous} is there.
   */
  static void rotate(Path file, Path previous, Content content) {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      force(temporary, content);
      if (Files.exists(file)) {
        Files.move(
            file, previous, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw failed(temporary, file, e);
    }
  }

  private static void force(Path temporary, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.write(out);
      out.flush();
      channel.force(true);
    }
  }

  private static RunFailed failed(Path temporary, Path file, IOException cause) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
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
