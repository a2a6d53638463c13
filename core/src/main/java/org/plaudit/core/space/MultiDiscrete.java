package org.plaudit.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/** Several choices at once: member {@code i} of the list is one of {@code 0 .. sizes[i] - 1}. */
public record MultiDiscrete(List<Integer> sizes) implements Space<List<Integer>> {
  public MultiDiscrete {
    sizes = List.copyOf(sizes);
    Require.that(!sizes.isEmpty(), "sizes must not be empty");
    for (int size : sizes) {
      Require.that(size > 0 && size <= 1 << 24, "sizes (%s) must lie in [1, 2^24]", sizes);
    }
    Flat.width(sizes.size());
  }

  public static MultiDiscrete of(Integer... sizes) {
    return new MultiDiscrete(List.of(sizes));
  }

  @Override
  public boolean contains(Object x) {
    if (!(x instanceof List<?> list) || list.size() != sizes.size()) {
      return false;
    }
    for (int i = 0; i < list.size(); i++) {
      if (!(list.get(i) instanceof Integer choice) || choice < 0 || choice >= sizes.get(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Integer> sample(RandomGenerator rng) {
    List<Integer> choices = new ArrayList<>(sizes.size());
    for (int size : sizes) {
      choices.add(rng.nextInt(size));
    }
    return List.copyOf(choices);
  }

  @Override
  public int width() {
    return sizes.size();
  }

  @Override
  public void write(List<Integer> x, float[] into, int at) {
    for (int i = 0; i < x.size(); i++) {
      into[at + i] = x.get(i);
    }
  }

  @Override
  public List<Integer> read(float[] from, int at) {
    List<Integer> choices = new ArrayList<>(sizes.size());
    for (int i = 0; i < sizes.size(); i++) {
      choices.add(Flat.index(from[at + i], sizes.get(i), "choice"));
    }
    return List.copyOf(choices);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.multiDiscrete(this);
  }
}
