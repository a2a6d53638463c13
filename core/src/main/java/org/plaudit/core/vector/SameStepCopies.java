package org.plaudit.core.vector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.plaudit.core.env.Env;

final class SameStepCopies extends Copies implements SameStep {
  private final int width;
  private final float[] finals;

  SameStepCopies(List<Env<?, ?>> worlds, int threads) {
    super(worlds, threads);
    width = worlds.get(0).spec().observations().width();
    finals = new float[worlds.size() * width];
  }

  @Override
  int kind() {
    return 1;
  }

  @Override
  boolean acts(Slot<?, ?> slot) {
    return true;
  }

  @Override
  void move(int world, Slot<?, ?> slot) {
    slot.act();
    if (slot.ending().over()) {
      System.arraycopy(observations(), world * width, finals, world * width, width);
      renew(world);
    }
  }

  @Override
  public float[] finalObservations() {
    return finals;
  }

  @Override
  void saveMore(DataOutput out) throws IOException {
    writeFloats(out, finals);
  }

  @Override
  void loadMore(DataInput in) throws IOException {
    readFloats(in, finals);
  }
}
