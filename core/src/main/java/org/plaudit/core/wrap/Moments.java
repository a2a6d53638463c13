package org.plaudit.core.wrap;

import java.util.List;
import org.plaudit.core.Require;

/**
 * Mean and variance of what was seen so far, element by element.
 *
 * @param count how many values were seen
 * @param variance of the values themselves (divided by {@code count}, not by one less)
 */
public record Moments(long count, List<Double> mean, List<Double> variance) {
  public Moments {
    mean = List.copyOf(mean);
    variance = List.copyOf(variance);
    Require.that(count >= 0, "count (%d) must not be negative", count);
    Require.that(
        !mean.isEmpty() && mean.size() == variance.size(),
        "mean (%d elements) and variance (%d) must have equally many, at least one",
        mean.size(),
        variance.size());
    Require.that(
        mean.stream().allMatch(Double::isFinite)
            && variance.stream().allMatch(v -> v >= 0 && Double.isFinite(v)),
        "means %s must be finite, variances %s besides not negative",
        mean,
        variance);
  }
}
