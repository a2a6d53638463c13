package org.plaudit.core.wrap;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;

/**
 * Makes the absorbing state of a {@link FixedHorizon} one state, and one that can be told from all
 * others: observations get one more number, 0 while the inner world lives; in the absorbing state
 * it is 1 and everything else 0 (arXiv:1809.02925, section 4.2).
 *
 * <p>Without it the absorbing state looks like whatever was seen last: as many states as there are
 * ways to end, each to be judged by itself.
 */
public final class AbsorbingFlag<A> extends EnvWrapper<Vec, A> {
  private final Env<Vec, A> env;
  private final FixedHorizon<?, ?> horizon;
  private final Vec absorbing;

  private AbsorbingFlag(Env<Vec, A> env, FixedHorizon<?, ?> horizon, EnvSpec<Vec, A> spec) {
    super(env, spec);
    this.env = env;
    this.horizon = horizon;
    this.absorbing = Vec.filled(spec.observations().width() - 1, 0).concat(Vec.of(1f));
  }

  /**
   * @throws IllegalArgumentException unless there is a fixed horizon within
   */
  public static <A> AbsorbingFlag<A> of(Env<Vec, A> env) {
    FixedHorizon<?, ?> horizon =
        env.find(FixedHorizon.class)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "absorbing-flag needs a fixed horizon within."
                            + " Maybe write wrap: [fixed-horizon, absorbing-flag]."));
    return new AbsorbingFlag<>(
        env, horizon, env.spec().withObservations(flagged((Box) env.spec().observations())));
  }

  /** The flag joins a flat shape; any other shape is flattened. All-zero must lie within. */
  private static Box flagged(Box box) {
    float[] lows = new float[box.width()];
    float[] highs = new float[box.width()];
    for (int i = 0; i < box.width(); i++) {
      lows[i] = Math.min(0, box.low().get(i));
      highs[i] = Math.max(0, box.high().get(i));
    }
    return Box.of(Vec.of(lows).concat(Vec.of(0f)), Vec.of(highs).concat(Vec.of(1f)));
  }

  @Override
  protected boolean passes(Class<?> ability) {
    return super.passes(ability) || asked(ability);
  }

  /**
   * Without the flag. In the absorbing state any action may be advised, and no objective holds any
   * more; what led there is measured by what was seen last.
   */
  @Override
  protected <T> Optional<T> through(Class<T> ability) {
    if (ability == Expert.class) {
      A any = spec().actions().sample(Seed.of(0).generator());
      return Translated.expert(env)
          .map(
              expert -> {
                Expert<Vec, A> outside =
                    seen -> flagged(seen) ? any : expert.advise(unflagged(seen));
                return ability.cast(outside);
              });
    }
    return ability == Objectives.class
        ? Translated.objectives(env).map(within -> ability.cast(new Living<>(within)))
        : super.through(ability);
  }

  private static boolean flagged(Vec seen) {
    return seen.get(seen.size() - 1) != 0;
  }

  private static Vec unflagged(Vec seen) {
    return Vec.copyOf(seen.toArray(), 0, seen.size() - 1);
  }

  /** Objectives that hold until the absorbing state. */
  private record Living<A>(Objectives<Vec, A> within) implements Objectives<Vec, A> {
    @Override
    public List<String> objectives() {
      return within.objectives();
    }

    @Override
    public void measure(Vec observation, A action, Vec next, double[] into) {
      if (flagged(observation)) {
        Arrays.fill(into, 0, within.objectives().size(), 0);
      } else {
        Vec last = unflagged(observation);
        within.measure(last, action, flagged(next) ? last : unflagged(next), into);
      }
    }
  }

  @Override
  public Vec reset(long seed) {
    return shown(env.reset(seed));
  }

  @Override
  public Step<Vec> step(A action) {
    Step<Vec> step = env.step(action);
    return new Step<>(shown(step.observation()), step.reward(), step.ending());
  }

  private Vec shown(Vec observation) {
    return horizon.absorbed() ? absorbing : observation.concat(Vec.of(0f));
  }
}
