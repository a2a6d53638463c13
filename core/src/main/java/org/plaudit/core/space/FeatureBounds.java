package org.plaudit.core.space;

import java.util.Arrays;

/**
 * Writes the bounds of a space's features to {@code low[at ..]} and {@code high[at ..]}. Categories
 * lie in [0, 1], numbers between their own bounds, and what may be absent reaches to 0 besides.
 */
final class FeatureBounds implements Space.Cases<Void> {
  private final float[] low;
  private final float[] high;
  private final int at;

  FeatureBounds(float[] low, float[] high, int at) {
    this.low = low;
    this.high = high;
    this.at = at;
  }

  private Void unit(Space<?> space) {
    Arrays.fill(high, at, at + Features.size(space), 1);
    return null;
  }

  /** The bounds of a part that starts {@code offset} further on. */
  private void part(Space<?> space, int offset) {
    space.match(new FeatureBounds(low, high, at + offset));
  }

  /** The same for a part that is all zeros where it is absent. */
  private void optional(Space<?> space, int offset) {
    part(space, offset);
    for (int i = at + offset; i < at + offset + Features.size(space); i++) {
      low[i] = Math.min(low[i], 0);
      high[i] = Math.max(high[i], 0);
    }
  }

  @Override
  public Void discrete(Discrete s) {
    return unit(s);
  }

  @Override
  public Void multiDiscrete(MultiDiscrete s) {
    return unit(s);
  }

  @Override
  public Void multiBinary(MultiBinary s) {
    return unit(s);
  }

  @Override
  public Void box(Box s) {
    s.low().copyTo(low, at);
    s.high().copyTo(high, at);
    return null;
  }

  @Override
  public Void text(Text s) {
    return unit(s);
  }

  @Override
  public Void sequence(Sequence<?> s) {
    int size = Features.size(s.element());
    for (int i = 0; i < s.maxLength(); i++) {
      optional(s.element(), i * size);
    }
    return null;
  }

  @Override
  public Void product(Product s) {
    int offset = 0;
    for (Space<?> part : s.parts().values()) {
      part(part, offset);
      offset += Features.size(part);
    }
    return null;
  }

  @Override
  public Void oneOf(OneOf s) {
    int offset = s.alternatives().size();
    Arrays.fill(high, at, at + offset, 1);
    for (Space<?> alternative : s.alternatives()) {
      optional(alternative, offset);
      offset += Features.size(alternative);
    }
    return null;
  }

  @Override
  public Void withMask(WithMask<?> s) {
    part(s.inner(), 0);
    return null;
  }
}
