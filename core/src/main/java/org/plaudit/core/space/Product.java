package org.plaudit.core.space;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/**
 * Named parts, each with a space of its own; a member maps every name to a member of that part.
 * Flat form: the parts' flat forms, in the order in which they were named.
 */
public record Product(Map<String, Space<?>> parts) implements Space<Map<String, Object>> {
  public Product {
    Require.that(!parts.isEmpty(), "parts must not be empty");
    // Not Map.copyOf: the order of the parts is part of the flat form.
    parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    Flat.width(parts.values().stream().mapToLong(Space::width).sum());
  }

  @Override
  public boolean contains(Object x) {
    return x instanceof Map<?, ?> map
        && map.keySet().equals(parts.keySet())
        && parts.entrySet().stream().allMatch(p -> p.getValue().contains(map.get(p.getKey())));
  }

  @Override
  public Map<String, Object> sample(RandomGenerator rng) {
    Map<String, Object> member = new LinkedHashMap<>();
    parts.forEach((name, part) -> member.put(name, part.sample(rng)));
    return Collections.unmodifiableMap(member);
  }

  @Override
  public int width() {
    return parts.values().stream().mapToInt(Space::width).sum();
  }

  @Override
  public void write(Map<String, Object> x, float[] into, int at) {
    int next = at;
    for (Map.Entry<String, Space<?>> part : parts.entrySet()) {
      OneOf.writeAs(part.getValue(), x.get(part.getKey()), into, next);
      next += part.getValue().width();
    }
  }

  @Override
  public Map<String, Object> read(float[] from, int at) {
    Map<String, Object> member = new LinkedHashMap<>();
    int next = at;
    for (Map.Entry<String, Space<?>> part : parts.entrySet()) {
      member.put(part.getKey(), part.getValue().read(from, next));
      next += part.getValue().width();
    }
    return Collections.unmodifiableMap(member);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.product(this);
  }
}
