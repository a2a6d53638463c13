package org.plaudit.agents.nn.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.core.BadInput;

class SafetensorsTest {
  @TempDir Path scratch;

  /** Weights 0..5 and biases -1, -2, -3, times a factor. */
  private static Parameters net(float factor) {
    Parameters parameters = new Parameters();
    parameters.add("net.0.weight", 2, 3);
    parameters.add("net.0.bias", 1, 3);
    for (int i = 0; i < 6; i++) {
      parameters.values()[i] = i * factor;
    }
    for (int i = 0; i < 3; i++) {
      parameters.values()[6 + i] = -(i + 1) * factor;
    }
    return parameters;
  }

  /** A file with this header, and this many bytes of zeros after it. */
  private Path file(String header, int bytes) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[8 + text.length + bytes];
    ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).put(text);
    return Files.write(scratch.resolve("a.safetensors"), all);
  }

  private static void refused(Path file, String... words) {
    Parameters parameters = net(7);
    parameters.gradients()[0] = 1;
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> Safetensors.load(file, parameters))
        .withMessageStartingWith(file + ": ")
        .satisfies(e -> assertThat(List.of(words)).allMatch(e.getMessage()::contains));
    assertThat(parameters.values()).isEqualTo(net(7).values());
    assertThat(parameters.gradients()[0]).isEqualTo(1);
  }

  @Test
  void pythonsFileIsRead() throws IOException {
    Parameters parameters = net(0);
    parameters.gradients()[3] = 1;
    Map<String, String> metadata =
        Safetensors.load(Written.byPython("python.safetensors"), parameters);
    assertThat(metadata).containsExactly(Map.entry("world", "Corridor-v0"));
    assertThat(parameters.values()).isEqualTo(net(1).values());
    assertThat(parameters.gradients()).containsOnly(0);
  }

  @Test
  void whatIsSavedIsLoadedAgainToTheBit() throws IOException {
    Parameters large = new Parameters();
    large.add("a \"quoted\" name\n\u00e9", 300, 70); // more than a chunk
    large.add("b", 1, 1);
    for (int i = 0; i < large.size(); i++) {
      large.values()[i] = Float.intBitsToFloat(0x3f000000 + i * 977);
    }
    large.values()[3] = -0.0f;
    large.values()[4] = Float.NaN;
    Path file = scratch.resolve("net.safetensors");
    Map<String, String> about = Map.of("seed", "7", "by", "Plaudit");
    Safetensors.save(file, large, about);
    byte[] bytes = Files.readAllBytes(file);
    float[] values = large.values().clone();
    Arrays.fill(large.values(), 0);
    assertThat(Safetensors.load(file, large)).isEqualTo(about);
    assertThat(large.values()).isEqualTo(values);
    Safetensors.save(file, large, about);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
    assertThat((header + 8) % 8).isZero();
  }

  @Test
  void pythonReadsWhatIsSaved() throws Exception {
    Path file = scratch.resolve("net.safetensors");
    Safetensors.save(file, net(1), Map.of("world", "Corridor-v0"));
    String code =
        "import sys, safetensors; f = safetensors.safe_open(sys.argv[1], 'np');"
            + " print(f.metadata(), {k: f.get_tensor(k).tolist() for k in sorted(f.keys())})";
    assertThat(Written.python(scratch, "safetensors.numpy", code, file))
        .isEqualTo(
            "{'world': 'Corridor-v0'} {'net.0.bias': [[-1.0, -2.0, -3.0]],"
                + " 'net.0.weight': [[0.0, 1.0, 2.0], [3.0, 4.0, 5.0]]}");
  }

  @Test
  void aNetworkOfAnotherShapeIsRefusedWithEveryDifference() throws IOException {
    Parameters other = new Parameters();
    other.add("net.0.weight", 2, 4);
    other.add("extra", 1, 1);
    Path file = scratch.resolve("net.safetensors");
    Safetensors.save(file, other, Map.of());
    refused(
        file,
        "net.0.weight is F32 [2, 4] in the file, F32 [2, 3] in this network",
        "net.0.bias F32 [1, 3] is missing",
        "extra F32 [1, 1] is in the file, and not in this network");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        // W stands for net.0.weight of shape [2,3], B for net.0.bias of shape [1,3]
        "W[0,24] B[24,36]; 40; 4 bytes after net.0.bias belong to no tensor",
        "W[0,24] B[24,36]; 32; net.0.bias F32 [1, 3] lies in bytes [24, 36)",
        "W[0,24] B[20,32]; 32; net.0.bias F32 [1, 3] begins at byte 20, within net.0.weight, which",
        "W[0,24] B[28,40]; 40; 4 bytes between net.0.weight and net.0.bias F32 [1, 3] belong",
        "W[0,24] B[24,32]; 32; net.0.bias F32 [1, 3] has 8 bytes, which is not four for each",
        "W[24,0] B[24,36]; 36; net.0.weight F32 [2, 3] lies in bytes [24, 0)",
        "W[0,24] B[24,9223372036854775807]; 36; lies in bytes [24, 9223372036854775807)",
        "W[0,24] B[24,9223372036854775808]; 36; out of range",
        "W[0,24] B[-12,0]; 36; data_offsets (-12) must not be negative",
        "W[0,24] B[24.0,36]; 36; net.0.bias, data_offsets: expected",
        "W[0,24] B[24]; 36; net.0.bias: needs a dtype, a shape and two data_offsets",
        "W[0,24] W[0,24] B[24,36]; 36; Duplicate field 'net.0.weight'",
        "W[0,24]; 24; net.0.bias F32 [1, 3] is missing"
      })
  void headersThatLieAreNotBelieved(String tensors, int bytes, String words) throws IOException {
    String header =
        "{"
            + tensors
                .replaceAll(
                    "W(\\S+)",
                    "\"net.0.weight\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":$1}")
                .replaceAll(
                    "B(\\[\\S+)",
                    "\"net.0.bias\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":$1}")
                .replace(" ", ",")
            + "}";
    refused(file(header, bytes), words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '^',
      value = {
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[0,8]}}; a F64 [1] is in the file",
        "{\"net.0.bias\":{\"dtype\":\"BF16\",\"shape\":[1,3],\"data_offsets\":[0,8]}}; net.0.bias is BF16 [1, 3] in the file, F32 [1, 3] in this network",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,8]}}; not four for each value",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,8],\"more\":1}}; a: unknown key more",
        "{\"a\":{\"dtype\":4}}; a, dtype: expected",
        "{\"a\":[]}; a: expected START_OBJECT, found [",
        "{\"__metadata__\":{\"a\":1}}; a: expected VALUE_STRING, found 1",
        "[]; the header: expected START_OBJECT, found [",
        "{} {}; goes on after its end",
        "{\"a\":; not the JSON expected",
        "{\"a; not the JSON expected",
        "{; not the JSON expected"
      })
  void otherHeadersAreRefused(String header, String words) throws IOException {
    refused(file(header, 8), words);
  }

  @Test
  void deepNestingEndsInAMessage() throws IOException {
    refused(file("{\"a\":" + "[".repeat(100_000), 0));
    refused(file("{\"a\":{\"dtype\":" + "{\"a\":".repeat(100_000), 0));
    refused(file("{\"a\":{\"shape\":[" + "9".repeat(100_000), 0));
    refused(file(" ".repeat(10_000_001), 0), "longer than 10000000");
  }

  @Test
  void aTornFileIsRefusedWhereverItEnds() throws IOException {
    byte[] whole = Files.readAllBytes(Written.byPython("python.safetensors"));
    for (int length = 0; length < whole.length; length++) {
      refused(Files.write(scratch.resolve("torn"), Arrays.copyOf(whole, length)));
    }
    whole[7] = (byte) 0x80;
    refused(Files.write(scratch.resolve("torn"), whole), "claims a header of 9223372036854775984");
    whole[7] = 0x7f;
    refused(Files.write(scratch.resolve("torn"), whole), "claims a header of");
  }

  @Test
  void whatCannotBeWrittenLeavesTheOldFile() throws IOException {
    Path file = scratch.resolve("net.safetensors");
    Safetensors.save(file, net(1), Map.of());
    byte[] before = Files.readAllBytes(file);
    Parameters reserved = net(2);
    reserved.add("__metadata__", 1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Safetensors.save(file, reserved, Map.of()))
        .withMessageContaining("__metadata__");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThatThrownBy(() -> Safetensors.save(scratch.resolve("no/net"), net(1), Map.of()))
        .isInstanceOf(NoSuchFileException.class);
    try (var left = Files.list(scratch)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aHostileFileIsAnsweredBriefly() throws IOException {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < 1000; i++) {
      header.append("\"t" + i + "\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]},");
    }
    header.setCharAt(header.length() - 1, '}');
    refused(file(header.toString(), 0), "and 982 more");
  }
}
