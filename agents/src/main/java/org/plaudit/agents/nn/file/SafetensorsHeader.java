package org.plaudit.agents.nn.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plaudit.agents.nn.Parameter;
import org.plaudit.core.BadInput;

/** What a safetensors file says of itself, compared with how long it is. */
final class SafetensorsHeader {
  /** Enough for a hundred thousand tensors; a longer one is a lie, or not for us. */
  private static final long LIMIT = 10_000_000;

  /** Bytes [begin, end) of the values. */
  private record Entry(String name, String dtype, List<Long> shape, long begin, long end) {
    @Override
    public String toString() {
      return name + " " + dtype + " " + shape;
    }
  }

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> metadata = new TreeMap<>();
  private final long start;

  private SafetensorsHeader(long start) {
    this.start = start;
  }

  /**
   * Reads it from the beginning of a file.
   *
   * @throws BadInput if it is not one, or does not fit the file's length
   */
  static SafetensorsHeader read(Path file, FileChannel channel) throws IOException {
    try {
      long size = channel.size();
      if (size < Long.BYTES) {
        throw new BadInput("it ends after " + size + " bytes, before its header");
      }
      ByteBuffer length = Safetensors.littleEndian(Long.BYTES);
      Safetensors.fill(channel, length);
      long claimed = length.getLong(0);
      if (claimed < 0 || claimed > size - Long.BYTES) {
        throw new BadInput(
            "it claims a header of %s bytes, and %d follow"
                .formatted(Long.toUnsignedString(claimed), size - Long.BYTES));
      }
      if (claimed > LIMIT) {
        throw new BadInput("its header of %d bytes is longer than %d".formatted(claimed, LIMIT));
      }
      ByteBuffer json = ByteBuffer.allocate((int) claimed);
      Safetensors.fill(channel, json);
      SafetensorsHeader header = new SafetensorsHeader(Long.BYTES + claimed);
      header.parse(json.array());
      header.check(size - header.start);
      return header;
    } catch (JsonProcessingException e) {
      throw new BadInput(file + ": its header is not the JSON expected: " + e.getOriginalMessage());
    } catch (BadInput e) {
      throw new BadInput(e.problems().stream().map(problem -> file + ": " + problem).toList());
    }
  }

  /** The rest of the file's own words. */
  Map<String, String> metadata() {
    return metadata;
  }

  /** Where in the file the values of a tensor begin. */
  long position(String name) {
    return start + entries.get(name).begin;
  }

  /** Why these parameters cannot take their values from here; empty if they can. */
  List<String> misfits(List<Parameter> members) {
    List<String> problems = new ArrayList<>();
    Map<String, Entry> rest = new LinkedHashMap<>(entries);
    for (Parameter member : members) {
      List<Long> shape = List.of((long) member.rows(), (long) member.cols());
      Entry found = rest.remove(member.name());
      if (found == null) {
        problems.add(member.name() + " F32 " + shape + " is missing");
      } else if (!found.dtype.equals("F32") || !found.shape.equals(shape)) {
        problems.add(
            "%s is %s %s in the file, F32 %s in this network"
                .formatted(found.name, found.dtype, found.shape, shape));
      }
    }
    for (Entry extra : rest.values()) {
      problems.add(extra + " is in the file, and not in this network");
    }
    return Safetensors.first(problems);
  }

  private void parse(byte[] bytes) throws IOException {
    try (JsonParser json = JSON.createParser(bytes)) {
      expect(json, json.nextToken(), JsonToken.START_OBJECT, "the header");
      while (json.nextToken() != JsonToken.END_OBJECT) {
        String name = json.currentName();
        expect(json, json.nextToken(), JsonToken.START_OBJECT, name);
        if (name.equals(Safetensors.METADATA)) {
          while (json.nextToken() != JsonToken.END_OBJECT) {
            expect(json, json.nextToken(), JsonToken.VALUE_STRING, json.currentName());
            metadata.put(json.currentName(), json.getText());
          }
        } else {
          entries.put(name, entry(json, name));
        }
      }
      if (json.nextToken() != null) {
        throw new BadInput("its header goes on after its end");
      }
    }
  }

  private static Entry entry(JsonParser json, String name) throws IOException {
    String dtype = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      json.nextToken();
      switch (key) {
        case "dtype" -> {
          expect(json, json.currentToken(), JsonToken.VALUE_STRING, name + ", dtype");
          dtype = json.getText();
        }
        case "shape" -> shape = naturals(json, name + ", shape");
        case "data_offsets" -> offsets = naturals(json, name + ", data_offsets");
        default -> throw new BadInput(name + ": unknown key " + key);
      }
    }
    if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
      throw new BadInput(name + ": needs a dtype, a shape and two data_offsets");
    }
    return new Entry(name, dtype, shape, offsets.get(0), offsets.get(1));
  }

  private static List<Long> naturals(JsonParser json, String what) throws IOException {
    expect(json, json.currentToken(), JsonToken.START_ARRAY, what);
    List<Long> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json, json.currentToken(), JsonToken.VALUE_NUMBER_INT, what);
      numbers.add(json.getLongValue());
      if (json.getLongValue() < 0) {
        throw new BadInput(what + " (" + json.getLongValue() + ") must not be negative");
      }
    }
    return List.copyOf(numbers);
  }

  private static void expect(JsonParser json, JsonToken seen, JsonToken wanted, String what)
      throws IOException {
    if (seen != wanted) {
      throw new BadInput(
          "%s: expected %s, found %s"
              .formatted(what, wanted, seen == null ? "the end" : json.getText()));
    }
  }

  /** Every tensor begins where the last one ended, and the last one ends with the file. */
  private void check(long size) {
    List<String> problems = new ArrayList<>();
    List<Entry> ordered = new ArrayList<>(entries.values());
    ordered.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    String before = "the header";
    long at = 0;
    for (Entry entry : ordered) {
      if (entry.end < entry.begin || entry.end > size) {
        problems.add(
            "%s lies in bytes [%d, %d) of %d values' bytes"
                .formatted(entry, entry.begin, entry.end, size));
        continue;
      }
      if (entry.begin < at) {
        problems.add(
            "%s begins at byte %d, within %s, which ends at %d"
                .formatted(entry, entry.begin, before, at));
      } else if (entry.begin > at) {
        problems.add(
            "%d bytes between %s and %s belong to no tensor"
                .formatted(entry.begin - at, before, entry));
      }
      if (entry.dtype.equals("F32")
          && Shape.bytes(Float.BYTES, entry.shape) != entry.end - entry.begin) {
        problems.add(
            "%s has %d bytes, which is not four for each value"
                .formatted(entry, entry.end - entry.begin));
      }
      before = entry.name;
      at = Math.max(at, entry.end);
    }
    if (at != size && problems.isEmpty()) {
      problems.add("%d bytes after %s belong to no tensor".formatted(size - at, before));
    }
    if (!problems.isEmpty()) {
      throw new BadInput(Safetensors.first(problems));
    }
  }
}
