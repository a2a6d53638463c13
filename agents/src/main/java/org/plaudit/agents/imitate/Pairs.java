package org.plaudit.agents.imitate;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.plaudit.agents.nn.Floats;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mismatch;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;
import org.plaudit.core.trace.Segment;

/** What was seen and what should be done there, in flat form, in the order in which it came. */
final class Pairs<O, A> implements Saves {
  private final EnvSpec<O, A> spec;
  private final int seen;
  private final int done;
  private float[] observations = {};
  private float[] actions = {};
  private int size;
  private int illegal;

  Pairs(EnvSpec<O, A> spec) {
    this.spec = spec;
    this.seen = spec.observations().width();
    this.done = spec.actions().width();
  }

  int size() {
    return size;
  }

  /** How many were left out because the mask forbids what should be done. */
  int illegal() {
    return illegal;
  }

  /** (size, observation width) at the start of the array. */
  float[] observations() {
    return observations;
  }

  /** (size, action width) at the start of the array. */
  float[] actions() {
    return actions;
  }

  /** All steps of a segment. */
  void add(Segment<O, A> segment) {
    for (int step = 0; step < segment.length(); step++) {
      add(segment.observations().get(step), segment.actions().get(step));
    }
  }

  /**
   * Another action for a step of a segment.
   *
   * @param action in flat form
   * @throws IllegalArgumentException if there is no such step or action
   */
  void add(Segment<O, A> segment, int step, Vec action) {
    Require.that(
        step < segment.length(),
        "the corrected step (%d) must lie in [0, %d), the segment's.",
        step,
        segment.length());
    Require.that(
        action.size() == done,
        "the corrected action %s must be of %d numbers, as the actions of %s are.",
        action,
        done,
        spec.id());
    add(segment.observations().get(step), spec.actions().read(action.toArray(), 0));
  }

  private void add(O observation, A action) {
    Mismatch.refuse(spec.actions(), action, "action");
    room(size + 1);
    spec.observations().write(observation, observations, size * seen);
    spec.actions().write(action, actions, size * done);
    if (legal()) {
      size++;
    } else {
      illegal++;
    }
  }

  /** Whether the mask of the row that was written last allows what was. */
  private boolean legal() {
    if (spec.observations() instanceof WithMask<?> masked
        && spec.actions() instanceof Discrete moves) {
      int mask = size * seen + seen - masked.choices();
      return observations[mask + (int) actions[size] - moves.start()] != 0;
    }
    return true;
  }

  void addAll(Pairs<O, A> more) {
    room(size + more.size);
    System.arraycopy(more.observations, 0, observations, size * seen, more.size * seen);
    System.arraycopy(more.actions, 0, actions, size * done, more.size * done);
    size += more.size;
  }

  private void room(int rows) {
    if (rows * (long) seen > observations.length || rows * (long) done > actions.length) {
      int larger = Math.max(rows, size + size / 2);
      observations = Arrays.copyOf(observations, Math.multiplyExact(larger, seen));
      actions = Arrays.copyOf(actions, Math.multiplyExact(larger, done));
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(size);
    Floats.write(out, observations, size * seen);
    Floats.write(out, actions, size * done);
  }

  @Override
  public void load(DataInput in) throws IOException {
    int rows = in.readInt();
    if (rows < 0 || rows > Integer.MAX_VALUE / Math.max(seen, done)) {
      throw new IOException("the saved state cannot hold " + rows + " pairs");
    }
    float[] savedObservations = Floats.read(in, rows * seen);
    float[] savedActions = Floats.read(in, rows * done);
    observations = savedObservations;
    actions = savedActions;
    size = rows;
  }
}
