package org.plaudit.agents.nn.file;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.plaudit.agents.nn.Matrix;
import org.plaudit.core.AtomicFile;
import org.plaudit.core.BadInput;
import org.plaudit.core.Require;

/** Named arrays in a file of NumPy's, as {@code np.savez} and {@code np.load} have it. */
public final class Npz {
  private static final String SUFFIX = ".npy";

  /** The first one a zip file can tell: equal arrays make equal bytes. */
  private static final LocalDateTime NEVER = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Npz() {}

  /**
   * Writes them as float32 in the order of their names, whole or not at all.
   *
   * @throws IOException if they cannot be written
   */
  public static void write(Path file, Map<String, Matrix> arrays) throws IOException {
    for (String name : arrays.keySet()) {
      Require.that(!name.isBlank(), "an array in an .npz file needs a name");
    }
    AtomicFile.write(
        file,
        out -> {
          ZipOutputStream zip = new ZipOutputStream(out);
          zip.setLevel(Deflater.NO_COMPRESSION); // the low bits of floats do not compress
          for (Map.Entry<String, Matrix> array : new TreeMap<>(arrays).entrySet()) {
            ZipEntry entry = new ZipEntry(array.getKey() + SUFFIX);
            entry.setTimeLocal(NEVER);
            zip.putNextEntry(entry);
            zip.write(Npy.bytes(array.getValue()));
            zip.closeEntry();
          }
          zip.finish();
        });
  }

  /**
   * Reads all arrays, in the file's order, each as {@link Npy#read} does.
   *
   * @throws BadInput if the file is damaged, or an array cannot be read
   * @throws IOException if it cannot be read
   */
  public static Map<String, Matrix> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    Map<String, Matrix> arrays = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(new File(file.toString()))) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = entry.getName();
        if (!name.endsWith(SUFFIX)) {
          throw new BadInput(file + ": " + name + " is not an array");
        }
        String key = name.substring(0, name.length() - SUFFIX.length());
        try (CheckedInputStream in = checked(zip.getInputStream(entry))) {
          Matrix array = Npy.read(file + ", " + key, in);
          if (in.getChecksum().getValue() != entry.getCrc()) {
            throw new BadInput(file + ", " + key + ": its checksum is wrong, it is damaged");
          }
          if (arrays.put(key, array) != null) {
            throw new BadInput(file + ", " + key + ": is there twice");
          }
        }
      }
    } catch (ZipException e) {
      throw new BadInput(file + ": is not an .npz file, or damaged: " + e.getMessage());
    }
    return arrays;
  }

  private static CheckedInputStream checked(InputStream in) {
    return new CheckedInputStream(in, new CRC32());
  }
}
