package org.plaudit.experiments.cli;

import java.util.stream.Collectors;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.MultiBinary;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.OneOf;
import org.plaudit.core.space.Product;
import org.plaudit.core.space.Sequence;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Text;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;

/** Describes a space in a line, for people. */
final class SpaceText implements Space.Cases<String> {
  private static final int MOST = 8;

  private SpaceText() {}

  static String of(Space<?> space) {
    return space.match(new SpaceText());
  }

  @Override
  public String discrete(Discrete space) {
    return "a whole number from %d to %d".formatted(space.start(), space.start() + space.n() - 1);
  }

  @Override
  public String multiDiscrete(MultiDiscrete space) {
    if (space.sizes().stream().distinct().count() == 1) {
      return "%d whole numbers, each from 0 to %d"
          .formatted(space.sizes().size(), space.sizes().get(0) - 1);
    }
    return space.sizes().size()
        + " whole numbers from 0, below "
        + space.sizes().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  @Override
  public String multiBinary(MultiBinary space) {
    return space.n() + " switches, each 0 or 1";
  }

  @Override
  public String box(Box space) {
    String size = space.low().size() == 1 ? "a number" : space.low().size() + " numbers";
    if (space.low().size() > MOST) {
      return size;
    }
    return size + ", from " + list(space.low()) + " to " + list(space.high());
  }

  private static String list(Vec bounds) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bounds.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(bound(bounds.get(i)));
    }
    return bounds.size() == 1 ? text.toString() : "(" + text + ")";
  }

  private static String bound(float value) {
    if (Float.isInfinite(value)) {
      return value < 0 ? "-inf" : "inf";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e7
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  @Override
  public String text(Text space) {
    return "a text of %d to %d characters".formatted(space.minLength(), space.maxLength());
  }

  @Override
  public String sequence(Sequence<?> space) {
    return "a list of %d to %d, each %s"
        .formatted(space.minLength(), space.maxLength(), of(space.element()));
  }

  @Override
  public String product(Product space) {
    return space.parts().entrySet().stream()
        .map(part -> part.getKey() + ": " + of(part.getValue()))
        .collect(Collectors.joining("; "));
  }

  @Override
  public String oneOf(OneOf space) {
    return space.alternatives().stream()
        .map(SpaceText::of)
        .collect(Collectors.joining(", or ", "either ", ""));
  }

  @Override
  public String withMask(WithMask<?> space) {
    return of(space.inner()) + "; with it, which of " + space.choices() + " moves are legal";
  }
}
