package org.plaudit.envs.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.plaudit.core.BadInput;

/** Options as a person types them: {@code slip=0.1}, {@code map=8x8}, {@code make.gravity=9}. */
public final class Settings {
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(Object.class);

  private static final Pattern NAME = Pattern.compile("[\\w-]+(\\.[\\w-]+)*");

  private Settings() {}

  /**
   * The tree that the settings write; a dot in a name opens a nested mapping.
   *
   * @throws BadInput naming every setting of another form
   */
  public static Map<String, Object> of(List<String> settings) {
    Map<String, Object> tree = new LinkedHashMap<>();
    List<String> problems = new ArrayList<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      String name = equals < 0 ? setting : setting.substring(0, equals).strip();
      if (equals < 0 || !NAME.matcher(name).matches()) {
        problems.add(
            "--set: (%s) must look like name=value. Maybe %s=1."
                .formatted(setting, NAME.matcher(name).matches() ? name : "name"));
      } else {
        List<String> path = List.of(name.split("\\."));
        if (!put(tree, path, value(setting.substring(equals + 1)))) {
          problems.add("--set: (%s) gives %s a second meaning.".formatted(setting, path.get(0)));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInput(problems);
    }
    return tree;
  }

  private static boolean put(Map<String, Object> tree, List<String> path, Object value) {
    String name = path.get(0);
    if (path.size() == 1) {
      return tree.put(name, value) == null;
    }
    Object inner = tree.computeIfAbsent(name, unused -> new LinkedHashMap<String, Object>());
    if (inner instanceof Map<?, ?>) {
      @SuppressWarnings("unchecked") // made above, or read from JSON: keys are texts
      Map<String, Object> map = (Map<String, Object>) inner;
      return put(map, path.subList(1, path.size()), value);
    }
    return false;
  }

  private static Object value(String written) {
    try {
      Object value = JSON.readValue(written);
      return value == null ? written : value;
    } catch (JsonProcessingException e) {
      return written; // a bare text
    }
  }
}
