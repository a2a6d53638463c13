package org.plaudit.experiments.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void aFullDiskLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old");
    RunFailed failed =
        catchThrowableOfType(
            RunFailed.class,
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      out.write("half".getBytes(StandardCharsets.UTF_8));
                      throw new IOException("No space left on device");
                    }));
    assertThat(failed)
        .hasMessage(
            file
                + ": cannot be written: No space left on device."
                + " Maybe make room there, or check the folder's rights.");
    assertThat(file).hasContent("old");
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void rotationKeepsWhatWasThereBefore() throws IOException {
    Path file = folder.resolve("latest");
    Path previous = folder.resolve("previous");
    for (String text : new String[] {"1", "2", "3"}) {
      WholeFile.rotate(file, previous, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(file).hasContent("3");
    assertThat(previous).hasContent("2");
  }

  @Test
  void theCommitIsFoundInACheckoutAndInAWorktree() throws IOException {
    Path git = Files.createDirectories(folder.resolve("house/.git/refs/heads"));
    Files.writeString(git.resolve("main"), "aaaa\n");
    Files.writeString(folder.resolve("house/.git/HEAD"), "ref: refs/heads/main\n");
    Path deep = Files.createDirectories(folder.resolve("house/core/target"));
    assertThat(Commit.around(deep)).isEqualTo("aaaa");
    Path own = Files.createDirectories(folder.resolve("house/.git/worktrees/tree"));
    Files.writeString(own.resolve("HEAD"), "ref: refs/heads/side\n");
    Files.writeString(own.resolve("commondir"), "../..\n");
    Files.writeString(folder.resolve("house/.git/packed-refs"), "# x\nbbbb refs/heads/side\n");
    Path tree = Files.createDirectories(folder.resolve("tree"));
    Files.writeString(tree.resolve(".git"), "gitdir: " + own + "\n");
    assertThat(Commit.around(tree)).isEqualTo("bbbb");
  }
}
