package org.plaudit.agents.interactive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plaudit.agents.policy.RunningStatistics;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.WithMask;

/**
 * What a linear learner sees of an observation: of a numbered state, 1 in its place and 0
 * elsewhere; of a vector, the cosines of a {@link Fourier} basis.
 *
 * <p>The basis wants numbers in [0, 1]. One with two bounds is brought there by them; one without
 * is brought there by the mean and deviation of what was seen so far, three deviations on either
 * side being all there is.
 */
final class LinearFeatures implements Saves {
  private static final int MOST = 1 << 16;
  private static final double DEVIATIONS = 3;

  private final int width; // floats of one observation, its mask included
  private final int numbers; // of a vector; 0 if states are numbered
  private final int first; // the number of the first state
  private final Box box;
  private final int[][] which; // of each cosine the numbers it depends on,
  private final int[][] frequency; // and how fast it swings along each
  private final double[] scale;
  private final boolean unbounded;
  private final Optional<RunningStatistics> statistics;

  private LinearFeatures(LinearFeatures other) {
    width = other.width;
    numbers = other.numbers;
    first = other.first;
    box = other.box;
    which = other.which;
    frequency = other.frequency;
    scale = other.scale;
    unbounded = other.unbounded;
    statistics = other.statistics.map(RunningStatistics::copy);
  }

  /**
   * @throws IllegalArgumentException if they do not fit; see {@link #unfit}
   */
  LinearFeatures(EnvSpec<?, ?> spec, Fourier basis) {
    Optional<String> reason = unfit(spec, basis);
    Require.that(reason.isEmpty(), "%s: %s", spec.id(), reason.orElse(""));
    width = spec.observations().width();
    Space<?> seen = inner(spec.observations());
    if (seen instanceof Discrete states) {
      numbers = 0;
      first = states.start();
      box = Box.of(0, 1, 1);
      which = new int[states.n()][0];
      frequency = which;
    } else {
      box = (Box) seen;
      numbers = box.width();
      first = 0;
      List<int[]> numbersOf = new ArrayList<>();
      List<int[]> frequencies = new ArrayList<>();
      list(basis, 0, new int[0], new int[0], numbersOf, frequencies);
      which = numbersOf.toArray(int[][]::new);
      frequency = frequencies.toArray(int[][]::new);
    }
    unbounded = !box.bounded();
    statistics = unbounded ? Optional.of(new RunningStatistics(numbers)) : Optional.empty();
    scale = new double[which.length];
    for (int i = 0; i < scale.length; i++) {
      double squares = 0;
      for (int one : frequency[i]) {
        squares += one * one;
      }
      scale[i] = squares == 0 ? 1 : 1 / Math.sqrt(squares);
    }
  }

  /** All cosines that go on from the given one with numbers from {@code from} on. */
  private void list(
      Fourier basis, int from, int[] some, int[] swings, List<int[]> all, List<int[]> frequencies) {
    all.add(some);
    frequencies.add(swings);
    if (some.length == basis.coupling()) {
      return;
    }
    for (int number = from; number < numbers; number++) {
      for (int order = 1; order <= basis.order(); order++) {
        list(basis, number + 1, with(some, number), with(swings, order), all, frequencies);
      }
    }
  }

  private static int[] with(int[] some, int one) {
    int[] more = Arrays.copyOf(some, some.length + 1);
    more[some.length] = one;
    return more;
  }

  private static Space<?> inner(Space<?> space) {
    return space instanceof WithMask<?> masked ? masked.inner() : space;
  }

  /** Why a linear learner cannot see this world so; empty if it can. */
  static Optional<String> unfit(EnvSpec<?, ?> spec, Fourier basis) {
    Space<?> seen = inner(spec.observations());
    if (seen instanceof Discrete states) {
      return states.n() <= MOST
          ? Optional.empty()
          : Optional.of(
              "it has %d states, more than the %d that are reasonable. Maybe a learner with a network, as deep-tamer."
                  .formatted(states.n(), MOST));
    }
    if (!(seen instanceof Box box)) {
      return Optional.of(
          "its observations are %s; they must be vectors or numbered states."
              .formatted(seen.getClass().getSimpleName()));
    }
    double count = basis.count(box.width());
    return count <= MOST
        ? Optional.empty()
        : Optional.of(
            "its observations have %d numbers, of which order %d and coupling %d make %.0f cosines, more than the %d that are reasonable. Maybe coupling: 1, or a learner with a network, as deep-tamer."
                .formatted(box.width(), basis.order(), basis.coupling(), count, MOST));
  }

  /** How many there are. */
  int size() {
    return which.length;
  }

  /**
   * By how much smaller the step along a feature is than along the others: 1 over the length of its
   * frequencies, as the paper of {@link Fourier} has it, so that what is smooth is learned first.
   */
  double scale(int feature) {
    return scale[feature];
  }

  /** Whether {@link #add} changes anything: whether there are numbers without bounds. */
  boolean learns() {
    return unbounded;
  }

  /** Learns what is normal; does nothing where all numbers have bounds. */
  void add(float[] observations, int rows) {
    if (statistics.isPresent()) {
      float[] plain = new float[rows * numbers];
      for (int row = 0; row < rows; row++) {
        System.arraycopy(observations, row * width, plain, row * numbers, numbers);
      }
      statistics.get().add(plain, rows);
    }
  }

  /**
   * The features of a row of flat observations.
   *
   * @param into (size()), overwritten
   */
  void write(float[] observations, int row, double[] into) {
    if (numbers == 0) {
      Arrays.fill(into, 0, which.length, 0);
      into[state(observations[row * width])] = 1;
      return;
    }
    for (int feature = 0; feature < which.length; feature++) {
      double angle = 0;
      for (int i = 0; i < which[feature].length; i++) {
        int number = which[feature][i];
        angle += frequency[feature][i] * unit(number, observations[row * width + number]);
      }
      into[feature] = Math.cos(Math.PI * angle);
    }
  }

  private int state(float value) {
    int state = (int) value - first;
    Require.that(
        (int) value == value && state >= 0 && state < which.length,
        "state (%s) must be a whole number in [%d, %d]",
        value,
        first,
        first + which.length - 1);
    return state;
  }

  /** A number of an observation in [0, 1]. */
  private double unit(int number, double value) {
    double low = box.low().get(number);
    double high = box.high().get(number);
    if (unbounded && (Double.isInfinite(low) || Double.isInfinite(high))) {
      double reach = DEVIATIONS * statistics.orElseThrow().deviation(number);
      low = statistics.orElseThrow().mean(number) - reach;
      high = low + 2 * reach;
    }
    return high > low ? Math.max(0, Math.min(1, (value - low) / (high - low))) : 0.5;
  }

  /** A copy that {@link #add} to this one does not change; itself if nothing can change. */
  LinearFeatures frozen() {
    return unbounded ? new LinearFeatures(this) : this;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    if (statistics.isPresent()) {
      statistics.get().save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    if (statistics.isPresent()) {
      statistics.get().load(in);
    }
  }
}
