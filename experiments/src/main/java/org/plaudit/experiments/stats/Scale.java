package org.plaudit.experiments.stats;

import java.util.List;
import org.plaudit.core.Require;

/**
 * Makes results of different tasks comparable: the share of the way from one fixed result to
 * another, which may be negative or beyond one (arXiv:2108.13264, section 2).
 *
 * @param zero what becomes 0
 * @param one what becomes 1; more than {@code zero}
 */
public record Scale(double zero, double one) {
  public Scale {
    Require.that(zero < one, "one (%s) must be more than zero (%s)", one, zero);
  }

  public double of(double value) {
    return (value - zero) / (one - zero);
  }

  public List<Double> of(List<Double> values) {
    return values.stream().map(this::of).toList();
  }
}
