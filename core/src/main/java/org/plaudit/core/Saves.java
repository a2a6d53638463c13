package org.plaudit.core;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Something whose state can be written down and read back: worlds (for checkpoints and planning),
 * wrappers, learners. After {@code load}, the object behaves exactly as the saved one would have,
 * to the last bit.
 */
public interface Saves {
  void save(DataOutput out) throws IOException;

  /**
   * Replaces the state by a saved one of an object that was made with the same options.
   *
   * @throws IOException if the bytes are not such a state; the message says what was expected
   */
  void load(DataInput in) throws IOException;
}
