package org.plaudit.experiments.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plaudit.agents.policy.TableLayout;
import org.plaudit.agents.reward.TabularEpic;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.space.Features;
import org.plaudit.core.space.Space;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.StepRewards;
import org.plaudit.experiments.config.Arm;

/**
 * How far a learned reward is from the true one, in worlds where that is known of every state and
 * action, whether they were ever met or not.
 */
final class KnownReward {
  /** As in the experiments of arXiv:2006.13900. */
  private static final double DISCOUNT = 0.99;

  /** Steps that a model is asked about at once. */
  private static final int ROWS = 1_024;

  private final TableLayout layout;
  private final Space<?> states;
  private final boolean vectors;
  private final TabularEpic epic;
  private final double[] truth;
  private final List<Happening> all = new ArrayList<>();

  /** Something that may happen in the world. */
  private record Happening(int state, int move, Tabular.Outcome outcome) {}

  private KnownReward(TableLayout layout, Space<?> states, boolean vectors, Tabular model) {
    this.layout = layout;
    this.states = states;
    this.vectors = vectors;
    this.epic = new TabularEpic(model, DISCOUNT);
    this.truth = epic.truth();
    for (int state : epic.states()) {
      for (int move = 0; move < model.actions(); move++) {
        for (Tabular.Outcome outcome : model.outcomes(state, move)) {
          all.add(new Happening(state, move, outcome));
        }
      }
    }
  }

  /** Of an arm's worlds, as they are before its learner wraps them. */
  static Optional<KnownReward> of(Arm arm, Catalog catalog, EnvSpec<?, ?> seen) {
    Env<?, ?> world = arm.env().create(catalog);
    Optional<KnownReward> known = of(world, seen);
    if (known.isEmpty()) {
      world.close();
    }
    return known;
  }

  /**
   * @param seen the world as the reward model sees it
   * @return empty where the world has no model, or shows something else than its state, as a number
   *     or as a vector
   */
  static Optional<KnownReward> of(Env<?, ?> world, EnvSpec<?, ?> seen) {
    EnvSpec<?, ?> spec = world.spec();
    Optional<Tabular> model = world.find(Tabular.class);
    if (model.isEmpty()
        || TableLayout.unfit(spec).isPresent()
        || !seen.actions().equals(spec.actions())) {
      return Optional.empty();
    }
    TableLayout layout = TableLayout.of(spec);
    boolean vectors = seen.observations().equals(Features.box(spec.observations()));
    boolean told =
        !layout.masked()
            && layout.states() == model.get().states()
            && layout.moves() == model.get().actions()
            && (vectors || seen.observations().equals(spec.observations()));
    return told
        ? Optional.of(new KnownReward(layout, spec.observations(), vectors, model.get()))
        : Optional.empty();
  }

  /** The EPIC distance in [0, 1]. */
  Metrics distance(StepRewards learned) {
    double[] rewards = new double[truth.length];
    for (int from = 0; from < all.size(); from += ROWS) {
      List<Happening> some = all.subList(from, Math.min(all.size(), from + ROWS));
      float[] each = new float[some.size()];
      learned.rewards(rollout(some), each);
      for (int i = 0; i < each.length; i++) {
        Happening one = some.get(i);
        rewards[layout.at(one.state(), one.move())] += one.outcome().probability() * each[i];
      }
    }
    return Metrics.none().and("reward.epic", epic.distance(rewards, truth));
  }

  private Rollout rollout(List<Happening> some) {
    int rows = some.size();
    int width = vectors ? Features.size(states) : 1;
    float[] seen = new float[rows * width];
    float[] done = new float[rows];
    float[] next = new float[rows * width];
    Ending[] endings = new Ending[rows];
    Arrays.fill(endings, Ending.RUNNING);
    for (int row = 0; row < rows; row++) {
      Happening one = some.get(row);
      show(one.state(), seen, row * width);
      done[row] = layout.firstMove() + (float) one.move();
      show(one.outcome().next(), next, row * width);
      if (one.outcome().terminal()) {
        endings[row] = Ending.TERMINATED;
      }
    }
    return new Rollout(rows, 1, seen, done, next, new float[rows], endings);
  }

  private void show(int state, float[] into, int at) {
    float number = layout.firstState() + (float) state;
    if (vectors) {
      Features.write(states, new float[] {number}, 0, into, at);
    } else {
      into[at] = number;
    }
  }
}
