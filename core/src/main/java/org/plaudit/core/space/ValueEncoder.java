package org.plaudit.core.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Writes a value that is known to be a member as a tree. */
record ValueEncoder(Object value) implements Space.Cases<Object> {

  private static Object encode(Space<?> space, Object value) {
    return space.match(new ValueEncoder(value));
  }

  @Override
  public Object discrete(Discrete s) {
    return value;
  }

  @Override
  public Object multiDiscrete(MultiDiscrete s) {
    return value;
  }

  @Override
  public Object multiBinary(MultiBinary s) {
    List<Object> bits = new ArrayList<>();
    ((List<?>) value).forEach(on -> bits.add(on.equals(true) ? 1 : 0));
    return bits;
  }

  @Override
  public Object box(Box s) {
    Vec vec = (Vec) value;
    // As floats, which print with the fewest digits that tell them apart.
    List<Object> numbers = new ArrayList<>(vec.size());
    for (int i = 0; i < vec.size(); i++) {
      numbers.add(vec.get(i));
    }
    return numbers;
  }

  @Override
  public Object text(Text s) {
    return value;
  }

  @Override
  public Object sequence(Sequence<?> s) {
    List<Object> elements = new ArrayList<>();
    ((List<?>) value).forEach(element -> elements.add(encode(s.element(), element)));
    return elements;
  }

  @Override
  public Object product(Product s) {
    Map<String, Object> parts = new LinkedHashMap<>();
    s.parts().forEach((name, part) -> parts.put(name, encode(part, ((Map<?, ?>) value).get(name))));
    return parts;
  }

  @Override
  public Object oneOf(OneOf s) {
    OneOf.Choice choice = (OneOf.Choice) value;
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("index", choice.index());
    map.put("value", encode(s.alternatives().get(choice.index()), choice.value()));
    return map;
  }

  @Override
  public Object withMask(WithMask<?> s) {
    Masked<?> masked = (Masked<?>) value;
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("observation", encode(s.inner(), masked.observation()));
    map.put(
        "legal",
        IntStream.range(0, s.choices()).mapToObj(i -> masked.legal().allows(i) ? 1 : 0).toList());
    return map;
  }
}
