package org.plaudit.agents.offpolicy;

import java.util.Optional;
import org.plaudit.agents.nn.ActionValues;
import org.plaudit.agents.nn.FrozenMlp;

/** What each action is worth, by a network that does not change. Any thread may use it. */
final class FrozenQ {
  private final int actions;
  private final Estimate estimate;
  private final Optional<FrozenMlp> torso;
  private final Optional<FrozenMlp> value;
  private final FrozenMlp advantage;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  private static final class Scratch {
    private float[] shared = {};
    private float[] value = {};
    private float[] outputs = {};
  }

  FrozenQ(
      int actions,
      Estimate estimate,
      Optional<FrozenMlp> torso,
      Optional<FrozenMlp> value,
      FrozenMlp advantage) {
    this.actions = actions;
    this.estimate = estimate;
    this.torso = torso;
    this.value = value;
    this.advantage = advantage;
  }

  int actions() {
    return actions;
  }

  /** Expected returns, (rows, features) -> (rows, actions). */
  void means(float[] features, int rows, float[] into) {
    Scratch room = scratch.get();
    float[] shared = features;
    if (torso.isPresent()) {
      room.shared = atLeast(room.shared, rows * torso.get().shape().outputs());
      torso.get().forward(features, 0, rows, room.shared, 0);
      shared = room.shared;
    }
    int width = estimate.width();
    room.outputs = atLeast(room.outputs, rows * actions * width);
    advantage.forward(shared, 0, rows, room.outputs, 0);
    if (value.isPresent()) {
      room.value = atLeast(room.value, rows * width);
      value.get().forward(shared, 0, rows, room.value, 0);
      ActionValues.dueling(room.value, room.outputs, rows, actions * width, width, room.outputs);
    }
    estimate.means(room.outputs, rows * actions, into);
  }

  static float[] atLeast(float[] buffer, int size) {
    return buffer.length >= size ? buffer : new float[size];
  }
}
