package org.plaudit.agents.nn.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plaudit.agents.nn.Parameter;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.core.AtomicFile;
import org.plaudit.core.BadInput;
import org.plaudit.core.Require;

/**
 * Networks in Hugging Face's safetensors format: eight bytes with the length of a header
 * (little-endian), the header in JSON, then all values side by side. Ours are float32 matrices of
 * shape [rows, cols]; note that a weight is the transpose of PyTorch's.
 */
public final class Safetensors {
  static final String METADATA = "__metadata__";

  /** Floats that pass through memory at a time. */
  private static final int CHUNK = 1 << 14;

  private Safetensors() {}

  /**
   * Writes names, shapes and values, whole or not at all.
   *
   * @param metadata what else the file shall say about itself
   * @throws IOException if it cannot be written
   */
  public static void save(Path file, Parameters parameters, Map<String, String> metadata)
      throws IOException {
    byte[] header = header(parameters.members(), metadata);
    AtomicFile.write(
        file,
        out -> {
          out.write(littleEndian(Long.BYTES).putLong(header.length).array());
          out.write(header);
          write(out, parameters.values());
        });
  }

  private static byte[] header(List<Parameter> members, Map<String, String> metadata)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      if (!metadata.isEmpty()) {
        json.writeObjectFieldStart(METADATA);
        for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
          json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
      }
      for (Parameter member : members) {
        Require.that(
            !member.name().equals(METADATA), "no parameter of a file can be named %s", METADATA);
        long begin = (long) member.offset() * Float.BYTES;
        json.writeObjectFieldStart(member.name());
        json.writeStringField("dtype", "F32");
        json.writeFieldName("shape");
        json.writeArray(new int[] {member.rows(), member.cols()}, 0, 2);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {begin, begin + (long) member.size() * Float.BYTES}, 0, 2);
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    // Values start at a multiple of eight bytes, as the format asks.
    while (bytes.size() % Long.BYTES != 0) {
      bytes.write(' ');
    }
    return bytes.toByteArray();
  }

  private static void write(OutputStream out, float[] values) throws IOException {
    byte[] bytes = new byte[CHUNK * Float.BYTES];
    ByteBuffer chunk = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += CHUNK) {
      int n = Math.min(CHUNK, values.length - from);
      chunk.asFloatBuffer().put(values, from, n);
      out.write(bytes, 0, n * Float.BYTES);
    }
  }

  /**
   * Reads values for parameters of the same names and shapes; gradients become zero.
   *
   * @return the file's metadata
   * @throws BadInput if the file is damaged or holds something else; nothing has changed then
   * @throws IOException if it cannot be read
   */
  public static Map<String, String> load(Path file, Parameters parameters) throws IOException {
    float[] values = new float[parameters.size()];
    SafetensorsHeader header;
    try (FileChannel channel = FileChannel.open(file)) {
      header = SafetensorsHeader.read(file, channel);
      List<String> problems = header.misfits(parameters.members());
      if (!problems.isEmpty()) {
        throw new BadInput(problems.stream().map(problem -> file + ": " + problem).toList());
      }
      for (Parameter member : parameters.members()) {
        channel.position(header.position(member.name()));
        read(channel, values, member.offset(), member.size());
      }
    }
    System.arraycopy(values, 0, parameters.values(), 0, values.length);
    parameters.clearGradients();
    return header.metadata();
  }

  private static void read(FileChannel channel, float[] values, int offset, int size)
      throws IOException {
    ByteBuffer chunk = littleEndian(CHUNK * Float.BYTES);
    for (int from = 0; from < size; from += CHUNK) {
      int n = Math.min(CHUNK, size - from);
      chunk.clear().limit(n * Float.BYTES);
      fill(channel, chunk);
      chunk.flip();
      chunk.asFloatBuffer().get(values, offset + from, n);
    }
  }

  /** Reads until the buffer is full. */
  static void fill(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
  }

  static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The first problems, and how many more there are. */
  static List<String> first(List<String> problems) {
    int shown = 20;
    if (problems.size() <= shown) {
      return problems;
    }
    List<String> some = new ArrayList<>(problems.subList(0, shown));
    some.add("and " + (problems.size() - shown) + " more");
    return some;
  }
}
