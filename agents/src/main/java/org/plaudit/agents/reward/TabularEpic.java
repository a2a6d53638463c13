package org.plaudit.agents.reward;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.plaudit.core.Require;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.env.Tabular.Outcome;

/**
 * The EPIC distance (arXiv:2006.13900, see {@link Epic}) between rewards of states and actions in a
 * world whose model is known, exactly: the coverage is every state in which one may have to act,
 * every action, and what follows as likely as it is.
 *
 * <p>Since neither reward tells apart what an action leads to, none of them can be the other but
 * for shaping, as {@link Epic} allows; a positive factor is still invisible.
 *
 * <p>After a termination nothing is earned, whatever the reward. So a constant counts where, and
 * only where, episodes terminate: there it decides whether a long episode is a good one.
 */
public final class TabularEpic {
  private final Tabular model;
  private final double discount;
  private final List<Integer> states;

  /**
   * @param discount of the world's tasks, in [0, 1]
   */
  public TabularEpic(Tabular model, double discount) {
    Require.that(discount >= 0 && discount <= 1, "discount (%s) must lie in [0, 1]", discount);
    this.model = model;
    this.discount = discount;
    this.states = reached(model);
  }

  /** The states in which one may have to act, in their order. */
  public List<Integer> states() {
    return states;
  }

  private static List<Integer> reached(Tabular model) {
    boolean[] known = new boolean[model.states()];
    Deque<Integer> open = new ArrayDeque<>();
    for (int state = 0; state < known.length; state++) {
      if (model.start(state) > 0) {
        known[state] = true;
        open.add(state);
      }
    }
    while (!open.isEmpty()) {
      int state = open.remove();
      for (int action = 0; action < model.actions(); action++) {
        for (Outcome outcome : model.outcomes(state, action)) {
          if (!outcome.terminal() && !known[outcome.next()]) {
            known[outcome.next()] = true;
            open.add(outcome.next());
          }
        }
      }
    }
    return IntStream.range(0, known.length).filter(state -> known[state]).boxed().toList();
  }

  /** What each action is expected to earn at once, (states, actions); the world's own reward. */
  public double[] truth() {
    double[] rewards = new double[model.states() * model.actions()];
    for (int pair = 0; pair < rewards.length; pair++) {
      for (Outcome outcome : model.outcomes(pair / model.actions(), pair % model.actions())) {
        rewards[pair] += outcome.probability() * outcome.reward();
      }
    }
    return rewards;
  }

  /**
   * The distance in [0, 1]; what either says of states that are not among {@link #states} does not
   * matter.
   *
   * @param first (states, actions)
   * @param second (states, actions)
   * @return 1/sqrt(2), as between unrelated rewards, where only one of them is constant up to
   *     shaping, and 0 where both are
   */
  public double distance(double[] first, double[] second) {
    List<Double> weights = new ArrayList<>();
    for (int state : states) {
      for (int action = 0; action < model.actions(); action++) {
        model.outcomes(state, action).forEach(outcome -> weights.add(outcome.probability()));
      }
    }
    return Epic.pearson(
        canonical(first, weights.size()),
        canonical(second, weights.size()),
        weights.stream().mapToDouble(weight -> weight).toArray());
  }

  /** Definition 4.1, but for a constant that no correlation sees. */
  private double[] canonical(double[] rewards, int outcomes) {
    int actions = model.actions();
    Require.that(
        rewards.length == model.states() * actions,
        "rewards (%d) must be %d, one for each state and action",
        rewards.length,
        model.states() * actions);
    double[] means = new double[model.states()];
    for (int state : states) {
      means[state] = Arrays.stream(rewards, state * actions, (state + 1) * actions).sum() / actions;
    }
    double[] canonical = new double[outcomes];
    int at = 0;
    for (int state : states) {
      for (int action = 0; action < actions; action++) {
        for (Outcome outcome : model.outcomes(state, action)) {
          double after = outcome.terminal() ? 0 : means[outcome.next()];
          canonical[at++] = rewards[state * actions + action] + discount * after - means[state];
        }
      }
    }
    return canonical;
  }
}
