package org.plaudit.experiments.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plaudit.agents.policy.TableLayout;
import org.plaudit.agents.reward.TabularEpic;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.StepRewards;

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
  private final TabularEpic epic;
  private final double[] truth;
  private final List<Happening> all = new ArrayList<>();

  /** Something that may happen in the world. */
  private record Happening(int state, int move, Tabular.Outcome outcome) {}

  private KnownReward(TableLayout layout, Tabular model) {
    this.layout = layout;
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

  /**
   * @return empty where the world has no model, or shows something else than its state's number
   */
  static Optional<KnownReward> of(EnvSpec<?, ?> spec, Optional<Tabular> model) {
    if (model.isEmpty() || TableLayout.unfit(spec).isPresent()) {
      return Optional.empty();
    }
    TableLayout layout = TableLayout.of(spec);
    boolean plain =
        !layout.masked()
            && layout.states() == model.get().states()
            && layout.moves() == model.get().actions();
    return plain ? Optional.of(new KnownReward(layout, model.get())) : Optional.empty();
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
    float[] seen = new float[rows];
    float[] done = new float[rows];
    float[] next = new float[rows];
    Ending[] endings = new Ending[rows];
    Arrays.fill(endings, Ending.RUNNING);
    for (int row = 0; row < rows; row++) {
      Happening one = some.get(row);
      seen[row] = layout.firstState() + (float) one.state();
      done[row] = layout.firstMove() + (float) one.move();
      next[row] = layout.firstState() + (float) one.outcome().next();
      if (one.outcome().terminal()) {
        endings[row] = Ending.TERMINATED;
      }
    }
    return new Rollout(rows, 1, seen, done, next, new float[rows], endings);
  }
}
