package org.plaudit.agents.query;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;

/**
 * How alike segments are, and questions, which are sets of segments. A segment is a point with
 * three groups of coordinates: what is seen in it, what is done in it, and its return according to
 * each member of the reward model.
 *
 * <p>Vectors count with their mean over the steps, each coordinate in units of its standard
 * deviation over the segments at hand. Anything else, a state's number or a text, has no mean; it
 * counts with how often it occurs: the n-th distinct one in bin n modulo {@value #BINS}. Each group
 * is centred and scaled so that the mean square of all segments in it is 1; a group in which all
 * are equal counts nothing.
 */
final class SegmentSpace<O, A> {
  private static final int BINS = 256;

  private final IdentityHashMap<Segment<O, A>, double[]> points = new IdentityHashMap<>();
  private int groups;

  SegmentSpace(List<Segment<O, A>> segments, Opinions<O, A> opinions) {
    List<double[][]> parts =
        List.of(
            coordinates(segments, Segment::observations),
            coordinates(segments, Segment::actions),
            normalized(segments.stream().map(opinions::of).toArray(double[][]::new), false));
    for (int i = 0; i < segments.size(); i++) {
      int row = i;
      points.put(
          segments.get(i),
          parts.stream().flatMapToDouble(part -> Arrays.stream(part[row])).toArray());
    }
  }

  private <T> double[][] coordinates(
      List<Segment<O, A>> segments, Function<Segment<O, A>, List<T>> side) {
    Map<Object, Integer> bins = new LinkedHashMap<>();
    boolean vectors = true;
    double[][] rows = new double[segments.size()][];
    for (int i = 0; i < rows.length; i++) {
      List<T> steps = side.apply(segments.get(i));
      vectors = bare(steps.get(0)) instanceof Vec;
      rows[i] = vectors ? mean(steps) : frequencies(steps, bins);
    }
    for (int i = 0; i < rows.length && !vectors; i++) {
      rows[i] = Arrays.copyOf(rows[i], Math.min(BINS, bins.size()));
    }
    return normalized(rows, vectors);
  }

  /** Which moves were legal is not what was seen. */
  private static Object bare(Object shown) {
    return shown instanceof Masked<?> masked ? masked.observation() : shown;
  }

  private static double[] mean(List<?> steps) {
    double[] mean = new double[((Vec) bare(steps.get(0))).size()];
    for (Object step : steps) {
      Vec vector = (Vec) bare(step);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += Float.isFinite(vector.get(i)) ? vector.get(i) / (double) steps.size() : 0;
      }
    }
    return mean;
  }

  private static double[] frequencies(List<?> steps, Map<Object, Integer> bins) {
    double[] shares = new double[BINS];
    for (Object step : steps) {
      int next = bins.size();
      int bin = bins.computeIfAbsent(bare(step), unseen -> next);
      shares[bin % BINS] += 1.0 / steps.size();
    }
    return shares;
  }

  /**
   * Centred, and scaled to a mean square of 1 over rows; all 0 if all rows are equal.
   *
   * @param each whether each coordinate is first brought to the same spread
   */
  private double[][] normalized(double[][] rows, boolean each) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[][] scaled = new double[rows.length][columns];
    double total = 0;
    for (int j = 0; j < columns; j++) {
      double sum = 0;
      double squares = 0;
      for (double[] row : rows) {
        sum += row[j] / rows.length;
      }
      for (double[] row : rows) {
        squares += (row[j] - sum) * (row[j] - sum) / rows.length;
      }
      // What differs by rounding alone does not differ.
      boolean equal = squares <= 1e-20 * (1 + sum * sum);
      double unit = equal ? 0 : each ? 1 / Math.sqrt(squares) : 1;
      total += squares * unit * unit;
      for (int i = 0; i < rows.length; i++) {
        scaled[i][j] = (rows[i][j] - sum) * unit;
      }
    }
    groups += total > 0 ? 1 : 0;
    for (double[] row : scaled) {
      for (int j = 0; j < columns; j++) {
        row[j] = total > 0 ? row[j] / Math.sqrt(total) : 0;
      }
    }
    return scaled;
  }

  /** Of two segments: Euclid's. */
  double distance(Segment<O, A> a, Segment<O, A> b) {
    return Math.sqrt(squared(a, b));
  }

  private double squared(Segment<O, A> a, Segment<O, A> b) {
    double[] first = points.get(a);
    double[] second = points.get(b);
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      sum += (first[i] - second[i]) * (first[i] - second[i]);
    }
    return sum;
  }

  /**
   * Of two questions: Hausdorff's, a metric on sets, so the order of showing does not count. It is
   * the farthest that a segment of either is from the nearest segment of the other.
   */
  double distance(List<Segment<O, A>> a, List<Segment<O, A>> b) {
    return Math.max(farthest(a, b), farthest(b, a));
  }

  private double farthest(List<Segment<O, A>> from, List<Segment<O, A>> to) {
    double most = 0;
    for (Segment<O, A> one : from) {
      double least = Double.POSITIVE_INFINITY;
      for (Segment<O, A> other : to) {
        least = Math.min(least, distance(one, other));
      }
      most = Math.max(most, least);
    }
    return most;
  }

  /**
   * Similarity of two questions in [0, 1], 1 of each with itself; positive semidefinite. It is the
   * normalised product of the two sets' mean embeddings under a Gaussian kernel whose square width
   * is half of the mean square distance of two segments.
   */
  double similarity(List<Segment<O, A>> a, List<Segment<O, A>> b) {
    return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  }

  private double product(List<Segment<O, A>> a, List<Segment<O, A>> b) {
    double sum = 0;
    for (Segment<O, A> one : a) {
      for (Segment<O, A> other : b) {
        sum += groups == 0 ? 1 : Math.exp(-squared(one, other) / (2.0 * groups));
      }
    }
    return sum;
  }
}
