package org.plaudit.core.space;

import java.util.Arrays;
import java.util.Map;

/**
 * What a network reads of a member: categories one-hot, numbers as they are. A masked observation
 * gives the features of what it masks; the mask itself is no feature, so that there is no way back.
 */
public final class Features {
  private Features() {}

  /** How many floats {@link #write} fills. */
  public static int size(Space<?> space) {
    return space.match(
        new Space.Cases<Integer>() {
          @Override
          public Integer discrete(Discrete s) {
            return s.n();
          }

          @Override
          public Integer multiDiscrete(MultiDiscrete s) {
            return s.sizes().stream().mapToInt(n -> n).sum();
          }

          @Override
          public Integer multiBinary(MultiBinary s) {
            return s.n();
          }

          @Override
          public Integer box(Box s) {
            return s.width();
          }

          @Override
          public Integer text(Text s) {
            return s.maxLength() * s.alphabet().length();
          }

          @Override
          public Integer sequence(Sequence<?> s) {
            return s.maxLength() * size(s.element());
          }

          @Override
          public Integer product(Product s) {
            return s.parts().values().stream().mapToInt(Features::size).sum();
          }

          @Override
          public Integer oneOf(OneOf s) {
            return s.alternatives().size()
                + s.alternatives().stream().mapToInt(Features::size).sum();
          }

          @Override
          public Integer withMask(WithMask<?> s) {
            return size(s.inner());
          }
        });
  }

  /**
   * Writes the features of the member whose flat form lies at {@code flat[from ..]} to {@code
   * into[at .. at + size(space))}.
   */
  public static void write(Space<?> space, float[] flat, int from, float[] into, int at) {
    // The most frequent kinds first, because they are read in hot loops: no allocation here.
    if (space instanceof Box box) {
      System.arraycopy(flat, from, into, at, box.width());
    } else if (space instanceof Discrete discrete) {
      Arrays.fill(into, at, at + discrete.n(), 0);
      into[at + (int) flat[from] - discrete.start()] = 1;
    } else if (space instanceof WithMask<?> masked) {
      write(masked.inner(), flat, from, into, at);
    } else {
      Arrays.fill(into, at, at + size(space), 0);
      space.match(new Writer(flat, from, into, at));
    }
  }

  /**
   * Whether each member can be told from its features: all but masked ones, and lists of what may
   * be all zeros.
   */
  public static boolean invertible(Space<?> space) {
    return space.match(FeatureReader.Tells.ALL);
  }

  /**
   * The member whose features lie at {@code features[from .. from + size(space))}; of a one-hot
   * block, the largest counts.
   *
   * @throws IllegalArgumentException unless the space is {@link #invertible}
   */
  public static <T> T read(Space<T> space, float[] features, int from) {
    if (!invertible(space)) {
      throw new IllegalArgumentException(
          "the features of %s do not tell which member they are of".formatted(space));
    }
    float[] flat = new float[space.width()];
    space.match(new FeatureReader(features, from, flat, 0));
    return space.read(flat, 0);
  }

  /** The box in which the features of all members lie. */
  public static Box box(Space<?> space) {
    float[] low = new float[size(space)];
    float[] high = new float[low.length];
    space.match(new FeatureBounds(low, high, 0));
    return Box.of(Vec.of(low), Vec.of(high));
  }

  private record Writer(Flat source, Flat target) implements Space.Cases<Void> {
    /** A place in a buffer. */
    private static final class Flat {
      final float[] floats;
      final int at;

      Flat(float[] floats, int at) {
        this.floats = floats;
        this.at = at;
      }

      float get(int i) {
        return floats[at + i];
      }

      void set(int i, float value) {
        floats[at + i] = value;
      }
    }

    Writer(float[] flat, int from, float[] into, int at) {
      this(new Flat(flat, from), new Flat(into, at));
    }

    private void part(Space<?> space, int from, int to) {
      space.match(new Writer(source.floats, source.at + from, target.floats, target.at + to));
    }

    private Void copy(int n) {
      for (int i = 0; i < n; i++) {
        target.set(i, source.get(i));
      }
      return null;
    }

    @Override
    public Void discrete(Discrete s) {
      target.set((int) source.get(0) - s.start(), 1);
      return null;
    }

    @Override
    public Void multiDiscrete(MultiDiscrete s) {
      int block = 0;
      for (int i = 0; i < s.sizes().size(); i++) {
        target.set(block + (int) source.get(i), 1);
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
      for (int i = 0; i < (int) source.get(0); i++) {
        target.set(i * s.alphabet().length() + (int) source.get(1 + i), 1);
      }
      return null;
    }

    @Override
    public Void sequence(Sequence<?> s) {
      int width = s.element().width();
      int size = size(s.element());
      for (int i = 0; i < (int) source.get(0); i++) {
        part(s.element(), 1 + i * width, i * size);
      }
      return null;
    }

    @Override
    public Void product(Product s) {
      int from = 0;
      int to = 0;
      for (Map.Entry<String, Space<?>> named : s.parts().entrySet()) {
        part(named.getValue(), from, to);
        from += named.getValue().width();
        to += size(named.getValue());
      }
      return null;
    }

    @Override
    public Void oneOf(OneOf s) {
      int index = (int) source.get(0);
      target.set(index, 1);
      int to = s.alternatives().size();
      for (int i = 0; i < index; i++) {
        to += size(s.alternatives().get(i));
      }
      part(s.alternatives().get(index), 1, to);
      return null;
    }

    @Override
    public Void withMask(WithMask<?> s) {
      part(s.inner(), 0, 0);
      return null;
    }
  }
}
