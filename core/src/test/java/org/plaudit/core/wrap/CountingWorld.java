package org.plaudit.core.wrap;

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
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;
import org.plaudit.core.vector.NativeVector;
import org.plaudit.core.vector.SameStep;

/**
 * A world to wrap: a counter that starts at {@code seed % 3}, action 1 adds one, action 0 nothing;
 * it terminates at {@code goal}. Shows (count, count squared), pays the count.
 */
final class CountingWorld implements Env<Vec, Integer>, Renders, Saves, Tabular, NativeVector {
  private final int goal;
  private final EnvSpec<Vec, Integer> spec;
  private int count;
  private boolean running;
  int closed;

  CountingWorld(int goal) {
    this(goal, plain());
  }

  CountingWorld(int goal, EnvSpec<Vec, Integer> spec) {
    this.goal = goal;
    this.spec = spec;
  }

  static EnvSpec<Vec, Integer> plain() {
    return EnvSpec.of("Counting-v0", Domain.GRID, Box.of(0, 1000, 2), Discrete.of(2))
        .withThreshold(7)
        .withAbilities(Ability.RENDERS, Ability.SAVES, Ability.TABULAR, Ability.NATIVE_VECTOR);
  }

  @Override
  public EnvSpec<Vec, Integer> spec() {
    return spec;
  }

  private Vec seen() {
    return Vec.of((float) count, (float) count * count);
  }

  @Override
  public Vec reset(long seed) {
    count = (int) Long.remainderUnsigned(seed, 3);
    running = true;
    return seen();
  }

  @Override
  public Step<Vec> step(Integer action) {
    Require.state(running, "the counter does not run");
    Require.that(spec.actions().contains(action), "action (%s) must be 0 or 1", action);
    count += action;
    Ending ending = count >= goal ? Ending.TERMINATED : Ending.RUNNING;
    running = ending == Ending.RUNNING;
    return new Step<>(seen(), count, ending);
  }

  @Override
  public void close() {
    closed++;
  }

  @Override
  public String text() {
    return "count " + count;
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    g.drawString(text(), 0, height);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(count);
    out.writeBoolean(running);
  }

  @Override
  public void load(DataInput in) throws IOException {
    count = in.readInt();
    running = in.readBoolean();
  }

  @Override
  public int states() {
    return goal + 1;
  }

  @Override
  public int actions() {
    return 2;
  }

  @Override
  public List<Outcome> outcomes(int state, int action) {
    int next = Math.min(goal, state + action);
    return List.of(new Outcome(1, next, next, next == goal));
  }

  @Override
  public double start(int state) {
    return state < 3 ? 1.0 / 3 : 0;
  }

  @Override
  public SameStep vector(int size) {
    throw new UnsupportedOperationException("no test calls this");
  }
}
