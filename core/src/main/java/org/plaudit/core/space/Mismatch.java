package org.plaudit.core.space;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.Shown;

/**
 * Why a value is not a member of a space: the first thing wrong, with place, value and rule, as in
 * {@code observation.speed[2] (4.9) must lie in [-4.8, 4.8]}. Says nothing exactly where {@link
 * Space#contains} says yes.
 */
public final class Mismatch {
  private Mismatch() {}

  /**
   * @param place what to call the value, as in {@code action}
   */
  public static Optional<String> of(Space<?> space, Object x, String place) {
    return space.match(new Finder(x, place));
  }

  /**
   * @throws IllegalArgumentException saying why, if {@code x} is not a member
   */
  public static void refuse(Space<?> space, Object x, String place) {
    // Members are told without making anything, since this is asked at every step.
    if (!space.contains(x)) {
      throw new IllegalArgumentException(of(space, x, place).orElseThrow());
    }
  }

  /** Refuses what was found at a place unless the rule holds; makes the message only then. */
  static void require(boolean holds, String place, Object found, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(place + " " + Shown.of(found) + " must " + rule);
    }
  }

  /** A bound as people write it: whole numbers without a fraction. */
  private static String bound(float value) {
    return value == Math.rint(value) && Math.abs(value) < Flat.LONGEST
        ? String.valueOf((int) value)
        : String.valueOf(value);
  }

  private record Finder(Object x, String place) implements Space.Cases<Optional<String>> {

    private Optional<String> must(String rule) {
      return Optional.of(place + " " + Shown.of(x) + " must " + rule);
    }

    private static Optional<String> at(String place, Space<?> space, Object x) {
      return of(space, x, place);
    }

    @Override
    public Optional<String> discrete(Discrete s) {
      return s.contains(x)
          ? Optional.empty()
          : must("be a whole number in [%d, %d]".formatted(s.start(), s.start() + s.n() - 1));
    }

    @Override
    public Optional<String> multiDiscrete(MultiDiscrete s) {
      if (!(x instanceof List<?> list) || list.size() != s.sizes().size()) {
        return must("be a list of %d whole numbers".formatted(s.sizes().size()));
      }
      for (int i = 0; i < list.size(); i++) {
        Optional<String> wrong =
            at(place + "[" + i + "]", Discrete.of(s.sizes().get(i)), list.get(i));
        if (wrong.isPresent()) {
          return wrong;
        }
      }
      return Optional.empty();
    }

    @Override
    public Optional<String> multiBinary(MultiBinary s) {
      return s.contains(x)
          ? Optional.empty()
          : must("be a list of %d switches, each true or false".formatted(s.n()));
    }

    @Override
    public Optional<String> box(Box s) {
      if (!(x instanceof Vec vec) || vec.size() != s.width()) {
        return must("be a vector of %d floats".formatted(s.width()));
      }
      for (int i = 0; i < vec.size(); i++) {
        float value = vec.get(i);
        Finder element = new Finder(value, place + "[" + i + "]");
        if (!Float.isFinite(value)) {
          return element.must("be finite");
        }
        if (value < s.low().get(i) || value > s.high().get(i)) {
          return element.must(
              "lie in [%s, %s]".formatted(bound(s.low().get(i)), bound(s.high().get(i))));
        }
      }
      return Optional.empty();
    }

    @Override
    public Optional<String> text(Text s) {
      if (!(x instanceof String text)) {
        return must("be a text");
      }
      if (text.length() < s.minLength() || text.length() > s.maxLength()) {
        return must(
            "have %d to %d characters, not %d"
                .formatted(s.minLength(), s.maxLength(), text.length()));
      }
      return text.chars()
          .filter(c -> s.alphabet().indexOf(c) < 0)
          .boxed()
          .findFirst()
          .flatMap(
              c ->
                  must(
                      "not hold '%s' (U+%04X), which is not in the alphabet"
                          .formatted(Character.toString(c), c)));
    }

    @Override
    public Optional<String> sequence(Sequence<?> s) {
      if (!(x instanceof List<?> list)) {
        return must("be a list");
      }
      if (list.size() < s.minLength() || list.size() > s.maxLength()) {
        return must(
            "have %d to %d elements, not %d".formatted(s.minLength(), s.maxLength(), list.size()));
      }
      for (int i = 0; i < list.size(); i++) {
        Optional<String> wrong = at(place + "[" + i + "]", s.element(), list.get(i));
        if (wrong.isPresent()) {
          return wrong;
        }
      }
      return Optional.empty();
    }

    @Override
    public Optional<String> product(Product s) {
      if (!(x instanceof Map<?, ?> map) || !map.keySet().equals(s.parts().keySet())) {
        return must("be a map with exactly the keys %s".formatted(s.parts().keySet()));
      }
      for (Map.Entry<String, Space<?>> part : s.parts().entrySet()) {
        Optional<String> wrong =
            at(place + "." + part.getKey(), part.getValue(), map.get(part.getKey()));
        if (wrong.isPresent()) {
          return wrong;
        }
      }
      return Optional.empty();
    }

    @Override
    public Optional<String> oneOf(OneOf s) {
      if (!(x instanceof OneOf.Choice choice)) {
        return must("be a choice of an alternative");
      }
      if (choice.index() < 0 || choice.index() >= s.alternatives().size()) {
        return must("choose an alternative in [0, %d]".formatted(s.alternatives().size() - 1));
      }
      return at(place + ".value", s.alternatives().get(choice.index()), choice.value());
    }

    @Override
    public Optional<String> withMask(WithMask<?> s) {
      if (!(x instanceof Masked<?> masked) || masked.legal() == null) {
        return must("be an observation with a mask");
      }
      if (masked.legal().size() != s.choices()) {
        return must("have a mask of %d choices".formatted(s.choices()));
      }
      return at(place + ".observation", s.inner(), masked.observation());
    }
  }
}
