package org.plaudit.core.catalog;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One option of an entry, for people to read.
 *
 * @param key as it is written in a config
 * @param type as in {@code number}, {@code whole number}, {@code one of a, b}
 * @param fallback the default, as the tree that YAML or JSON holds
 * @param meaning what its {@link Doc} says; empty if it says nothing
 */
public record Option(String key, String type, Object fallback, String meaning) {

  /** The options that a record of them has, with its values as defaults. */
  public static List<Option> of(Record defaults) {
    List<Option> options = new ArrayList<>();
    for (RecordComponent component : defaults.getClass().getRecordComponents()) {
      Doc doc = component.getAnnotation(Doc.class);
      options.add(
          new Option(
              Binder.key(component.getName()),
              typeName(component.getGenericType(), ""),
              tree(Binder.read(component, defaults)),
              doc == null ? "" : doc.value()));
    }
    return List.copyOf(options);
  }

  /** Every option of a record with its value: what a config would have to say to get it. */
  public static Map<String, Object> written(Record options) {
    Map<String, Object> map = new LinkedHashMap<>();
    of(options).forEach(option -> map.put(option.key(), option.fallback()));
    return map;
  }

  private static Object tree(Object value) {
    if (value instanceof Enum<?> constant) {
      return word(constant.name());
    }
    if (value instanceof Record nested) {
      return written(nested);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Option::tree).toList();
    }
    return value;
  }

  /** The constants of an enum as people write them. */
  static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> word(((Enum<?>) constant).name()))
        .toList();
  }

  /** {@code FIRST_CHOICE} as {@code first-choice}; what is so already stays. */
  static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @param many {@code "s"} for the plural
   */
  private static String typeName(Type type, String many) {
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return "whole number" + many;
    }
    if (type == double.class || type == Double.class) {
      return "number" + many;
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return "list" + many + " of " + typeName(list.getActualTypeArguments()[0], "s");
    }
    if (type instanceof Class<?> c && c.isEnum()) {
      return "one of " + String.join(", ", words(c));
    }
    return type == String.class ? "text" + many : "options";
  }
}
