package org.plaudit.agents.tabular;

/** How a step size or a chance of exploring becomes smaller. */
public enum Decay {
  /** It stays what it is at first. */
  CONSTANT {
    @Override
    double at(double first, double last, double progress, long visits, double power) {
      return first;
    }
  },
  /** In a straight line from the first value to the last over the run. */
  LINEAR {
    @Override
    double at(double first, double last, double progress, long visits, double power) {
      return first + Math.min(1, progress) * (last - first);
    }
  },
  /**
   * As {@code first / n^power} with the number n of visits, but never below the last value. With a
   * power in (0.5, 1], step sizes meet the conditions of Robbins and Monro (1951), under which
   * Q-learning converges; how fast, say E. Even-Dar and Y. Mansour, "Learning rates for
   * Q-learning", JMLR 5, 2003.
   */
  VISITS {
    @Override
    double at(double first, double last, double progress, long visits, double power) {
      return Math.max(last, first / Math.pow((double) Math.max(1, visits), power));
    }
  };

  /**
   * @param progress share of the run that is over, from 0
   * @param visits how often this has been met, this time included
   */
  abstract double at(double first, double last, double progress, long visits, double power);
}
