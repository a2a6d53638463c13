package org.plaudit.experiments.fake;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.Ability;
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
 * A row of cells: 0 steps left, 1 steps right, and each step that ends in the last cell earns 1.
 * The episode starts in a random cell; a slip, now and then, turns a step around.
 */
public final class Corridor implements Env<Vec, Integer>, Saves {
  /** The shape of the corridor. */
  public record Options(
      @Doc("cells, at least 2") int length,
      @Doc("steps of an episode; 0 for no limit") int limit,
      @Doc("chance of a slip, in [0, 1]") double slip,
      @Doc("whether the last cell ends the episode") boolean door) {
    public Options {
      Require.that(length >= 2, "length (%d) must be at least 2. Maybe write 5.", length);
      Require.that(slip >= 0 && slip <= 1, "slip (%s) must lie in [0, 1].", slip);
    }

    public static Options defaults() {
      return new Options(5, 20, 0.1, false);
    }
  }

  private final Options options;
  private final EnvSpec<Vec, Integer> spec;
  private Optional<Pcg64> chance = Optional.empty();
  private int cell;
  private int steps;

  public Corridor(Options options) {
    this.options = options;
    EnvSpec<Vec, Integer> endless =
        EnvSpec.of("Corridor-v0", Domain.GRID, Box.of(0, 1, 1), Discrete.of(2))
            .withAbilities(Ability.SAVES);
    this.spec = options.limit() == 0 ? endless : endless.withLimit(options.limit());
  }

  @Override
  public EnvSpec<Vec, Integer> spec() {
    return spec;
  }

  @Override
  public Vec reset(long seed) {
    Pcg64 rng = new Pcg64(seed & Long.MAX_VALUE);
    chance = Optional.of(rng);
    cell = rng.nextInt(options.length() - 1);
    steps = 0;
    return seen();
  }

  @Override
  public Step<Vec> step(Integer action) {
    boolean slips = chance.orElseThrow().nextDouble() < options.slip();
    int move = (action == 1) == slips ? -1 : 1;
    cell = Math.max(0, Math.min(options.length() - 1, cell + move));
    steps++;
    boolean last = cell == options.length() - 1;
    Ending ending =
        last && options.door()
            ? Ending.TERMINATED
            : steps == options.limit() ? Ending.TRUNCATED : Ending.RUNNING;
    return new Step<>(seen(), last ? 1 : 0, ending);
  }

  private Vec seen() {
    return Vec.of((float) cell / (options.length() - 1));
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeBoolean(chance.isPresent());
    if (chance.isPresent()) {
      Pcg64.State state = chance.get().state();
      out.writeLong(state.hi());
      out.writeLong(state.lo());
      out.writeLong(state.incHi());
      out.writeLong(state.incLo());
      out.writeBoolean(state.buffered());
      out.writeInt(state.buffer());
    }
    out.writeInt(cell);
    out.writeInt(steps);
  }

  @Override
  public void load(DataInput in) throws IOException {
    chance =
        in.readBoolean()
            ? Optional.of(
                Pcg64.of(
                    new Pcg64.State(
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readLong(),
                        in.readBoolean(),
                        in.readInt())))
            : Optional.empty();
    cell = in.readInt();
    steps = in.readInt();
  }
}
