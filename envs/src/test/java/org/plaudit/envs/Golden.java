package org.plaudit.envs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Rollouts recorded from the original worlds. */
public final class Golden {
  private Golden() {}

  /** All recordings of a file beside this class, as in {@code classic.json}. */
  public static List<JsonNode> recordings(String file) {
    try (InputStream in = Golden.class.getResourceAsStream("golden/" + file)) {
      List<JsonNode> all = new ArrayList<>();
      new ObjectMapper().readTree(in).forEach(all::add);
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The recordings of one world; at least one. */
  public static List<JsonNode> recordings(String file, String id) {
    List<JsonNode> found =
        recordings(file).stream().filter(node -> node.get("id").asText().equals(id)).toList();
    if (found.isEmpty()) {
      throw new AssertionError("no recording of " + id + " in " + file);
    }
    return found;
  }

  /** A list of numbers. */
  public static double[] numbers(JsonNode list) {
    double[] numbers = new double[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = list.get(i).asDouble();
    }
    return numbers;
  }
}
