package org.plaudit.agents.nn.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.plaudit.agents.nn.Matrix;
import org.plaudit.agents.nn.Nd4jRuntime;
import org.plaudit.core.AtomicFile;
import org.plaudit.core.BadInput;

/** One array in a file of NumPy's, as {@code np.save} and {@code np.load} have it. */
public final class Npy {
  private Npy() {}

  /**
   * Writes it as float32 of shape (rows, cols), whole or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, Matrix matrix) throws IOException {
    AtomicFile.write(file, out -> out.write(bytes(matrix)));
  }

  /**
   * Reads floats, doubles, integers or truth values, in C's order or Fortran's; axes become rows
   * and columns as in {@link Matrix#of(INDArray)}.
   *
   * @throws BadInput if it is something else, is damaged, or a value does not fit a float
   * @throws IOException if it cannot be read
   */
  public static Matrix read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(file.toString(), in);
    }
  }

  static byte[] bytes(Matrix matrix) {
    return Nd4j.toNpyByteArray(matrix.toIndArray());
  }

  /** Reads all of the stream, which holds nothing else. */
  static Matrix read(String name, InputStream in) throws IOException {
    try {
      NpyHeader header = NpyHeader.read(in);
      // Three copies live at once: as bytes, in ND4J, and as floats.
      long room = Runtime.getRuntime().maxMemory() / 4;
      if (header.bytes() > Math.min(room, Integer.MAX_VALUE - 1024)) {
        throw tooLarge(header);
      }
      byte[] start = header.canonical();
      int length = (int) header.bytes();
      byte[] all = Arrays.copyOf(start, start.length + length);
      int read = in.readNBytes(all, start.length, length);
      if (read < length || in.read() >= 0) {
        throw new BadInput(
            "shape %s and dtype %s need %d bytes; %s follow"
                .formatted(
                    header.shape(),
                    header.descr(),
                    length,
                    read < length ? Integer.toString(read) : "more"));
      }
      return matrix(header, all);
    } catch (BadInput | IllegalArgumentException e) {
      throw new BadInput(name + ": " + e.getMessage());
    }
  }

  private static Matrix matrix(NpyHeader header, byte[] all) {
    if (header.bytes() == 0) {
      try {
        return Matrix.zeros(
            Math.toIntExact(header.shape().get(0)),
            Math.toIntExact(header.shape().stream().skip(1).reduce(1L, Math::multiplyExact)));
      } catch (ArithmeticException e) {
        throw tooLarge(header);
      }
    }
    Nd4jRuntime.start();
    INDArray array = Nd4j.createNpyFromByteArray(all);
    return Matrix.of(header.order() == NpyHeader.Order.FORTRAN ? turned(array) : array);
  }

  private static BadInput tooLarge(NpyHeader header) {
    return new BadInput(
        "an array of shape %s and dtype %s is too large to read here"
            .formatted(header.shape(), header.descr()));
  }

  /** With its axes in the reverse order. */
  private static INDArray turned(INDArray array) {
    int[] axes = new int[array.rank()];
    for (int i = 0; i < axes.length; i++) {
      axes[i] = axes.length - 1 - i;
    }
    return axes.length < 2 ? array : array.permute(axes);
  }
}
