package org.plaudit.core.vector;

import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.env.Env;

final class ManualCopies extends Copies implements Manual {
  ManualCopies(List<Env<?, ?>> worlds, int threads) {
    super(worlds, threads);
  }

  @Override
  int kind() {
    return 3;
  }

  @Override
  public void step(float[] actions) {
    for (int i = 0; i < size(); i++) {
      Require.state(
          !slot(i).ending().over(), "world %d has ended. Maybe call reset(%d, seed) first.", i, i);
    }
    super.step(actions);
  }

  @Override
  boolean acts(Slot<?, ?> slot) {
    return true;
  }

  @Override
  void move(int world, Slot<?, ?> slot) {
    slot.act();
  }

  @Override
  public void reset(int world, long seed) {
    started();
    Require.that(world >= 0 && world < size(), "world (%d) must lie in [0, %d)", world, size());
    slot(world).clear();
    rewards()[world] = 0;
    slot(world).reset(seed);
  }
}
