package org.plaudit.experiments.store;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

/**
 * A segment in the flat form of its spaces, as it is logged: without the true reward.
 *
 * @param observations (length + 1, observationWidth), row by row
 * @param actions (length, actionWidth), row by row
 */
public record ShownSegment(SegmentId id, Vec observations, Vec actions, Ending ending) {
  public ShownSegment {
    Require.that(
        observations.size() % (id.length() + 1) == 0 && actions.size() % id.length() == 0,
        "segment %s cannot have %d observed numbers and %d acted ones",
        id,
        observations.size(),
        actions.size());
  }

  public static <O, A> ShownSegment of(Segment<O, A> segment, EnvSpec<O, A> spec) {
    int seen = spec.observations().width();
    int done = spec.actions().width();
    float[] observations = new float[(segment.length() + 1) * seen];
    float[] actions = new float[segment.length() * done];
    for (int i = 0; i <= segment.length(); i++) {
      spec.observations().write(segment.observations().get(i), observations, i * seen);
    }
    for (int i = 0; i < segment.length(); i++) {
      spec.actions().write(segment.actions().get(i), actions, i * done);
    }
    return new ShownSegment(segment.id(), Vec.of(observations), Vec.of(actions), segment.ending());
  }

  /** The segment as the world's own types. */
  public <O, A> Segment<O, A> typed(EnvSpec<O, A> spec) {
    float[] seen = observations.toArray();
    float[] done = actions.toArray();
    List<O> shown = new ArrayList<>();
    List<A> taken = new ArrayList<>();
    for (int i = 0; i <= id.length(); i++) {
      shown.add(spec.observations().read(seen, i * spec.observations().width()));
    }
    for (int i = 0; i < id.length(); i++) {
      taken.add(spec.actions().read(done, i * spec.actions().width()));
    }
    return new Segment<>(id, shown, taken, ending);
  }

  public void save(DataOutput out) throws IOException {
    out.writeLong(id.seed());
    out.writeInt(id.world());
    out.writeLong(id.start());
    out.writeInt(id.length());
    Bytes.write(out, observations.toArray());
    Bytes.write(out, actions.toArray());
    out.writeUTF(ending.name());
  }

  public static ShownSegment load(DataInput in) throws IOException {
    SegmentId id = new SegmentId(in.readLong(), in.readInt(), in.readLong(), in.readInt());
    return new ShownSegment(
        id,
        Vec.of(Bytes.readFloats(in)),
        Vec.of(Bytes.readFloats(in)),
        Ending.valueOf(in.readUTF()));
  }
}
