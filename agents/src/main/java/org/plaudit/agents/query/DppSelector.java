package org.plaudit.agents.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.reward.Selector;
import org.plaudit.core.trace.Segment;

/**
 * Asks what is informative and unlike the rest of the batch: the likeliest batch of a determinantal
 * point process with the kernel L(i, j) = q(i) s(i, j) q(j), quality times similarity
 * (arXiv:1207.6083, section 3.1). The quality of a question is exp(weight v / max v), v the mutual
 * information of its answer and the belief; similarity is that of the {@link SegmentSpace}. The
 * batch is built greedily, each question adding the most to the log-determinant (arXiv:1709.05135,
 * algorithm 1), whose determinant is at least 1 / (k!)^2 of the best (Civril and Magdon-Ismail
 * 2009).
 */
public final class DppSelector implements Selector {
  /** What is left of a question that those already chosen say in full. */
  private static final double NOTHING = 1e-10;

  private final Options options;

  /** How it searches, and what it weighs. */
  public record Options(
      @Doc("questions drawn at random for each one that is asked, at least 1") int oversample,
      @Doc("what being informative counts against being different, at least 0; 0: nothing")
          double weight) {
    public Options {
      Oversample.check(oversample);
      Require.that(
          weight >= 0 && weight <= 100, "weight (%s) must lie in [0, 100]. Maybe 1.", weight);
    }

    public static Options defaults() {
      return new Options(10, 1);
    }
  }

  public DppSelector(Options options) {
    this.options = options;
  }

  @Override
  public <O, A> List<List<Segment<O, A>>> select(
      List<Segment<O, A>> candidates,
      int count,
      int size,
      RewardModel<O, A> model,
      RandomGenerator rng) {
    Pool<O, A> pool =
        new Pool<>(candidates, count, new Oversample(options.oversample), size, model, rng);
    double[] values = pool.values(Acquisition.MUTUAL_INFORMATION, 0);
    double most = Arrays.stream(values).max().orElse(0);
    double[] quality =
        Arrays.stream(values)
            .map(value -> most > 0 ? Math.exp(options.weight * value / most) : 1)
            .toArray();
    SegmentSpace<O, A> space = pool.space();
    Similarity similarity = (i, j) -> space.similarity(pool.question(i), pool.question(j));
    return pool.questions(likeliest(quality, count, similarity));
  }

  /** Entries of a positive semidefinite matrix with 1 on its diagonal. */
  @FunctionalInterface
  interface Similarity {
    double of(int i, int j);
  }

  /**
   * The greedy choice of {@code count}, or all if there are fewer. Where nothing is left that the
   * chosen ones do not say in full, the best of the rest follow.
   */
  static List<Integer> likeliest(double[] quality, int count, Similarity similarity) {
    int size = quality.length;
    int most = Math.min(count, size);
    // Row i of the Cholesky factor, as far as it is known, and what is left of L(i, i).
    double[][] factor = new double[size][most];
    double[] left = new double[size];
    for (int i = 0; i < size; i++) {
      left[i] = quality[i] * quality[i];
    }
    boolean[] taken = new boolean[size];
    List<Integer> chosen = new ArrayList<>();
    while (chosen.size() < most) {
      int best = best(taken, left);
      if (left[best] <= NOTHING * quality[best] * quality[best]) {
        best = best(taken, quality);
      } else {
        double root = Math.sqrt(left[best]);
        for (int i = 0; i < size; i++) {
          if (!taken[i] && i != best) {
            double entry = quality[i] * similarity.of(i, best) * quality[best];
            for (int k = 0; k < chosen.size(); k++) {
              entry -= factor[i][k] * factor[best][k];
            }
            factor[i][chosen.size()] = entry / root;
            left[i] -= entry / root * (entry / root);
          }
        }
      }
      taken[best] = true;
      chosen.add(best);
    }
    return chosen;
  }

  private static int best(boolean[] taken, double[] values) {
    int best = -1;
    for (int i = 0; i < values.length; i++) {
      if (!taken[i] && (best < 0 || values[i] > values[best])) {
        best = i;
      }
    }
    return best;
  }
}
