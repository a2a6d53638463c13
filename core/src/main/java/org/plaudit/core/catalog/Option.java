package org.plaudit.core.catalog;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
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
              typeName(component.getType()),
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
      return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    if (value instanceof Record nested) {
      return written(nested);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Option::tree).toList();
    }
    return value;
  }

  private static String typeName(Class<?> type) {
    if (type == int.class || type == long.class) {
      return "whole number";
    }
    if (type == double.class) {
      return "number";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type.isEnum()) {
      List<String> names = new ArrayList<>();
      for (Object constant : type.getEnumConstants()) {
        names.add(constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'));
      }
      return "one of " + String.join(", ", names);
    }
    return type == String.class
        ? "text"
        : type.isRecord() || type == Map.class ? "options" : "list";
  }
}
