package org.plaudit.envs.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A client that knows beforehand all it will say, and reads the answers afterwards. */
final class Session {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** One answer: its line, and the bytes behind it. */
  record Answer(JsonNode line, ByteBuffer payload) {
    String error() {
      return line.path("error").asText();
    }

    String kind() {
      return line.path("kind").asText();
    }

    List<Float> floats(int at, int count) {
      List<Float> floats = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        floats.add(payload.getFloat(at + 4 * i));
      }
      return floats;
    }
  }

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private List<Answer> answers = List.of();
  private int status = -1;

  /** A session that starts with the handshake. */
  static Session greeted() {
    return new Session().says("{\"op\": \"hello\", \"protocol\": 1}");
  }

  Session says(String line) {
    return says((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  Session says(byte[] bytes) {
    said.writeBytes(bytes);
    return this;
  }

  /** A batch's actions, in binary form. */
  Session acts(float... actions) {
    says("{\"op\": \"batch-step\", \"bytes\": " + 4 * actions.length + "}");
    ByteBuffer bytes = ByteBuffer.allocate(4 * actions.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(actions);
    return says(bytes.array());
  }

  Session with(EnvServer server) {
    return with(server, said.toByteArray());
  }

  Session with(EnvServer server, byte[] input) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (server) {
      status = server.serve(new ByteArrayInputStream(input), out);
    }
    answers = parse(out.toByteArray());
    return this;
  }

  byte[] bytes() {
    return said.toByteArray();
  }

  int status() {
    return status;
  }

  List<Answer> answers() {
    return answers;
  }

  Answer answer(int number) {
    return answers.get(number);
  }

  /** Fails if anything stands there that is not the protocol. */
  private static List<Answer> parse(byte[] bytes) {
    List<Answer> answers = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int end = at;
      while (bytes[end] != '\n') {
        end++;
      }
      try {
        JsonNode line = JSON.readTree(bytes, at, end - at);
        int size = line.path("bytes").asInt(0);
        byte[] payload = Arrays.copyOfRange(bytes, end + 1, end + 1 + size);
        answers.add(new Answer(line, ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN)));
        at = end + 1 + size;
      } catch (IOException e) {
        throw new AssertionError(
            "not JSON: " + new String(bytes, at, end - at, StandardCharsets.UTF_8), e);
      }
    }
    return answers;
  }
}
