package org.plaudit.core.contract;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.plaudit.core.Require;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;

/**
 * A point on a line that is pushed and shaken; near zero is good. Terminates beyond 1, is truncated
 * after 12 steps. Shows (place, share of the time gone). Learners are checked on such worlds.
 */
final class Tiny<O, A> implements Env<O, A> {
  private static final int LIMIT = 12;

  private final EnvSpec<O, A> spec;
  private final Show<O> show;
  private final ToDoubleFunction<A> push;
  private Pcg64 rng = new Pcg64(0);
  private double place;
  private int time;
  private Ending ending = Ending.TERMINATED;

  /** Makes an observation of what is there to be seen. */
  private interface Show<O> {
    O of(double place, Vec seen);
  }

  private Tiny(Space<O> observations, Space<A> actions, Show<O> show, ToDoubleFunction<A> push) {
    this.spec = EnvSpec.of("Tiny-v0", Domain.CONTROL, observations, actions).withLimit(LIMIT);
    this.show = show;
    this.push = push;
  }

  /** One for each shape of world that learners may fit, by what it takes to act in it. */
  static Map<String, Supplier<Env<?, ?>>> shapes() {
    Map<String, Supplier<Env<?, ?>>> shapes = new LinkedHashMap<>();
    shapes.put(
        "moves",
        () -> new Tiny<>(seen(), Discrete.of(3), (place, seen) -> seen, move -> move - 1.0));
    shapes.put(
        "masked moves",
        () ->
            new Tiny<>(
                new WithMask<>(seen(), 3), Discrete.of(3), Tiny::masked, move -> move - 1.0));
    shapes.put(
        "several choices",
        () ->
            new Tiny<>(
                seen(),
                MultiDiscrete.of(3, 2),
                (place, seen) -> seen,
                choices -> choices.get(0) - 1.0 + 0.1 * choices.get(1)));
    shapes.put(
        "real numbers",
        () ->
            new Tiny<>(
                seen(),
                Box.of(-1, 1, 2),
                (place, seen) -> seen,
                force -> force.get(0) + 0.1 * force.get(1)));
    shapes.put("numbered states", Rooms::numbered);
    shapes.put("numbered states and masked moves", Rooms::masked);
    return shapes;
  }

  private static Box seen() {
    return Box.of(Vec.of(-4f, 0f), Vec.of(4f, 1f));
  }

  /** Nobody may push outwards on the outer half. */
  private static Masked<Vec> masked(double place, Vec seen) {
    return new Masked<>(seen, Mask.of(place > -0.5, true, place < 0.5));
  }

  @Override
  public EnvSpec<O, A> spec() {
    return spec;
  }

  @Override
  public O reset(long seed) {
    rng = new Pcg64(seed);
    place = rng.uniform(-0.5, 0.5);
    time = 0;
    ending = Ending.RUNNING;
    return shown();
  }

  @Override
  public Step<O> step(A action) {
    Require.state(!ending.over(), "reset comes first");
    Require.that(
        spec.actions().contains(action), "action (%s) must be in %s", action, spec.actions());
    place += 0.3 * push.applyAsDouble(action) + 0.1 * rng.uniform(-1, 1);
    time++;
    ending =
        Math.abs(place) > 1 ? Ending.TERMINATED : time == LIMIT ? Ending.TRUNCATED : Ending.RUNNING;
    return new Step<>(shown(), 1 - Math.abs(place), ending);
  }

  private O shown() {
    return show.of(place, Vec.of(place, time / (double) LIMIT));
  }
}
