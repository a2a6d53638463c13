package org.plaudit.agents.nn.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.agents.nn.Matrix;
import org.plaudit.core.BadInput;

class NpyTest {
  @TempDir Path scratch;

  /** A file with this dictionary and this many bytes of zeros. */
  private Path file(String dictionary, int bytes) throws IOException {
    byte[] text = dictionary.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[10 + text.length + bytes];
    ByteBuffer.wrap(all)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})
        .putShort((short) text.length)
        .put(text);
    return Files.write(scratch.resolve("a.npy"), all);
  }

  private static void refused(Path file, String... words) {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> Npy.read(file))
        .withMessageStartingWith(file + ": ")
        .satisfies(e -> assertThat(List.of(words)).allMatch(e.getMessage()::contains));
  }

  @ParameterizedTest
  @ValueSource(strings = {"c-float32.npy", "fortran-float64.npy", "format-2.npy"})
  void numpysArraysAreRead(String name) throws IOException {
    Matrix grid = Npy.read(Written.byPython(name));
    assertThat(grid).hasToString("2x3");
    assertThat(grid.toArray()).containsExactly(1, 2, 3, 4, 5, 6.5f);
  }

  @Test
  void fortransAxesAreTurnedBack() throws IOException {
    Matrix images = Npy.read(Written.byPython("fortran-3d.npy"));
    assertThat(images).hasToString("2x12");
    for (int i = 0; i < 24; i++) {
      assertThat(images.values()[i]).isEqualTo(i);
    }
    assertThat(Npy.read(Written.byPython("empty.npy"))).hasToString("0x3");
  }

  @Test
  void whatIsWrittenIsReadAgainAndByNumpy() throws Exception {
    Path file = scratch.resolve("grid.npy");
    float[] values = {9, 1, -0.0f, Float.MIN_VALUE, 4, Float.NEGATIVE_INFINITY, 6.5f};
    Npy.write(file, Matrix.view(2, 3, values, 1));
    assertThat(Npy.read(file).toArray()).isEqualTo(Arrays.copyOfRange(values, 1, 7));
    String code =
        "import sys, numpy; a = numpy.load(sys.argv[1]); print(a.dtype, a.shape, a.tolist())";
    assertThat(Written.python(scratch, "numpy", code, file))
        .isEqualTo("float32 (2, 3) [[1.0, -0.0, 1.401298464324817e-45], [4.0, -inf, 6.5]]");
  }

  @Test
  void objectsAreRefusedAndOtherTypesNamed() {
    refused(Written.byPython("objects.npy"), "Python objects (dtype |O)", "runs code", "Maybe");
    refused(Written.byPython("big-endian.npy"), "dtype >f4", "Maybe save a.astype('<f4')");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(2, 3); 23; shape [2, 3] and dtype <f4 need 24 bytes; 23 follow",
        "(2, 3); 25; shape [2, 3] and dtype <f4 need 24 bytes; more follow",
        "(2000000000, 2000000000); 24; is too large to read here",
        "(0, 2000000000, 2000000000); 0; is too large to read here",
        "(99999999999999999999,); 24; its shape (99999999999999999999,) cannot be",
        "(2 3,); 24; its shape (2 3,) cannot be",
        "(-2, 3); 24; is not one that NumPy writes",
        "(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1); 4; it has 33 axes"
      })
  void headersThatLieAreNotBelieved(String shape, int bytes, String words) throws IOException {
    for (String fortran : new String[] {"False", "True"}) {
      String dictionary = "{'descr': '<f4', 'fortran_order': %s, 'shape': %s, }";
      refused(file(dictionary.formatted(fortran, shape), bytes), words);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr': [('a', '<f4'), ('b', '|O')], 'fortran_order': False, 'shape': (1,), }",
        "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': 1}",
        "{'descr': '<f4', 'fortran_order': 1, 'shape': (1,), }",
        "{'descr': '<f4'}",
        "__import__('os')",
        "{}",
        " "
      })
  void otherDictionariesAreRefused(String dictionary) throws IOException {
    refused(file(dictionary, 4));
  }

  @Test
  void aTornFileIsRefusedWhereverItEnds() throws IOException {
    byte[] whole = Files.readAllBytes(Written.byPython("c-float32.npy"));
    for (int length = 0; length < whole.length; length++) {
      refused(Files.write(scratch.resolve("torn.npy"), Arrays.copyOf(whole, length)));
    }
    whole[6] = 9;
    refused(Files.write(scratch.resolve("torn.npy"), whole), "format 9");
    whole[6] = 2; // four bytes of length, of which two are text
    refused(Files.write(scratch.resolve("torn.npy"), whole), "longer than");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Npy.read(scratch.resolve("none.npy")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none.npy");
  }
}
