package org.plaudit.core.contract;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.WithMask;

/**
 * Five rooms in a row and the open air behind the last, which terminates and earns 1; each other
 * step costs 0.1. One step in five, one stays where one is. Truncated after 12 steps. Shows the
 * number of the room, so that tables can be learned; rooms are counted from {@link #FIRST}, moves
 * (back, stay, on) from 1, so that who counts from 0 is found out.
 */
final class Rooms<O> implements Env<O, Integer>, Tabular {
  static final int FIRST = 10;
  private static final int OUTSIDE = 5;
  private static final int LIMIT = 12;
  private static final double STUCK = 0.2;
  private static final Discrete PLACES = new Discrete(OUTSIDE + 1, FIRST);
  private static final Discrete MOVES = new Discrete(3, 1);

  private final EnvSpec<O, Integer> spec;
  private final IntFunction<O> show;
  private Pcg64 rng = new Pcg64(0);
  private int room;
  private int time;
  private Ending ending = Ending.TERMINATED;

  private Rooms(EnvSpec<O, Integer> spec, IntFunction<O> show) {
    this.spec = spec.withLimit(LIMIT);
    this.show = show;
  }

  /** With the exact model. */
  static Rooms<Integer> numbered() {
    return new Rooms<>(spec(PLACES).withAbilities(Ability.TABULAR), room -> FIRST + room);
  }

  /** One must not go back from the first room. The model knows no masks, so it is not offered. */
  static Rooms<Masked<Integer>> masked() {
    return new Rooms<>(
        spec(new WithMask<>(PLACES, 3)),
        room -> new Masked<>(FIRST + room, Mask.of(room > 0, true, true)));
  }

  private static <O> EnvSpec<O, Integer> spec(Space<O> observations) {
    return EnvSpec.of("Rooms-v0", Domain.GRID, observations, MOVES);
  }

  @Override
  public EnvSpec<O, Integer> spec() {
    return spec;
  }

  @Override
  public O reset(long seed) {
    rng = new Pcg64(seed);
    room = rng.nextInt(2);
    time = 0;
    ending = Ending.RUNNING;
    return show.apply(room);
  }

  @Override
  public Step<O> step(Integer action) {
    Require.state(!ending.over(), "reset comes first");
    Require.that(
        MOVES.contains(action) && legal(action - MOVES.start()),
        "action (%s) must be a legal one of %s",
        action,
        MOVES);
    boolean stuck = rng.nextDouble() < STUCK;
    room = stuck ? room : after(room, action - MOVES.start());
    time++;
    ending =
        room == OUTSIDE ? Ending.TERMINATED : time == LIMIT ? Ending.TRUNCATED : Ending.RUNNING;
    return new Step<>(show.apply(room), reward(room), ending);
  }

  private boolean legal(int move) {
    return !(show.apply(room) instanceof Masked<?> seen) || seen.legal().allows(move);
  }

  private static int after(int room, int move) {
    return Math.max(0, room + move - 1);
  }

  private static double reward(int next) {
    return next == OUTSIDE ? 1 : -0.1;
  }

  @Override
  public <T> Optional<T> find(Class<T> ability) {
    return ability == Tabular.class && !spec.abilities().contains(Ability.TABULAR)
        ? Optional.empty()
        : Env.super.find(ability);
  }

  @Override
  public int states() {
    return PLACES.n();
  }

  @Override
  public int actions() {
    return MOVES.n();
  }

  @Override
  public List<Outcome> outcomes(int state, int action) {
    if (state == OUTSIDE) {
      return List.of(new Outcome(1, OUTSIDE, 0, true));
    }
    int next = after(state, action);
    return List.of(
        new Outcome(1 - STUCK, next, reward(next), next == OUTSIDE),
        new Outcome(STUCK, state, reward(state), false));
  }

  @Override
  public double start(int state) {
    return state < 2 ? 0.5 : 0;
  }
}
