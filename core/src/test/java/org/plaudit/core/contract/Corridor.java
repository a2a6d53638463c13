package org.plaudit.core.contract;

import java.awt.Color;
import java.awt.Graphics2D;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.vector.NativeVector;
import org.plaudit.core.vector.SameStep;
import org.plaudit.core.vector.Vectors;

/** A flawless world with every ability: walk right along eight slippery cells, in 30 steps. */
final class Corridor implements Env<Integer, Integer>, Renders, Saves, Tabular, NativeVector {
  private static final int MARK = 0x434f5252;
  private static final int GOAL = 7;
  private static final double SLIP = 0.2;
  private static final EnvSpec<Integer, Integer> SPEC =
      EnvSpec.of("Corridor-v0", Domain.GRID, Discrete.of(GOAL + 1), Discrete.of(2))
          .withLimit(30)
          .withAbilities(Ability.RENDERS, Ability.SAVES, Ability.TABULAR, Ability.NATIVE_VECTOR);

  private Pcg64 rng = new Pcg64(0);
  private int cell;
  private int time;
  private boolean started;
  private Ending ending = Ending.RUNNING;

  @Override
  public EnvSpec<Integer, Integer> spec() {
    return SPEC;
  }

  @Override
  public Integer reset(long seed) {
    rng = new Pcg64(seed);
    cell = rng.nextInt(3);
    time = 0;
    started = true;
    ending = Ending.RUNNING;
    return cell;
  }

  @Override
  public Step<Integer> step(Integer action) {
    Require.state(started && !ending.over(), "reset comes first");
    Require.that(SPEC.actions().contains(action), "action (%s) must be 0 or 1", action);
    int way = rng.nextDouble() < SLIP ? 1 - action : action;
    cell = moved(cell, way);
    time++;
    ending = cell == GOAL ? Ending.TERMINATED : time == 30 ? Ending.TRUNCATED : Ending.RUNNING;
    return new Step<>(cell, cell == GOAL ? 1 : -0.1, ending);
  }

  private static int moved(int cell, int way) {
    return Math.max(0, cell + 2 * way - 1);
  }

  @Override
  public String text() {
    Require.state(started, "reset comes first");
    return ".".repeat(cell) + "x" + ".".repeat(GOAL - cell);
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    Require.state(started, "reset comes first");
    g.setColor(Color.BLUE);
    g.fillRect(cell * width / (GOAL + 1), 0, width / (GOAL + 1), height);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Pcg64.State state = rng.state();
    out.writeInt(MARK);
    out.writeLong(state.hi());
    out.writeLong(state.lo());
    out.writeLong(state.incHi());
    out.writeLong(state.incLo());
    out.writeBoolean(state.buffered());
    out.writeInt(state.buffer());
    out.writeInt(cell);
    out.writeInt(time);
    out.writeBoolean(started);
    out.writeUTF(ending.name());
  }

  @Override
  public void load(DataInput in) throws IOException {
    if (in.readInt() != MARK) {
      throw new IOException("these bytes are not the state of a corridor");
    }
    rng =
        Pcg64.of(
            new Pcg64.State(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readBoolean(),
                in.readInt()));
    cell = in.readInt();
    time = in.readInt();
    started = in.readBoolean();
    ending = Ending.valueOf(in.readUTF());
  }

  @Override
  public int states() {
    return GOAL + 1;
  }

  @Override
  public int actions() {
    return 2;
  }

  @Override
  public List<Outcome> outcomes(int state, int action) {
    return List.of(outcome(state, action, 1 - SLIP), outcome(state, 1 - action, SLIP));
  }

  private static Outcome outcome(int state, int way, double probability) {
    int next = Math.min(GOAL, moved(state, way));
    return new Outcome(probability, next, next == GOAL ? 1 : -0.1, next == GOAL);
  }

  @Override
  public double start(int state) {
    return state < 3 ? 1 / 3.0 : 0;
  }

  @Override
  public SameStep vector(int size) {
    return Vectors.separate(Corridor::new, size, 1);
  }
}
