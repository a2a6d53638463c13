package org.plaudit.core.vector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;

/**
 * A point that drifts: terminates 3 away from zero, is truncated after 12 steps. Random at the
 * start and at every step.
 */
final class Drift implements Env<Vec, Integer>, Saves {
  private final boolean saves;
  private final List<String> diary = new ArrayList<>();
  private Pcg64 rng = new Pcg64(0);
  private double x;
  private int time;
  private Ending ending = Ending.TERMINATED;
  private boolean closed;

  Drift(boolean saves) {
    this.saves = saves;
  }

  /** What happened to this instance: resets, threads, closings. */
  List<String> diary() {
    return diary;
  }

  boolean closed() {
    return closed;
  }

  @Override
  public EnvSpec<Vec, Integer> spec() {
    return EnvSpec.of("Drift-v0", Domain.CONTROL, Box.unbounded(2), Discrete.of(3)).withLimit(12);
  }

  @Override
  public Vec reset(long seed) {
    diary.add("reset " + seed);
    rng = new Pcg64(seed);
    x = rng.nextDouble() - 0.5;
    time = 0;
    ending = Ending.RUNNING;
    return Vec.of(x, time);
  }

  @Override
  public Step<Vec> step(Integer action) {
    Require.state(!ending.over(), "reset first");
    Require.that(spec().actions().contains(action), "action (%s) must lie in [0, 3)", action);
    x += action - 1 + 0.3 * rng.nextGaussian();
    time++;
    Require.that(x < 5, "x (%s) ran away", x);
    ending = Math.abs(x) > 3 ? Ending.TERMINATED : time == 12 ? Ending.TRUNCATED : Ending.RUNNING;
    diary.add(Thread.currentThread().getName());
    return new Step<>(Vec.of(x, time), x, ending);
  }

  @Override
  public <T> Optional<T> find(Class<T> ability) {
    return ability == Saves.class && !saves ? Optional.empty() : Env.super.find(ability);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Pcg64.State s = rng.state();
    out.writeLong(s.hi());
    out.writeLong(s.lo());
    out.writeLong(s.incHi());
    out.writeLong(s.incLo());
    out.writeBoolean(s.buffered());
    out.writeInt(s.buffer());
    out.writeDouble(x);
    out.writeInt(time);
    out.writeUTF(ending.name());
  }

  @Override
  public void load(DataInput in) throws IOException {
    rng =
        Pcg64.of(
            new Pcg64.State(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readBoolean(),
                in.readInt()));
    x = in.readDouble();
    time = in.readInt();
    ending = Ending.valueOf(in.readUTF());
  }

  @Override
  public void close() {
    closed = true;
  }
}
