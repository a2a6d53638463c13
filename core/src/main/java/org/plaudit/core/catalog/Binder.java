package org.plaudit.core.catalog;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.BadInput;
import org.plaudit.core.Shown;
import org.plaudit.core.Suggest;

/**
 * Makes a record of options from a tree of maps, lists, strings, numbers and booleans, as YAML and
 * JSON give it. Keys that are absent keep the value of the default instance. Every problem is
 * found, not only the first. Component names in camelCase may be written with underscores, as in
 * {@code entropy_weight}.
 *
 * <p>Components may be of type int, long, double, boolean, String, an enum (written in lower case,
 * with hyphens), a record of further options, a list of these except records, or a map, kept as it
 * is for somebody else to bind. Nothing is converted silently: a text is no number, 1.5 is no whole
 * number, and NaN and the infinities are not options.
 */
public final class Binder {
  private final List<Problem> problems = new ArrayList<>();

  /** All problems found so far: of each record the unknown keys, then its components in order. */
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
    Map<String, Object> byKey = known(given, known, path);
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

  /** What is given under known keys; whatever else is given is a problem. */
  private Map<String, Object> known(Map<?, ?> given, List<String> known, String path) {
    Map<String, Object> byKey = new LinkedHashMap<>();
    // Whatever the type says: trees from YAML may have numbers as keys.
    given.forEach(
        (written, value) -> {
          String name = String.valueOf(written);
          String key = key(name);
          if (!known.contains(key)) {
            problems.add(new Problem(at(path, cut(name)), "unknown key." + remedy(key, known)));
          } else if (byKey.containsKey(key)) {
            problems.add(new Problem(at(path, key), "given twice. Remove one."));
          } else {
            byKey.put(key, value);
          }
        });
    return byKey;
  }

  private static String remedy(String key, List<String> known) {
    if (known.isEmpty()) {
      return " There are no options here.";
    }
    String remedy = Suggest.maybe(key, known);
    return remedy.isEmpty() ? " Known: " + String.join(", ", known) + "." : remedy;
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
    if (value == null) {
      problems.add(new Problem(path, "has no value. Maybe leave the key out."));
      return fallback;
    }
    if (type == int.class || type == Integer.class) {
      return whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE, path, fallback)
          .<Object>map(Long::intValue)
          .orElse(fallback);
    }
    if (type == long.class || type == Long.class) {
      return whole(value, Long.MIN_VALUE, Long.MAX_VALUE, path, fallback)
          .<Object>map(w -> w)
          .orElse(fallback);
    }
    if (type == double.class || type == Double.class) {
      return real(value, fallback, path);
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
      return value instanceof Map<?, ?> map
          ? bind(nested, texts(map), path).map(Object.class::cast).orElse(nested)
          : wrong(path, value, "a mapping of options", fallback);
    }
    if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
      // Options that somebody else will bind: kept as they are.
      return value instanceof Map<?, ?> given
          ? Collections.unmodifiableMap(texts(given))
          : wrong(path, value, "a mapping, as in {name: value}", fallback);
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return value instanceof List<?> elements
          ? elements(list.getActualTypeArguments()[0], elements, path)
          : wrong(path, value, "a list, as in [1, 2]", fallback);
    }
    throw new IllegalStateException("options of type " + type + " cannot be bound, at " + path);
  }

  private List<Object> elements(Type type, List<?> given, String path) {
    List<Object> converted = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      // The fallback of an element is never used: with a problem, nothing is made.
      converted.add(convert(type, "", given.get(i), path + "[" + i + "]"));
    }
    return List.copyOf(converted);
  }

  private Object real(Object value, Object fallback, String path) {
    if (!(value instanceof Number number)) {
      return wrong(path, value, "a number", fallback);
    }
    // What a default may be must be allowed to be written out.
    return Double.isFinite(number.doubleValue()) || number.equals(fallback)
        ? (Object) number.doubleValue()
        : wrong(path, value, "a finite number", fallback);
  }

  private Optional<Long> whole(Object value, long least, long most, String path, Object fallback) {
    if (!(value instanceof Number number)
        || number.doubleValue() != Math.rint(number.doubleValue())) {
      wrong(path, value, "a whole number", fallback);
      return Optional.empty();
    }
    try {
      // Exactly: numbers beyond the longs must not wrap around or saturate.
      long exact = new BigDecimal(number.toString()).longValueExact();
      if (exact >= least && exact <= most) {
        return Optional.of(exact);
      }
    } catch (ArithmeticException | NumberFormatException beyond) {
      // Reported below, like everything out of range; infinity comes here, too.
    }
    wrong(path, value, "a whole number in [" + least + ", " + most + "]", fallback);
    return Optional.empty();
  }

  private Object constant(Class<?> type, Object value, String path, Object fallback) {
    List<String> words = Option.words(type);
    String word = value instanceof String text ? Option.word(cut(text)) : "";
    int index = words.indexOf(word);
    return index >= 0
        ? type.getEnumConstants()[index]
        : wrong(
            path,
            value,
            "one of " + String.join(", ", words) + "." + Suggest.maybe(word, words),
            fallback);
  }

  private Object wrong(String path, Object value, String rule, Object fallback) {
    String stop = rule.endsWith(".") ? "" : ".";
    // The default is always right; what an element may be, its list cannot know.
    boolean known =
        fallback instanceof Boolean
            || fallback instanceof Number number && Double.isFinite(number.doubleValue());
    String remedy = known ? " Maybe " + fallback + "." : "";
    problems.add(new Problem(path, Shown.of(value) + " must be " + rule + stop + remedy));
    return fallback;
  }

  private static String cut(String name) {
    return name.length() > 60 ? name.substring(0, 57) + "..." : name;
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
}
