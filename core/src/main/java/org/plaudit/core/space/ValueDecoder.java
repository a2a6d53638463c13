package org.plaudit.core.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plaudit.core.Require;
import org.plaudit.core.Shown;

/**
 * Reads the trees that {@link ValueEncoder} writes. Each case builds the value its kind calls for
 * and then checks that it is a member, so what comes back always is one.
 */
record ValueDecoder(Object tree, String place) implements Space.Cases<Object> {

  private static Object decode(Space<?> space, Object tree, String place) {
    return space.match(new ValueDecoder(tree, place));
  }

  private <T> T checked(Space<T> space, T value) {
    Mismatch.refuse(space, value, place);
    return value;
  }

  private String element(int i) {
    return place + "[" + i + "]";
  }

  private List<?> list() {
    return Tree.list(tree, place);
  }

  private Tree map(String... keys) {
    Tree map = Tree.of(tree, place, 0);
    map.only(Set.of(keys));
    return map;
  }

  @Override
  public Object discrete(Discrete s) {
    return checked(s, Tree.whole(tree, place));
  }

  @Override
  public Object multiDiscrete(MultiDiscrete s) {
    List<?> list = list();
    List<Integer> choices = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      choices.add(Tree.whole(list.get(i), element(i)));
    }
    return checked(s, List.copyOf(choices));
  }

  @Override
  public Object multiBinary(MultiBinary s) {
    List<?> list = list();
    List<Boolean> switches = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      switches.add(bit(list.get(i), element(i)));
    }
    return checked(s, List.copyOf(switches));
  }

  private static boolean bit(Object node, String place) {
    if (node instanceof Boolean on) {
      return on;
    }
    if (node instanceof Number number && (number.doubleValue() == 0 || number.doubleValue() == 1)) {
      return number.doubleValue() == 1;
    }
    throw new IllegalArgumentException(place + " " + Shown.of(node) + " must be 0 or 1");
  }

  @Override
  public Object box(Box s) {
    List<?> list = list();
    float[] values = new float[list.size()];
    for (int i = 0; i < values.length; i++) {
      // Not by Require: its message would be made for every number of every observation.
      if (!(list.get(i) instanceof Number number)) {
        throw new IllegalArgumentException(
            element(i) + " " + Shown.of(list.get(i)) + " must be a number");
      }
      values[i] = number.floatValue();
    }
    return checked(s, Vec.of(values));
  }

  @Override
  public Object text(Text s) {
    Mismatch.require(tree instanceof String, place, tree, "be a text");
    return checked(s, (String) tree);
  }

  @Override
  public Object sequence(Sequence<?> s) {
    List<?> list = list();
    Require.that(
        list.size() >= s.minLength() && list.size() <= s.maxLength(),
        "%s must have %d to %d elements, not %d",
        place,
        s.minLength(),
        s.maxLength(),
        list.size());
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      elements.add(decode(s.element(), list.get(i), element(i)));
    }
    return List.copyOf(elements);
  }

  @Override
  public Object product(Product s) {
    Tree map = map(s.parts().keySet().toArray(String[]::new));
    Map<String, Object> member = new LinkedHashMap<>();
    s.parts()
        .forEach((name, part) -> member.put(name, decode(part, map.get(name), place + "." + name)));
    return Collections.unmodifiableMap(member);
  }

  @Override
  public Object oneOf(OneOf s) {
    Tree map = map("index", "value");
    int index = map.whole("index");
    Require.that(
        index >= 0 && index < s.alternatives().size(),
        "%s.index (%d) must lie in [0, %d]",
        place,
        index,
        s.alternatives().size() - 1);
    return new OneOf.Choice(
        index, decode(s.alternatives().get(index), map.get("value"), place + ".value"));
  }

  @Override
  public Object withMask(WithMask<?> s) {
    Tree map = map("observation", "legal");
    List<?> bits = map.list("legal");
    Require.that(
        bits.size() == s.choices(),
        "%s.legal must have %d elements, not %d",
        place,
        s.choices(),
        bits.size());
    boolean[] legal = new boolean[bits.size()];
    for (int i = 0; i < legal.length; i++) {
      legal[i] = bit(bits.get(i), place + ".legal[" + i + "]");
    }
    return new Masked<>(
        decode(s.inner(), map.get("observation"), place + ".observation"), Mask.of(legal));
  }
}
