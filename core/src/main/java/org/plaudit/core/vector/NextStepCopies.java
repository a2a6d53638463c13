package org.plaudit.core.vector;

import java.util.List;
import org.plaudit.core.env.Env;

final class NextStepCopies extends Copies implements NextStep {
  NextStepCopies(List<Env<?, ?>> worlds, int threads) {
    super(worlds, threads);
  }

  @Override
  int kind() {
    return 2;
  }

  @Override
  boolean acts(Slot<?, ?> slot) {
    return !slot.ending().over();
  }

  @Override
  void move(int world, Slot<?, ?> slot) {
    if (slot.ending().over()) {
      slot.clear();
      renew(world);
    } else {
      slot.act();
    }
  }
}
