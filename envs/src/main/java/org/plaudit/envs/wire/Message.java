package org.plaudit.envs.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.Suggest;

/** One line of the wire: a JSON object whose values are taken out with their rules checked. */
final class Message {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build()
          .readerFor(new TypeReference<Map<String, Object>>() {});
  private static final BigInteger SEEDS = BigInteger.ONE.shiftLeft(64);

  private final Map<String, Object> values;

  private Message(Map<String, Object> values) {
    this.values = values;
  }

  /**
   * Reads the first {@code length} bytes of a line.
   *
   * @throws WireFault if they are not a JSON object
   */
  static Message parse(byte[] line, int length) {
    try {
      Map<String, Object> values = JSON.readValue(line, 0, length);
      if (values == null) {
        throw WireFault.of(WireFault.Kind.MESSAGE, "the line (null) must be a JSON object");
      }
      return new Message(values);
    } catch (JsonProcessingException e) {
      throw notJson(e.getOriginalMessage());
    } catch (IOException e) {
      throw notJson(e.getMessage());
    }
  }

  private static WireFault notJson(String reason) {
    return WireFault.of(
        WireFault.Kind.MESSAGE,
        "the line must be a JSON object on its own, but: %s. Maybe {\"op\": \"describe\"}.",
        shown(reason.lines().findFirst().orElse(""), 200));
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** Complains about every key that is not one of {@code known}, {@code op} or {@code bytes}. */
  void only(List<String> known) {
    for (String key : values.keySet()) {
      if (!known.contains(key) && !key.equals("op") && !key.equals("bytes")) {
        String remedy = Suggest.maybe(key, known);
        throw WireFault.of(
            WireFault.Kind.MESSAGE,
            "%s: unknown key.%s",
            shown(key, 60),
            remedy.isEmpty()
                ? known.isEmpty()
                    ? " None is known here."
                    : " Known: " + String.join(", ", known) + "."
                : remedy);
      }
    }
  }

  /** Any JSON value: a map, list, text, number, truth value, or empty for null. */
  Object tree(String key) {
    if (!values.containsKey(key)) {
      throw WireFault.of(WireFault.Kind.MESSAGE, "%s: missing. It is needed here.", key);
    }
    return Optional.ofNullable(values.get(key))
        .orElseThrow(() -> wrong(key, "null", "a value of its space"));
  }

  /** One of {@code known}. */
  String word(String key, List<String> known) {
    Object value = tree(key);
    if (value instanceof String word && known.contains(word)) {
      return word;
    }
    throw wrong(
        key,
        value,
        "one of " + String.join(", ", known) + "." + Suggest.maybe(String.valueOf(value), known));
  }

  String text(String key) {
    Object value = tree(key);
    if (value instanceof String text) {
      return text;
    }
    throw wrong(key, value, "a text");
  }

  boolean flag(String key) {
    Object value = tree(key);
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw wrong(key, value, "true or false");
  }

  double number(String key) {
    Object value = tree(key);
    if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw wrong(key, value, "a finite number");
  }

  int whole(String key, int least, int most) {
    return wholeOf(key, tree(key), least, most);
  }

  private static int wholeOf(String key, Object value, int least, int most) {
    if (value instanceof Integer whole && whole >= least && whole <= most) {
      return whole;
    }
    throw wrong(key, value, "a whole number in [" + least + ", " + most + "]");
  }

  /** A whole number in [0, 2^64), its upper half as negative longs. */
  long seed(String key) {
    return seedOf(key, tree(key));
  }

  private static long seedOf(String key, Object value) {
    if (value instanceof Integer || value instanceof Long) {
      long seed = ((Number) value).longValue();
      if (seed >= 0) {
        return seed;
      }
    }
    if (value instanceof BigInteger big && big.signum() >= 0 && big.compareTo(SEEDS) < 0) {
      return big.longValue();
    }
    throw wrong(key, value, "a whole number in [0, 2^64)");
  }

  List<Long> seeds(String key) {
    List<Long> seeds = new ArrayList<>();
    for (Object element : list(key)) {
      seeds.add(seedOf(key + "[" + seeds.size() + "]", element));
    }
    return seeds;
  }

  List<Integer> wholes(String key, int least, int most) {
    List<Integer> wholes = new ArrayList<>();
    for (Object element : list(key)) {
      wholes.add(wholeOf(key + "[" + wholes.size() + "]", element, least, most));
    }
    return wholes;
  }

  List<?> list(String key) {
    Object value = tree(key);
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(key, value, "a list");
  }

  /** Keys of a JSON object are always texts. */
  @SuppressWarnings("unchecked")
  Map<String, Object> map(String key) {
    Object value = tree(key);
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw wrong(key, value, "a JSON object");
  }

  /**
   * How many bytes follow the line.
   *
   * @throws WireFault if that cannot be told: what comes next is then anybody's guess
   */
  long bytes(long most) {
    Object value = values.getOrDefault("bytes", 0);
    if (value instanceof Integer || value instanceof Long) {
      long bytes = ((Number) value).longValue();
      if (bytes >= 0 && bytes <= most) {
        return bytes;
      }
    }
    throw WireFault.lost(
        "bytes: (%s) must be a whole number in [0, %d]; the place of the next message is lost.",
        shown(value, 60), most);
  }

  static WireFault wrong(String key, Object value, String rule) {
    String end = rule.endsWith(".") ? "" : ".";
    return WireFault.of(
        WireFault.Kind.VALUE, "%s: (%s) must be %s%s", key, shown(value, 60), rule, end);
  }

  /** The value as a person would recognise it, not longer than {@code most} characters. */
  static String shown(Object value, int most) {
    String text = String.valueOf(value).replaceAll("\\p{Cntrl}", "?");
    return text.length() > most ? text.substring(0, most - 3) + "..." : text;
  }
}
