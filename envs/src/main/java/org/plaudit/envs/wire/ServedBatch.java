package org.plaudit.envs.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.space.Space;
import org.plaudit.core.vector.Manual;
import org.plaudit.core.vector.SameStep;
import org.plaudit.core.vector.VectorEnv;
import org.plaudit.core.vector.Vectors;

/** Many copies of a world, behind the wire: stepped together, in binary or in JSON. */
final class ServedBatch implements AutoCloseable {
  /** In bytes, of one message; what is announced beyond it is not believed. */
  static final int LARGEST_PAYLOAD = 1 << 26;

  private static final int MOST_WORLDS = 1 << 16;
  private static final int MOST_THREADS = 256;
  private static final String SAME_STEP = "same-step";
  private static final String NEXT_STEP = "next-step";
  private static final String DISABLED = "disabled";
  private static final List<String> AUTORESETS = List.of(SAME_STEP, NEXT_STEP, DISABLED);
  private static final String BINARY = "binary";
  private static final List<String> FORMS = List.of(BINARY, "json");

  private final VectorEnv worlds;
  private final boolean binary;
  private final int size;
  private final int observationWidth;
  private final int actionWidth;
  private final float[] actions;
  private final byte[] actionBytes;
  private final byte[] replyBytes;
  private final ByteBuffer reply;

  private ServedBatch(VectorEnv worlds, boolean binary) {
    this.worlds = worlds;
    this.binary = binary;
    size = worlds.size();
    observationWidth = worlds.observationWidth();
    actionWidth = worlds.actionWidth();
    actions = new float[size * actionWidth];
    actionBytes = new byte[4 * actions.length];
    int rows = worlds instanceof SameStep ? 2 * size : size;
    replyBytes = new byte[9 * size + 4 * rows * observationWidth];
    reply = ByteBuffer.wrap(replyBytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Makes what the message {@code {"op": "batch", "size": 64, ...}} asks for. */
  static ServedBatch of(Message message, Supplier<? extends Env<?, ?>> maker, Env<?, ?> example) {
    message.only(List.of("size", "autoreset", "form", "threads"));
    int size = message.whole("size", 1, MOST_WORLDS);
    int threads = message.has("threads") ? message.whole("threads", 1, MOST_THREADS) : 1;
    String autoreset = message.has("autoreset") ? message.word("autoreset", AUTORESETS) : SAME_STEP;
    String form = message.has("form") ? message.word("form", FORMS) : BINARY;
    long largest =
        (long) size
            * (9
                + 8L * example.spec().observations().width()
                + 4L * example.spec().actions().width());
    if (largest > LARGEST_PAYLOAD) {
      throw WireFault.of(
          WireFault.Kind.VALUE,
          "size: (%d) worlds need up to %d bytes a step; at most %d are sent. Maybe %d worlds.",
          size,
          largest,
          LARGEST_PAYLOAD,
          Math.max(1, size * (long) LARGEST_PAYLOAD / largest));
    }
    VectorEnv worlds =
        switch (autoreset) {
          case NEXT_STEP -> Vectors.nextStep(maker, size, threads);
          case DISABLED -> Vectors.manual(maker, size, threads);
          default -> Vectors.sameStep(maker, size, threads);
        };
    return new ServedBatch(worlds, form.equals(BINARY));
  }

  /** What the two sides agreed on: sizes in floats. */
  Map<String, Object> description() {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("size", size);
    description.put("observation_width", observationWidth);
    description.put("action_width", actionWidth);
    return description;
  }

  Reply reset(Message message) {
    if (message.has("worlds")) {
      resetSome(message);
    } else {
      message.only(List.of("seed"));
      long seed = message.seed("seed");
      if (seed < 0) {
        throw Message.wrong("seed", Long.toUnsignedString(seed), "in [0, 2^63) for a batch");
      }
      worlds.reset(seed);
    }
    if (!binary) {
      return Reply.of(Map.of("observations", trees(worlds.observations())));
    }
    reply.clear();
    putFloats(worlds.observations(), 0, size * observationWidth);
    return Reply.of(Map.of(), replyBytes, reply.position());
  }

  private void resetSome(Message message) {
    message.only(List.of("worlds", "seeds"));
    List<Integer> which = message.wholes("worlds", 0, size - 1);
    List<Long> seeds = message.seeds("seeds");
    if (which.size() != seeds.size()) {
      throw WireFault.of(
          WireFault.Kind.VALUE,
          "seeds: (%d of them) must be as many as worlds (%d)",
          seeds.size(),
          which.size());
    }
    if (!(worlds instanceof Manual manual)) {
      throw WireFault.of(
          WireFault.Kind.STATE,
          "worlds: cannot be reset one by one here, because ended ones start anew by themselves."
              + " Maybe make the batch with \"autoreset\": \"disabled\".");
    }
    for (int i = 0; i < which.size(); i++) {
      manual.reset(which.get(i), seeds.get(i));
    }
  }

  /**
   * Acts in every world.
   *
   * @param payload the actions, in binary form
   */
  Reply step(Message message, WireInput.Payload payload) throws IOException {
    message.only(binary ? List.of() : List.of("actions"));
    if (binary) {
      if (payload.size() != actionBytes.length) {
        throw WireFault.of(
            WireFault.Kind.VALUE,
            "bytes: (%d) must be %d: %d worlds, %d floats each, 4 bytes a float.",
            payload.size(),
            actionBytes.length,
            size,
            actionWidth);
      }
      payload.read(actionBytes);
      ByteBuffer.wrap(actionBytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(actions);
    } else {
      readTrees(message.list("actions"));
    }
    worlds.step(actions);
    return binary ? binaryStep() : jsonStep();
  }

  private void readTrees(List<?> trees) {
    if (trees.size() != size) {
      throw WireFault.of(
          WireFault.Kind.VALUE, "actions: (%d of them) must be %d", trees.size(), size);
    }
    for (int i = 0; i < size; i++) {
      String place = "actions[" + i + "]";
      if (trees.get(i) == null) {
        throw Message.wrong(place, "null", "an action");
      }
      write(worlds.spec().actions(), trees.get(i), place, i * actionWidth);
    }
  }

  private <A> void write(Space<A> space, Object tree, String place, int at) {
    space.write(Members.of(space, tree, place), actions, at);
  }

  /** Rewards, observations, final observations of the ended, endings. */
  private Reply binaryStep() {
    reply.clear();
    double[] rewards = worlds.rewards();
    for (int i = 0; i < size; i++) {
      reply.putDouble(rewards[i]);
    }
    putFloats(worlds.observations(), 0, size * observationWidth);
    if (worlds instanceof SameStep same) {
      for (int i = 0; i < size; i++) {
        if (worlds.ending(i).over()) {
          putFloats(same.finalObservations(), i * observationWidth, observationWidth);
        }
      }
    }
    for (int i = 0; i < size; i++) {
      reply.put(code(worlds.ending(i)));
    }
    return Reply.of(Map.of(), replyBytes, reply.position());
  }

  private static byte code(Ending ending) {
    return switch (ending) {
      case RUNNING -> 0;
      case TERMINATED -> 1;
      case TRUNCATED -> 2;
    };
  }

  private void putFloats(float[] floats, int at, int count) {
    reply.asFloatBuffer().put(floats, at, count);
    reply.position(reply.position() + 4 * count);
  }

  private Reply jsonStep() {
    List<Double> rewards = new ArrayList<>();
    List<String> endings = new ArrayList<>();
    Map<String, Object> finals = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      rewards.add(worlds.rewards()[i]);
      endings.add(Served.word(worlds.ending(i)));
      if (worlds instanceof SameStep same && worlds.ending(i).over()) {
        finals.put(
            String.valueOf(i), tree(worlds.spec().observations(), same.finalObservations(), i));
      }
    }
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("rewards", rewards);
    header.put("observations", trees(worlds.observations()));
    header.put("finals", finals);
    header.put("endings", endings);
    return Reply.of(header);
  }

  private List<Object> trees(float[] rows) {
    List<Object> trees = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      trees.add(tree(worlds.spec().observations(), rows, i));
    }
    return trees;
  }

  private <O> Object tree(Space<O> space, float[] rows, int row) {
    return Members.tree(
        space, space.read(rows, row * observationWidth), "observations[" + row + "]");
  }

  @Override
  public void close() {
    worlds.close();
  }
}
