package org.plaudit.envs.wire;

import java.util.Locale;

/**
 * Why a message cannot be answered, or an answer not be understood. Becomes the error reply of a
 * server; for the owner of a child process it means that the child is in no state to be used.
 */
final class WireFault extends IllegalStateException {
  /** What kind of fault it is, so that a client can raise the right exception. */
  enum Kind {
    /** The bytes are no message of this protocol: not JSON, a key missing or unknown. */
    MESSAGE,
    /** A value breaks its rule: an action outside its space, a size out of range, an unknown op. */
    VALUE,
    /** The message comes at the wrong time: a step before reset, a batch that was not made. */
    STATE,
    /** The world itself failed. */
    WORLD
  }

  private final Kind kind;
  private final boolean lost;

  private WireFault(Kind kind, boolean lost, String message) {
    super(message);
    this.kind = kind;
    this.lost = lost;
  }

  /** A fault after which the next message can be read as usual. */
  static WireFault of(Kind kind, String message, Object... values) {
    return new WireFault(kind, false, String.format(Locale.ROOT, message, values));
  }

  /** A fault after which nobody knows where the next message starts. */
  static WireFault lost(String message, Object... values) {
    return new WireFault(Kind.MESSAGE, true, String.format(Locale.ROOT, message, values));
  }

  String kind() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** Whether the place in the stream is lost, so that the server must end. */
  boolean lost() {
    return lost;
  }
}
