package org.plaudit.agents.prefer;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.plaudit.agents.nn.Floats;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Space;
import org.plaudit.core.trace.Segment;

/**
 * Two segments of which one is preferred, as numbers.
 *
 * @param share how much of the answer says that the first is better: 1, 0, or a half for a tie
 */
record Contrast(Side first, Side second, float share) {

  /** One of the two; its arrays are its own and do not change. */
  static final class Side {
    private final int length;
    private final float[] observations;
    private final float[] actions;
    private final Ending ending;

    private Side(int length, float[] observations, float[] actions, Ending ending) {
      this.length = length;
      this.observations = observations;
      this.actions = actions;
      this.ending = ending;
    }

    /** In steps. */
    int length() {
      return length;
    }

    /** (length + 1, observation width): what was acted on, and what came of it. */
    float[] observations() {
      return observations;
    }

    /** (length, action width). */
    float[] actions() {
      return actions;
    }

    /** Of the last step. */
    Ending ending() {
      return ending;
    }

    private static <O, A> Side of(Segment<O, A> segment, EnvSpec<O, A> spec) {
      Space<O> seen = spec.observations();
      Space<A> done = spec.actions();
      float[] observations = new float[(segment.length() + 1) * seen.width()];
      float[] actions = new float[segment.length() * done.width()];
      for (int t = 0; t < segment.length(); t++) {
        seen.write(segment.observations().get(t), observations, t * seen.width());
        done.write(segment.actions().get(t), actions, t * done.width());
      }
      seen.write(
          segment.observations().get(segment.length()),
          observations,
          segment.length() * seen.width());
      return new Side(segment.length(), observations, actions, segment.ending());
    }

    private void save(DataOutput out) throws IOException {
      out.writeInt(length);
      Floats.write(out, observations, observations.length);
      Floats.write(out, actions, actions.length);
      out.writeUTF(ending.name());
    }

    private static Ending ending(String name) throws IOException {
      for (Ending ending : Ending.values()) {
        if (ending.name().equals(name)) {
          return ending;
        }
      }
      throw new IOException("the saved learner holds a segment that ended as nothing does");
    }

    private static Side read(DataInput in, EnvSpec<?, ?> spec) throws IOException {
      int length = in.readInt();
      long floats = (length + 1L) * Math.max(spec.observations().width(), spec.actions().width());
      if (length < 1 || floats > Integer.MAX_VALUE - 8) {
        throw new IOException("the saved learner holds a segment of " + length + " steps");
      }
      return new Side(
          length,
          Floats.read(in, (length + 1) * spec.observations().width()),
          Floats.read(in, length * spec.actions().width()),
          ending(in.readUTF()));
    }
  }

  static <O, A> Contrast of(
      Segment<O, A> first, Segment<O, A> second, float share, EnvSpec<O, A> spec) {
    return new Contrast(Side.of(first, spec), Side.of(second, spec), share);
  }

  /** Both, in the order in which they were shown. */
  List<Side> sides() {
    return List.of(first, second);
  }

  /** In steps, of the longer one. */
  int longest() {
    return Math.max(first.length, second.length);
  }

  void save(DataOutput out) throws IOException {
    out.writeFloat(share);
    first.save(out);
    second.save(out);
  }

  static Contrast read(DataInput in, EnvSpec<?, ?> spec) throws IOException {
    float share = in.readFloat();
    if (!(share >= 0 && share <= 1)) {
      throw new IOException("the saved learner holds a preference of " + share);
    }
    return new Contrast(Side.read(in, spec), Side.read(in, spec), share);
  }
}
