package org.plaudit.core.wrap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;

/** Keeps the order of calls: reset, then steps until the ending, then reset again. */
final class Order {
  private enum Stage {
    FRESH,
    RUNNING,
    OVER
  }

  private Stage stage = Stage.FRESH;

  void reset() {
    stage = Stage.RUNNING;
  }

  /**
   * @throws IllegalStateException unless an episode is running
   */
  void beforeStep() {
    Require.state(stage != Stage.FRESH, "step came before reset. Call reset(seed) first.");
    Require.state(
        stage == Stage.RUNNING,
        "step came after the episode's ending. Call reset(seed) to start another.");
  }

  void afterStep(Ending ending) {
    stage = ending.over() ? Stage.OVER : Stage.RUNNING;
  }

  /** Whether reset was never called. */
  boolean fresh() {
    return stage == Stage.FRESH;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(stage.name());
  }

  void read(DataInput in) throws IOException {
    stage = Members.constant(in, Stage.class);
  }
}
