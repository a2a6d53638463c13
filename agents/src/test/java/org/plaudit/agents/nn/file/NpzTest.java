package org.plaudit.agents.nn.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.agents.nn.Matrix;
import org.plaudit.core.BadInput;

class NpzTest {
  @TempDir Path scratch;

  private static void refused(Path file, String... words) {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> Npz.read(file))
        .withMessageStartingWith(file.toString())
        .satisfies(e -> assertThat(List.of(words)).allMatch(e.getMessage()::contains));
  }

  @Test
  void everyTypeThatAFloatCanHoldIsRead() throws IOException {
    Map<String, Matrix> arrays = Npz.read(Written.byPython("several.npz"));
    assertThat(arrays.keySet())
        .containsExactly(
            "scalar", "truth", "half", "int8", "uint8", "int16", "uint16", "int32", "uint32",
            "int64");
    assertThat(arrays.get("scalar").toArray()).containsExactly(2.5f);
    assertThat(arrays.get("truth").toArray()).containsExactly(1, 0);
    assertThat(arrays.get("half").toArray()).containsExactly(0.5f, -2);
    arrays.forEach(
        (name, array) -> {
          if (name.contains("int")) {
            assertThat(array.toArray()).as(name).containsExactly(0, 1, 100);
          }
        });
    Map<String, Matrix> compressed = Npz.read(Written.byPython("compressed.npz"));
    assertThat(compressed.get("zeros")).hasToString("40x50");
    assertThat(compressed.get("ones").toArray()).containsExactly(1, 1, 1);
  }

  @Test
  void whatIsWrittenIsReadAgainAndByNumpy() throws Exception {
    Path file = scratch.resolve("two.npz");
    Map<String, Matrix> arrays = new LinkedHashMap<>();
    arrays.put("policy.0.weight", Matrix.of(2, 2, 1, 2, 3, 4));
    arrays.put("advantages", Matrix.of(3, 1, -1, 0, 1));
    Npz.write(file, arrays);
    Map<String, Matrix> read = Npz.read(file);
    assertThat(read.keySet()).containsExactly("advantages", "policy.0.weight");
    assertThat(read.get("policy.0.weight").toArray()).containsExactly(1, 2, 3, 4);
    String code =
        "import sys, numpy; f = numpy.load(sys.argv[1]);"
            + " print({k: (str(f[k].dtype), f[k].tolist()) for k in f.files})";
    assertThat(Written.python(scratch, "numpy", code, file))
        .isEqualTo(
            "{'advantages': ('float32', [[-1.0], [0.0], [1.0]]),"
                + " 'policy.0.weight': ('float32', [[1.0, 2.0], [3.0, 4.0]])}");
  }

  @Test
  void equalArraysMakeEqualBytes() throws IOException {
    Map<String, Matrix> arrays = Map.of("b", Matrix.of(1, 2, 1, 2), "a", Matrix.zeros(3, 1));
    Npz.write(scratch.resolve("one.npz"), arrays);
    Npz.write(scratch.resolve("two.npz"), new LinkedHashMap<>(arrays));
    assertThat(scratch.resolve("one.npz")).hasSameBinaryContentAs(scratch.resolve("two.npz"));
  }

  @Test
  void objectsInsideAreRefusedByName() throws IOException {
    Path file = scratch.resolve("mixed.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : new String[] {"c-float32.npy", "objects.npy"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(Files.readAllBytes(Written.byPython(name)));
      }
    }
    refused(file, ", objects: its values are Python objects");
  }

  @Test
  void aBombIsNotUnpacked() throws IOException {
    Path file = scratch.resolve("bomb.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("bomb.npy"));
      byte[] header = new byte[128];
      java.util.Arrays.fill(header, (byte) ' ');
      byte[] start = "\u0093NUMPY\1\0v\0".getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(start, 0, header, 0, start.length);
      byte[] text =
          "{'descr': '|u1', 'fortran_order': False, 'shape': (2147483000,), }"
              .getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(text, 0, header, start.length, text.length);
      zip.write(header);
      zip.write(new byte[1 << 20]); // what follows is never asked for
    }
    refused(file, "bomb: ");
  }

  @Test
  void damageIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(Written.byPython("several.npz"));
    Path file = scratch.resolve("damaged.npz");
    refused(Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2)), "damaged");
    refused(Files.write(file, new byte[0]));
    refused(Files.writeString(file, "not a zip"), "is not an .npz file");
    byte[] flipped = whole.clone();
    int at = new String(whole, StandardCharsets.ISO_8859_1).indexOf("'shape': (), }") + 60;
    while (flipped[at] == ' ' || flipped[at] == '\n') {
      at++;
    }
    flipped[at] ^= 1; // a bit of the scalar
    refused(Files.write(file, flipped), "scalar: its checksum is wrong");
  }

  @Test
  void otherThingsInTheZipAreRefused() throws IOException {
    Path file = scratch.resolve("other.npz");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("readme.txt"));
    }
    refused(file, "readme.txt is not an array");
    assertThatThrownBy(() -> Npz.read(scratch.resolve("none.npz")))
        .isInstanceOf(NoSuchFileException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Npz.write(file, Map.of(" ", Matrix.zeros(1, 1))))
        .withMessageContaining("needs a name");
  }
}
