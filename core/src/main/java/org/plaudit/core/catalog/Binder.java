package org.plaudit.core.catalog;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plaudit.core.BadInput;
import org.plaudit.core.Shown;
import org.plaudit.core.Suggest;

/**
 * Makes a record of options from a tree of maps, lists, strings, numbers and booleans, as YAML and
 * JSON give it. Keys that are absent keep the value of the default instance. Every problem is
 * found, not only the first. Component names in camelCase may be written with underscores, as in
 * {@code entropy_weight}.
 */
public final class Binder {
  private final List<Problem> problems = new ArrayList<>();

  /** All problems found so far, in the order of the record's components. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Binds or throws.
   *
   * @throws BadInput naming every problem
   */
  public static <C extends Record> C bind(C defaults, Map<String, ?> given) {
    Binder binder = new Binder();
    Optional<C> bound = binder.bind(defaults, given, "");
    if (!binder.problems.isEmpty()) {
      throw new BadInput(binder.problems.stream().map(Problem::toString).toList());
    }
    return bound.orElseThrow();
  }

  /**
   * Binds what is under {@code path}; empty if there are problems, which are added to {@link
   * #problems}.
   */
  public <C extends Record> Optional<C> bind(C defaults, Map<String, ?> given, String path) {
    int before = problems.size();
    RecordComponent[] components = defaults.getClass().getRecordComponents();
    List<String> known = Arrays.stream(components).map(c -> key(c.getName())).toList();
    Map<String, Object> byKey = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          String key = key(name);
          if (known.contains(key)) {
            byKey.put(key, value);
          } else {
            String remedy = Suggest.maybe(key, known);
            problems.add(
                new Problem(
                    at(path, name),
                    "unknown key." + (remedy.isEmpty() ? " Known: " + list(known) + "." : remedy)));
          }
        });
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      String key = key(component.getName());
      Object fallback = read(component, defaults);
      values[i] =
          byKey.containsKey(key)
              ? convert(component.getGenericType(), fallback, byKey.get(key), at(path, key))
              : fallback;
    }
    return problems.size() > before ? Optional.empty() : construct(defaults, values, path);
  }

  private <C extends Record> Optional<C> construct(C defaults, Object[] values, String path) {
    try {
      @SuppressWarnings("unchecked")
      Constructor<C> constructor =
          (Constructor<C>)
              defaults
                  .getClass()
                  .getDeclaredConstructor(
                      Arrays.stream(defaults.getClass().getRecordComponents())
                          .map(RecordComponent::getType)
                          .toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(values));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException broken) {
        problems.add(new Problem(path, broken.getMessage()));
        return Optional.empty();
      }
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object convert(Type type, Object fallback, Object value, String path) {
    if (type == int.class || type == Integer.class) {
      Object whole = whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, fallback, path);
      return whole instanceof Long number ? Integer.valueOf(number.intValue()) : fallback;
    }
    if (type == long.class || type == Long.class) {
      return whole(value, Long.MIN_VALUE, Long.MAX_VALUE, fallback, path);
    }
    if (type == double.class || type == Double.class) {
      return value instanceof Number number
          ? number.doubleValue()
          : wrong(path, value, "a number", fallback);
    }
    if (type == boolean.class || type == Boolean.class) {
      return value instanceof Boolean ? value : wrong(path, value, "true or false", fallback);
    }
    if (type == String.class) {
      return value instanceof String ? value : wrong(path, value, "a text", fallback);
    }
    if (type instanceof Class<?> c && c.isEnum()) {
      return constant(c, value, path, fallback);
    }
    if (fallback instanceof Record nested) {
      if (value instanceof Map<?, ?> map) {
        return bind(nested, texts(map), path).map(Object.class::cast).orElse(nested);
      }
      return wrong(path, value, "a mapping of options", fallback);
    }
    if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
      // Options that somebody else will bind: kept as they are.
      return value instanceof Map<?, ?> given
          ? Collections.unmodifiableMap(texts(given))
          : wrong(path, value, "a mapping, as in {name: value}", fallback);
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      if (!(value instanceof List<?> elements)) {
        return wrong(path, value, "a list, as in [1, 2]", fallback);
      }
      List<Object> converted = new ArrayList<>();
      for (int i = 0; i < elements.size(); i++) {
        Object element =
            convert(list.getActualTypeArguments()[0], "", elements.get(i), path + "[" + i + "]");
        converted.add(element);
      }
      return List.copyOf(converted);
    }
    throw new IllegalStateException("options of type " + type + " cannot be bound, at " + path);
  }

  private Object whole(Object value, long least, long most, Object fallback, String path) {
    if (value instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())) {
      // Compared as doubles first: a number beyond the longs would wrap around.
      double size = number.doubleValue();
      long exact = number.longValue();
      return size >= least && size <= most && exact >= least && exact <= most
          ? exact
          : wrong(path, value, "a whole number in [" + least + ", " + most + "]", fallback);
    }
    return wrong(path, value, "a whole number", fallback);
  }

  private Object constant(Class<?> type, Object value, String path, Object fallback) {
    List<String> names =
        Arrays.stream(type.getEnumConstants())
            .map(c -> c.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    String written = String.valueOf(value).toLowerCase(Locale.ROOT).replace('_', '-');
    int index = names.indexOf(written);
    return index >= 0
        ? type.getEnumConstants()[index]
        : wrong(path, value, "one of " + list(names), fallback);
  }

  private Object wrong(String path, Object value, String rule, Object fallback) {
    problems.add(new Problem(path, Shown.of(value) + " must be " + rule + "."));
    return fallback;
  }

  /** The value of a component, as a person would write it: {@code entropyWeight} of an instance. */
  static Object read(RecordComponent component, Record instance) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(instance);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code entropyWeight} as {@code entropy_weight}; what is so already stays. */
  static String key(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> texts(Map<?, ?> map) {
    Map<String, Object> result = new LinkedHashMap<>();
    map.forEach((key, value) -> result.put(String.valueOf(key), value));
    return result;
  }

  private static String at(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static String list(List<String> words) {
    return words.stream().collect(Collectors.joining(", "));
  }
}
