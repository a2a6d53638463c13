package org.plaudit.agents.nn.file;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plaudit.core.BadInput;

/**
 * What stands before the values of an .npy file: a magic word, a version, a length, and a Python
 * dictionary with type, order and shape.
 *
 * @param descr NumPy's name of the type, with its byte order: {@code <f4}
 * @param shape as NumPy shows it
 */
record NpyHeader(String descr, Order order, List<Long> shape) {
  /** Which axis moves slowest. */
  enum Order {
    C,
    FORTRAN
  }

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int LIMIT = 10_000;

  /** As many as ND4J has. */
  private static final int AXES = 32;

  /** Those that ND4J reads and a float can hold, with their bytes. */
  private static final Map<String, Integer> SIZES =
      Map.ofEntries(
          Map.entry("<f4", 4),
          Map.entry("<f8", 8),
          Map.entry("<f2", 2),
          Map.entry("<i8", 8),
          Map.entry("<i4", 4),
          Map.entry("<i2", 2),
          Map.entry("|i1", 1),
          Map.entry("<u4", 4),
          Map.entry("<u2", 2),
          Map.entry("|u1", 1),
          Map.entry("|b1", 1));

  private static final Pattern DICTIONARY =
      Pattern.compile(
          "\\{'descr': *(?<descr>'[^']*'|\\[.*\\]), *'fortran_order': *(?<fortran>True|False),"
              + " *'shape': *\\((?<shape>[0-9, ]*)\\),? *\\} *\n?");

  /**
   * Reads it, and leaves the stream before the first value.
   *
   * @throws BadInput if it is not one, or of a type that is not for us
   */
  static NpyHeader read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    byte[] start = in.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2
        || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new BadInput("it does not begin as an .npy file does");
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3) {
      throw new BadInput("it is of format " + version + "; known are 1, 2 and 3");
    }
    byte[] lengthBytes = in.readNBytes(version == 1 ? 2 : 4);
    long length = 0;
    for (int i = lengthBytes.length - 1; i >= 0; i--) {
      length = length << 8 | lengthBytes[i] & 0xff;
    }
    if (length > LIMIT) {
      throw new BadInput("its header of " + length + " bytes is longer than " + LIMIT);
    }
    byte[] text = in.readNBytes((int) length);
    if (text.length < length || length == 0) {
      throw new BadInput("it ends within its header");
    }
    return parse(new String(text, StandardCharsets.UTF_8));
  }

  private static NpyHeader parse(String text) {
    Matcher matcher = DICTIONARY.matcher(text);
    if (!matcher.matches()) {
      throw new BadInput("its header (" + text.strip() + ") is not one that NumPy writes");
    }
    String descr = matcher.group("descr").replace("'", "");
    if (descr.contains("O")) {
      throw new BadInput(
          "its values are Python objects (dtype "
              + descr
              + "), and reading those runs code. Maybe save a.astype('float32').");
    }
    if (!SIZES.containsKey(descr)) {
      throw new BadInput(
          "its values are of dtype "
              + descr
              + ", which is not among "
              + SIZES.keySet().stream().sorted().toList()
              + ". Maybe save a.astype('<f4').");
    }
    List<Long> shape = new ArrayList<>();
    for (String length : matcher.group("shape").split(",")) {
      if (!length.isBlank()) {
        shape.add(length(length.strip(), matcher.group("shape")));
      }
    }
    if (shape.size() > AXES) {
      throw new BadInput("it has " + shape.size() + " axes; there can be " + AXES);
    }
    Order order = matcher.group("fortran").equals("True") ? Order.FORTRAN : Order.C;
    return new NpyHeader(descr, order, List.copyOf(shape));
  }

  private static long length(String digits, String shape) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new BadInput("its shape (" + shape + ") cannot be that of an array");
    }
  }

  /** How many bytes of values must follow. */
  long bytes() {
    return Shape.bytes(SIZES.get(descr), shape);
  }

  /**
   * The only one that ND4J reads right: of format 1.0, in C's order, and punctuated as Python does
   * it. An array in Fortran's order is the C array of the reversed shape.
   */
  byte[] canonical() {
    List<String> lengths = new ArrayList<>();
    shape.forEach(length -> lengths.add(length.toString()));
    if (order == Order.FORTRAN) {
      Collections.reverse(lengths);
    }
    String text =
        "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
            .formatted(descr, String.join(", ", lengths), lengths.size() == 1 ? "," : "");
    int before = MAGIC.length + 2 + Short.BYTES;
    int padded = (before + text.length() + 1 + 63) / 64 * 64;
    return Safetensors.littleEndian(padded)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) (padded - before))
        .put(
            (text + " ".repeat(padded - before - text.length() - 1) + "\n")
                .getBytes(StandardCharsets.US_ASCII))
        .array();
  }
}
