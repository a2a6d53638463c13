package org.plaudit.envs.wire;

import org.plaudit.core.space.Space;
import org.plaudit.core.space.SpaceJson;

/** Members of spaces on their way over the wire: read, written, and refused by name. */
final class Members {
  private Members() {}

  /**
   * The member that a JSON tree stands for.
   *
   * @param place what to call it, as in {@code action}
   */
  static <T> T of(Space<T> space, Object tree, String place) {
    try {
      return SpaceJson.decode(space, tree);
    } catch (IllegalArgumentException e) {
      throw WireFault.of(WireFault.Kind.VALUE, "%s", placed(place, e));
    }
  }

  /** The JSON tree of what a world showed. */
  static <T> Object tree(Space<T> space, T member, String place) {
    try {
      return SpaceJson.encode(space, member);
    } catch (IllegalArgumentException e) {
      throw WireFault.of(
          WireFault.Kind.WORLD, "the world broke its own space: %s", placed(place, e));
    }
  }

  /** The message of {@link SpaceJson}, which calls the whole {@code value}. */
  private static String placed(String place, IllegalArgumentException e) {
    String message = e.getMessage();
    String end = message.endsWith(".") ? "" : ".";
    return (message.startsWith("value") ? place + message.substring(5) : place + ": " + message)
        + end;
  }
}
