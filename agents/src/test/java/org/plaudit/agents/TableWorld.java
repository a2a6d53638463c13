package org.plaudit.agents;

import java.util.List;
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

/** A world that is made of its model. */
public final class TableWorld implements Env<Integer, Integer>, Tabular {
  private final int states;
  private final int actions;
  private final int first;
  private final Model model;
  private final EnvSpec<Integer, Integer> spec;
  private Pcg64 rng = new Pcg64(0);
  private int state;
  private int time;
  private Ending ending = Ending.TERMINATED;

  /** What may happen. */
  public interface Model {
    List<Outcome> outcomes(int state, int action);
  }

  /**
   * @param first where episodes start
   * @param limit after so many steps an episode is truncated
   */
  public TableWorld(int states, int actions, int first, int limit, Model model) {
    this.states = states;
    this.actions = actions;
    this.first = first;
    this.model = model;
    this.spec =
        EnvSpec.of("Table-v0", Domain.GRID, Discrete.of(states), Discrete.of(actions))
            .withLimit(limit)
            .withAbilities(Ability.TABULAR);
  }

  /** What surely happens. */
  public static List<Outcome> sure(int next, double reward, boolean terminal) {
    return List.of(new Outcome(1, next, reward, terminal));
  }

  /**
   * Three rows of five tiles; from the lower left corner to the lower right one, moves up 0, right
   * 1, down 2, left 3. Between the corners is a cliff: -100, and back to the start. Each other step
   * costs 1. The shortest path has 6 steps and runs along the edge.
   */
  public static TableWorld cliff() {
    int[] down = {-1, 0, 1, 0};
    int[] right = {0, 1, 0, -1};
    return new TableWorld(
        15,
        4,
        10,
        100,
        (tile, action) -> {
          int row = Math.min(Math.max(tile / 5 + down[action], 0), 2);
          int column = Math.min(Math.max(tile % 5 + right[action], 0), 4);
          int next = row * 5 + column;
          return row == 2 && column > 0 && column < 4
              ? sure(10, -100, false)
              : sure(next, -1, next == 14);
        });
  }

  @Override
  public EnvSpec<Integer, Integer> spec() {
    return spec;
  }

  @Override
  public Integer reset(long seed) {
    rng = new Pcg64(seed);
    time = 0;
    ending = Ending.RUNNING;
    state = first;
    return state;
  }

  @Override
  public Step<Integer> step(Integer action) {
    Require.state(!ending.over(), "reset comes first");
    Require.that(spec.actions().contains(action), "action (%s) is none", action);
    List<Outcome> possible = outcomes(state, action);
    double u = rng.nextDouble();
    int drawn = 0;
    for (u -= possible.get(0).probability(); u >= 0 && drawn < possible.size() - 1; ) {
      drawn++;
      u -= possible.get(drawn).probability();
    }
    Outcome outcome = possible.get(drawn);
    state = outcome.next();
    time++;
    boolean late = time == spec.limit().orElseThrow();
    ending = outcome.terminal() ? Ending.TERMINATED : late ? Ending.TRUNCATED : Ending.RUNNING;
    return new Step<>(state, outcome.reward(), ending);
  }

  @Override
  public int states() {
    return states;
  }

  @Override
  public int actions() {
    return actions;
  }

  @Override
  public List<Outcome> outcomes(int from, int action) {
    return model.outcomes(from, action);
  }

  @Override
  public double start(int from) {
    return from == first ? 1 : 0;
  }
}
