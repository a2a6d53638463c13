package org.plaudit.agents.tabular;

import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.random.Seed;

/**
 * Expected Sarsa (H. van Seijen et al., "A theoretical and empirical analysis of Expected Sarsa",
 * ADPRL 2009; Sutton and Barto, "Reinforcement Learning", 2nd edition, section 6.6): moves Q(S, A)
 * towards
 *
 * <pre>R + gamma sum over a of pi(a | S') Q(S', a)         (eq. 6.9)
 * </pre>
 *
 * where pi is the epsilon-greedy behaviour of the moment. As {@link Sarsa} it learns what its own
 * behaviour is worth, falls included, but without the noise of the one next action that was drawn.
 *
 * <p>Works on numbered states and moves, masked or not. Metrics are those of {@link QLearning}.
 */
public final class ExpectedSarsa<O, A> extends TabularTd<O, A> {
  private static final int MARK = 0x45534131; // "ESA1"

  /**
   * @param budget steps of experience over the learner's life, for what falls over the run
   */
  public ExpectedSarsa(TdOptions options, EnvSpec<O, A> spec, long budget) {
    super(MARK, options, spec, budget);
  }

  /** Makes learners of this kind. */
  public static Factory factory(TdOptions options) {
    return new TdFactory(options) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new ExpectedSarsa<>(options, spec, steps);
      }
    };
  }

  @Override
  void follow(Steps lesson) {
    for (int row = 0; row < lesson.rows(); row++) {
      double next =
          lesson.ending(row) == Ending.TERMINATED
              ? 0
              : expected(lesson.next(row), lesson.shownNext(), row);
      improve(
          lesson.state(row),
          lesson.move(row),
          lesson.reward(row) + options.discount() * next); // eq. 6.9
    }
  }
}
