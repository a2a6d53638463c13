package org.plaudit.core.space;

import java.util.List;

/**
 * Writes the flat form of the member whose features lie at {@code features[from ..]} to {@code
 * flat[at ..]}: of a one-hot block, the largest counts.
 */
final class FeatureReader implements Space.Cases<Void> {
  private final float[] features;
  private final int from;
  private final float[] flat;
  private final int at;

  FeatureReader(float[] features, int from, float[] flat, int at) {
    this.features = features;
    this.from = from;
    this.flat = flat;
    this.at = at;
  }

  /** The part whose features start so much further on, and whose flat form does. */
  private void part(Space<?> space, int features, int flat) {
    space.match(new FeatureReader(this.features, from + features, this.flat, at + flat));
  }

  private int largest(int block, int n) {
    int largest = 0;
    for (int i = 1; i < n; i++) {
      largest = features[from + block + i] > features[from + block + largest] ? i : largest;
    }
    return largest;
  }

  /** How many blocks of so many features come before the first that is all zeros. */
  private int blocks(int most, int size) {
    for (int block = 0; block < most; block++) {
      boolean empty = true;
      for (int i = from + block * size; i < from + (block + 1) * size; i++) {
        empty &= features[i] == 0;
      }
      if (empty) {
        return block;
      }
    }
    return most;
  }

  private Void copy(int n) {
    System.arraycopy(features, from, flat, at, n);
    return null;
  }

  @Override
  public Void discrete(Discrete s) {
    flat[at] = s.start() + largest(0, s.n());
    return null;
  }

  @Override
  public Void multiDiscrete(MultiDiscrete s) {
    int block = 0;
    for (int i = 0; i < s.sizes().size(); i++) {
      flat[at + i] = largest(block, s.sizes().get(i));
      block += s.sizes().get(i);
    }
    return null;
  }

  @Override
  public Void multiBinary(MultiBinary s) {
    return copy(s.n());
  }

  @Override
  public Void box(Box s) {
    return copy(s.width());
  }

  @Override
  public Void text(Text s) {
    int letters = s.alphabet().length();
    int length = blocks(s.maxLength(), letters);
    flat[at] = length;
    for (int i = 0; i < s.maxLength(); i++) {
      flat[at + 1 + i] = i < length ? largest(i * letters, letters) : -1;
    }
    return null;
  }

  @Override
  public Void sequence(Sequence<?> s) {
    int size = Features.size(s.element());
    int length = blocks(s.maxLength(), size);
    flat[at] = length;
    for (int i = 0; i < length; i++) {
      part(s.element(), i * size, 1 + i * s.element().width());
    }
    return null;
  }

  @Override
  public Void product(Product s) {
    int read = 0;
    int written = 0;
    for (Space<?> part : s.parts().values()) {
      part(part, read, written);
      read += Features.size(part);
      written += part.width();
    }
    return null;
  }

  @Override
  public Void oneOf(OneOf s) {
    List<Space<?>> alternatives = s.alternatives();
    int index = largest(0, alternatives.size());
    flat[at] = index;
    int read = alternatives.size();
    for (int i = 0; i < index; i++) {
      read += Features.size(alternatives.get(i));
    }
    part(alternatives.get(index), read, 1);
    return null;
  }

  @Override
  public Void withMask(WithMask<?> s) {
    throw new IllegalArgumentException("the features of %s do not tell the mask".formatted(s));
  }

  /** What the features of a space tell about its members. */
  enum Tells implements Space.Cases<Boolean> {
    /** Which member it was. */
    ALL {
      @Override
      public Boolean sequence(Sequence<?> s) {
        return s.element().match(ALL) && s.element().match(PRESENCE);
      }

      @Override
      public Boolean product(Product s) {
        return s.parts().values().stream().allMatch(part -> part.match(ALL));
      }

      @Override
      public Boolean oneOf(OneOf s) {
        return s.alternatives().stream().allMatch(part -> part.match(ALL));
      }

      @Override
      public Boolean numbers() {
        return true;
      }
    },
    /** That there was one: they are never all zeros. */
    PRESENCE {
      @Override
      public Boolean sequence(Sequence<?> s) {
        return s.minLength() > 0 && s.element().match(PRESENCE);
      }

      @Override
      public Boolean product(Product s) {
        return s.parts().values().stream().anyMatch(part -> part.match(PRESENCE));
      }

      @Override
      public Boolean oneOf(OneOf s) {
        return true;
      }

      @Override
      public Boolean numbers() {
        return false;
      }
    };

    abstract Boolean numbers();

    @Override
    public Boolean discrete(Discrete s) {
      return true;
    }

    @Override
    public Boolean multiDiscrete(MultiDiscrete s) {
      return true;
    }

    @Override
    public Boolean multiBinary(MultiBinary s) {
      return numbers();
    }

    @Override
    public Boolean box(Box s) {
      return numbers();
    }

    @Override
    public Boolean text(Text s) {
      return this == ALL || s.minLength() > 0;
    }

    @Override
    public Boolean withMask(WithMask<?> s) {
      return false;
    }
  }
}
