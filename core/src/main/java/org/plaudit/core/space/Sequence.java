package org.plaudit.core.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/**
 * Lists of members of one space. Flat form: the length, then each element's flat form, then zeros
 * up to {@code maxLength} elements.
 */
public record Sequence<T>(Space<T> element, int minLength, int maxLength)
    implements Space<List<T>> {
  public Sequence {
    Require.that(minLength >= 0, "minLength (%d) must not be negative", minLength);
    Require.that(
        maxLength >= Math.max(1, minLength),
        "maxLength (%d) must be at least 1 and minLength (%d)",
        maxLength,
        minLength);
    Flat.width(1 + (long) maxLength * element.width());
  }

  @Override
  public boolean contains(Object x) {
    return x instanceof List<?> list
        && list.size() >= minLength
        && list.size() <= maxLength
        && list.stream().allMatch(element::contains);
  }

  /** Length uniform, then each element from its space. */
  @Override
  public List<T> sample(RandomGenerator rng) {
    int length = minLength + rng.nextInt(maxLength - minLength + 1);
    List<T> list = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      list.add(element.sample(rng));
    }
    return List.copyOf(list);
  }

  @Override
  public int width() {
    return 1 + maxLength * element.width();
  }

  @Override
  public void write(List<T> x, float[] into, int at) {
    Arrays.fill(into, at, at + width(), 0);
    into[at] = x.size();
    for (int i = 0; i < x.size(); i++) {
      element.write(x.get(i), into, at + 1 + i * element.width());
    }
  }

  @Override
  public List<T> read(float[] from, int at) {
    int length = Flat.index(from[at], maxLength + 1, "length");
    List<T> list = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      list.add(element.read(from, at + 1 + i * element.width()));
    }
    return List.copyOf(list);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.sequence(this);
  }
}
