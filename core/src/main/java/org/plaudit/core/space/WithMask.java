package org.plaudit.core.space;

import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/**
 * Observations that carry the legal moves among {@code choices}. Flat form: the observation's, then
 * 1 for each legal choice and 0 for each other.
 */
public record WithMask<T>(Space<T> inner, int choices) implements Space<Masked<T>> {
  public WithMask {
    Require.that(choices > 0, "choices (%d) must be positive", choices);
    Flat.width((long) inner.width() + choices);
  }

  @Override
  public boolean contains(Object x) {
    return x instanceof Masked<?> masked
        && masked.legal() != null
        && masked.legal().size() == choices
        && inner.contains(masked.observation());
  }

  /** Each choice is legal with probability a half. */
  @Override
  public Masked<T> sample(RandomGenerator rng) {
    T observation = inner.sample(rng);
    boolean[] legal = new boolean[choices];
    for (int i = 0; i < choices; i++) {
      legal[i] = rng.nextInt(2) == 1;
    }
    return new Masked<>(observation, Mask.of(legal));
  }

  @Override
  public int width() {
    return inner.width() + choices;
  }

  @Override
  public void write(Masked<T> x, float[] into, int at) {
    inner.write(x.observation(), into, at);
    for (int i = 0; i < choices; i++) {
      into[at + inner.width() + i] = x.legal().allows(i) ? 1 : 0;
    }
  }

  @Override
  public Masked<T> read(float[] from, int at) {
    boolean[] legal = new boolean[choices];
    for (int i = 0; i < choices; i++) {
      legal[i] = Flat.index(from[at + inner.width() + i], 2, "mask element") == 1;
    }
    return new Masked<>(inner.read(from, at), Mask.of(legal));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.withMask(this);
  }
}
