package org.plaudit.agents.query;

/** How far apart two of several things are: symmetric, at least 0, with the triangle inequality. */
@FunctionalInterface
interface Metric {
  double between(int i, int j);
}
