package org.plaudit.core.space;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/**
 * A member of one of several spaces, and of which. Flat form: the index of the alternative, then
 * its flat form, then zeros up to the widest alternative.
 */
public record OneOf(List<Space<?>> alternatives) implements Space<OneOf.Choice> {
  /** {@code value} is a member of alternative {@code index}. */
  public record Choice(int index, Object value) {}

  public OneOf {
    alternatives = List.copyOf(alternatives);
    Require.that(!alternatives.isEmpty(), "alternatives must not be empty");
    Flat.width(1 + alternatives.stream().mapToLong(Space::width).max().orElseThrow());
  }

  @Override
  public boolean contains(Object x) {
    return x instanceof Choice choice
        && choice.index() >= 0
        && choice.index() < alternatives.size()
        && alternatives.get(choice.index()).contains(choice.value());
  }

  /** Alternative uniform, then a member from it. */
  @Override
  public Choice sample(RandomGenerator rng) {
    int index = rng.nextInt(alternatives.size());
    return new Choice(index, alternatives.get(index).sample(rng));
  }

  @Override
  public int width() {
    return 1 + alternatives.stream().mapToInt(Space::width).max().orElseThrow();
  }

  @Override
  public void write(Choice x, float[] into, int at) {
    Arrays.fill(into, at, at + width(), 0);
    into[at] = x.index();
    writeAs(alternatives.get(x.index()), x.value(), into, at + 1);
  }

  /** Writes a value that is known to be a member of {@code space}, whose type is not. */
  @SuppressWarnings("unchecked")
  static <T> void writeAs(Space<T> space, Object x, float[] into, int at) {
    space.write((T) x, into, at);
  }

  @Override
  public Choice read(float[] from, int at) {
    int index = Flat.index(from[at], alternatives.size(), "alternative");
    return new Choice(index, alternatives.get(index).read(from, at + 1));
  }

  @Override
  public <R> R match(Cases<R> cases) {
    return cases.oneOf(this);
  }
}
