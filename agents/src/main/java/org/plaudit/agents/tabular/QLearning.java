package org.plaudit.agents.tabular;

import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.random.Seed;

/**
 * Q-learning (C. J. C. H. Watkins, "Learning from delayed rewards", 1989; Sutton and Barto,
 * "Reinforcement Learning", 2nd edition, section 6.5): moves Q(S, A) towards
 *
 * <pre>R + gamma max over a of Q(S', a)                    (eq. 6.8)
 * </pre>
 *
 * which is what the best behaviour would earn, whatever the behaviour is that explores. Hence it
 * finds the shortest path along a cliff, and falls off it as long as it explores.
 *
 * <p>Works on numbered states and moves, masked or not. Metrics, means over the steps of a lesson:
 *
 * <ul>
 *   <li>{@code td_error}: how far the targets were from the table, |target - Q(S, A)|
 *   <li>{@code learning_rate}, {@code epsilon}: at the moment
 *   <li>{@code coverage}: share of all pairs of state and move that were ever tried, in [0, 1]
 * </ul>
 */
public final class QLearning<O, A> extends TabularTd<O, A> {
  private static final int MARK = 0x514c5231; // "QLR1"

  /**
   * @param budget steps of experience over the learner's life, for what falls over the run
   */
  public QLearning(TdOptions options, EnvSpec<O, A> spec, long budget) {
    super(MARK, options, spec, budget);
  }

  /** Makes Q-learners. */
  public static Factory factory(TdOptions options) {
    return new TdFactory(options) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new QLearning<>(options, spec, steps);
      }
    };
  }

  @Override
  void follow(Steps lesson) {
    for (int row = 0; row < lesson.rows(); row++) {
      double next =
          lesson.ending(row) == Ending.TERMINATED
              ? 0
              : best(lesson.next(row), lesson.shownNext(), row);
      improve(
          lesson.state(row),
          lesson.move(row),
          lesson.reward(row) + options.discount() * next); // eq. 6.8
    }
  }
}
