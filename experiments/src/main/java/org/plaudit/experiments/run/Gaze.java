package org.plaudit.experiments.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;
import org.plaudit.experiments.store.Bytes;

/** The last steps of each world's present episode: what somebody has before their eyes. */
final class Gaze<O, A> implements Saves {
  private final EnvSpec<O, A> spec;
  private final long seed;
  private final int length;
  private final List<Deque<Glance>> worlds = new ArrayList<>();

  /** One step in flat form: what was acted on, and what was done. */
  private record Glance(Vec observation, Vec action) {}

  /**
   * @param length how many steps they remember, at least 1
   */
  Gaze(EnvSpec<O, A> spec, long seed, int length, int worlds) {
    this.spec = spec;
    this.seed = seed;
    this.length = length;
    for (int i = 0; i < worlds; i++) {
      this.worlds.add(new ArrayDeque<>());
    }
  }

  /**
   * One more step of a world.
   *
   * @param row of the rollout
   * @param step of that world, counted over the whole run
   * @return what is seen then: the last steps of the episode, the newest last
   */
  Segment<O, A> see(Rollout rollout, int row, int world, long step) {
    Deque<Glance> seen = worlds.get(world);
    seen.addLast(
        new Glance(
            slice(rollout.observations(), row, rollout.observationWidth()),
            slice(rollout.actions(), row, rollout.actionWidth())));
    if (seen.size() > length) {
      seen.removeFirst();
    }
    Segment<O, A> segment = segment(seen, rollout, row, world, step);
    if (rollout.ending(row).over()) {
      seen.clear();
    }
    return segment;
  }

  private Segment<O, A> segment(
      Deque<Glance> seen, Rollout rollout, int row, int world, long step) {
    List<O> observations = new ArrayList<>(seen.size() + 1);
    List<A> actions = new ArrayList<>(seen.size());
    for (Glance glance : seen) {
      observations.add(spec.observations().read(glance.observation().toArray(), 0));
      actions.add(spec.actions().read(glance.action().toArray(), 0));
    }
    observations.add(spec.observations().read(rollout.next(), row * rollout.observationWidth()));
    Ending ending = rollout.ending(row);
    return new Segment<>(
        new SegmentId(seed, world, step - seen.size() + 1, seen.size()),
        observations,
        actions,
        ending);
  }

  private static Vec slice(float[] rows, int row, int width) {
    return Vec.of(Arrays.copyOfRange(rows, row * width, (row + 1) * width));
  }

  @Override
  public void save(DataOutput out) throws IOException {
    for (Deque<Glance> seen : worlds) {
      out.writeInt(seen.size());
      for (Glance glance : seen) {
        Bytes.write(out, glance.observation().toArray());
        Bytes.write(out, glance.action().toArray());
      }
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    for (Deque<Glance> seen : worlds) {
      seen.clear();
      for (int left = in.readInt(); left > 0; left--) {
        seen.addLast(new Glance(Vec.of(Bytes.readFloats(in)), Vec.of(Bytes.readFloats(in))));
      }
    }
  }
}
