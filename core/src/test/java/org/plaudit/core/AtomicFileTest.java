package org.plaudit.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void aFileIsReplacedWholeOrNotAtAll() throws IOException {
    Path file = folder.resolve("a.txt");
    AtomicFile.write(file, out -> out.write("old".getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(
            () ->
                AtomicFile.write(
                    file,
                    out -> {
                      out.write("half".getBytes(StandardCharsets.UTF_8));
                      throw new IllegalStateException("a crash");
                    }))
        .hasMessage("a crash");
    assertThat(file).hasContent("old");
    AtomicFile.write(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
    assertThat(file).hasContent("new");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> AtomicFile.write(folder.resolve("none/a.txt"), out -> {}))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none");
  }
}
