package org.plaudit.agents.interactive;

import org.plaudit.agents.policy.Preferences;
import org.plaudit.agents.policy.TableLayout;

/** What a frozen table prefers. */
final class TablePreferences implements Preferences {
  private final TableLayout layout;
  private final double[] values;

  /**
   * @param values (states, moves), copied
   */
  TablePreferences(TableLayout layout, double[] values) {
    this.layout = layout;
    this.values = values.clone();
  }

  @Override
  public int moves() {
    return layout.moves();
  }

  @Override
  public void write(float[] observations, int rows, float[] into) {
    int moves = layout.moves();
    for (int row = 0; row < rows; row++) {
      int state = layout.state(observations, row);
      for (int move = 0; move < moves; move++) {
        into[row * moves + move] = (float) values[layout.at(state, move)];
      }
    }
  }
}
