package org.plaudit.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/** {@code n} switches, each on or off. Flat form: 1 for on, 0 for off. */
public record MultiBinary(int n) implements Space<List<Boolean>> {
  public MultiBinary {
    Require.that(n > 0, "n (%d) must be positive", n);
    Flat.width(n);
  }

  @Override
  public boolean contains(Object x) {
    return x instanceof List<?> list
        && list.size() == n
        && list.stream().allMatch(Boolean.class::isInstance);
  }

  @Override
  public List<Boolean> sample(RandomGenerator rng) {
    List<Boolean> switches = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      switches.add(rng.nextInt(2) == 1);
    }
    return List.copyOf(switches);
  }

  @Override
  public int width() {
    return n;
  }

  @Override
  public void write(List<Boolean> x, float[] into, int at) {
    for (int i = 0; i < n; i++) {
      into[at + i] = x.get(i) ? 1 : 0;
    }
  }

  @Override
  public List<Boolean> read(float[] from, int at) {
    List<Boolean> switches = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      switches.add(Flat.index(from[at + i], 2, "switch") == 1);
    }
    return List.copyOf(switches);
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.multiBinary(this);
  }
}
