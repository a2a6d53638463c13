package org.plaudit.core.contract;

import org.plaudit.core.space.Space;
import org.plaudit.core.space.Vec;

/**
 * An observation as the world returned it.
 *
 * @param name whose it is, as in {@code the observation} or {@code what p0 sees}
 */
record Shown(String name, Space<?> space, Object value) {
  /** The flat form, which cannot change any more; where there is none, a text. */
  Object image() {
    return image(space, value);
  }

  private static <T> Object image(Space<T> space, Object value) {
    try {
      float[] flat = new float[space.width()];
      @SuppressWarnings("unchecked") // Where it is no member, writing fails or gives some floats.
      T member = (T) value;
      space.write(member, flat, 0);
      return Vec.of(flat);
    } catch (RuntimeException e) {
      return String.valueOf(value);
    }
  }

  /** Any value, cut short. */
  static String brief(Object value) {
    String text = String.valueOf(value);
    return text.length() > 160 ? text.substring(0, 157) + "..." : text;
  }
}
