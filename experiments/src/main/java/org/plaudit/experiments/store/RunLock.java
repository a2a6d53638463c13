package org.plaudit.experiments.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.plaudit.core.BadInput;

/** Keeps two processes from running the same folder; ends with the process, however it ends. */
public final class RunLock implements AutoCloseable {
  private final FileChannel channel;

  private RunLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @throws BadInput if another process runs the folder
   */
  static RunLock of(Path folder) {
    try {
      FileChannel channel =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (held(channel).isEmpty()) {
        channel.close();
        throw new BadInput(
            folder + ": another process is running it. Maybe wait until that one is finished.");
      }
      return new RunLock(channel);
    } catch (IOException e) {
      throw new BadInput(
          "%s: cannot be written to: %s. Maybe check its rights."
              .formatted(folder, WholeFile.reason(e)));
    }
  }

  private static Optional<FileLock> held(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
    }
  }
}
