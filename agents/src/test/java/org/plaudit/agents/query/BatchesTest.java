package org.plaudit.agents.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

/** Greedy choices against the best of all choices. */
class BatchesTest {
  private final Planted model = new Planted();

  private static List<List<Integer>> subsets(int size, int count) {
    List<List<Integer>> all = new ArrayList<>();
    for (int bits = 0; bits < 1 << size; bits++) {
      if (Integer.bitCount(bits) == count) {
        int chosen = bits;
        all.add(IntStream.range(0, size).filter(i -> (chosen >> i & 1) == 1).boxed().toList());
      }
    }
    return all;
  }

  /** How far the farthest is from the nearest of the chosen. */
  private static double radius(List<Integer> chosen, int size, Metric metric) {
    double most = 0;
    for (int i = 0; i < size; i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int center : chosen) {
        least = Math.min(least, metric.between(i, center));
      }
      most = Math.max(most, least);
    }
    return most;
  }

  private List<List<Segment<Vec, Integer>>> questions(int n, RandomGenerator rng) {
    List<Segment<Vec, Integer>> candidates = model.candidates(8, 3, rng);
    return new UniformSelector().select(candidates, n, 2, model, rng);
  }

  private SegmentSpace<Vec, Integer> space(List<List<Segment<Vec, Integer>>> questions) {
    return new SegmentSpace<>(
        questions.stream().flatMap(List::stream).distinct().toList(), new Opinions<>(model));
  }

  @Test
  void centersLeaveNothingTwiceAsFarAsTheBestChoiceWould() {
    RandomGenerator rng = Seed.of(6).generator();
    for (int round = 0; round < 60; round++) {
      List<List<Segment<Vec, Integer>>> questions = questions(9, rng);
      SegmentSpace<Vec, Integer> space = space(questions);
      Metric metric = (i, j) -> space.distance(questions.get(i), questions.get(j));
      for (int count = 1; count <= 4; count++) {
        double best =
            subsets(9, count).stream()
                .mapToDouble(chosen -> radius(chosen, 9, metric))
                .min()
                .orElseThrow();
        List<Integer> centers = KCenterSelector.centers(9, count, metric);
        assertThat(centers).hasSize(count).doesNotHaveDuplicates();
        assertThat(radius(centers, 9, metric)).isLessThanOrEqualTo(2 * best + 1e-12);
      }
    }
  }

  @Test
  void theDistanceOfQuestionsIsAMetricThatKnowsNoOrder() {
    RandomGenerator rng = Seed.of(7).generator();
    List<List<Segment<Vec, Integer>>> questions = questions(10, rng);
    SegmentSpace<Vec, Integer> space = space(questions);
    for (List<Segment<Vec, Integer>> a : questions) {
      assertThat(space.distance(a, List.of(a.get(1), a.get(0)))).isZero();
      assertThat(space.similarity(a, List.of(a.get(1), a.get(0)))).isCloseTo(1, within(1e-12));
      for (List<Segment<Vec, Integer>> b : questions) {
        assertThat(space.distance(a, b)).isEqualTo(space.distance(b, a));
        assertThat(space.similarity(a, b)).isBetween(0., 1 + 1e-12);
        for (List<Segment<Vec, Integer>> c : questions) {
          assertThat(space.distance(a, c))
              .isLessThanOrEqualTo(space.distance(a, b) + space.distance(b, c) + 1e-12);
        }
      }
    }
  }

  @Test
  void eachGroupOfCoordinatesCountsTheSame() {
    RandomGenerator rng = Seed.of(2).generator();
    List<Segment<Vec, Integer>> candidates = model.candidates(40, 3, rng);
    SegmentSpace<Vec, Integer> space = new SegmentSpace<>(candidates, new Opinions<>(model));
    double sum = 0;
    for (Segment<Vec, Integer> a : candidates) {
      for (Segment<Vec, Integer> b : candidates) {
        sum += Math.pow(space.distance(a, b), 2);
      }
    }
    // Twice the mean square of two groups; the actions are all equal.
    assertThat(sum / (40 * 40)).isCloseTo(4, within(1e-9));
  }

  @Test
  void statesThatAreNoVectorsAreComparedByHowOftenTheyOccur() {
    SegmentId id = new SegmentId(1, 0, 0, 2);
    List<Segment<String, Integer>> texts = new ArrayList<>();
    for (List<String> seen :
        List.of(List.of("a", "b", "a"), List.of("b", "a", "a"), List.of("c", "c", "c"))) {
      texts.add(new Segment<>(id, seen, List.of(0, 1), Ending.RUNNING));
    }
    SegmentSpace<String, Integer> space = new SegmentSpace<>(texts, new Opinions<>(new Silent<>()));
    assertThat(space.distance(texts.get(0), texts.get(1))).isZero();
    assertThat(space.distance(texts.get(0), texts.get(2))).isGreaterThan(1);
  }

  /** Natural logarithm of the determinant of L restricted to the chosen, by elimination. */
  private static double logDeterminant(
      List<Integer> chosen, double[] quality, DppSelector.Similarity similarity) {
    int n = chosen.size();
    double[][] matrix = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int a = chosen.get(i);
        int b = chosen.get(j);
        matrix[i][j] = quality[a] * (a == b ? 1 : similarity.of(a, b)) * quality[b];
      }
    }
    double log = 0;
    for (int k = 0; k < n; k++) {
      if (matrix[k][k] < 1e-10) {
        // A question that is drawn twice leaves nothing but rounding.
        return Double.NEGATIVE_INFINITY;
      }
      log += Math.log(matrix[k][k]);
      for (int i = k + 1; i < n; i++) {
        double factor = matrix[i][k] / matrix[k][k];
        for (int j = k; j < n; j++) {
          matrix[i][j] -= factor * matrix[k][j];
        }
      }
    }
    return log;
  }

  @Test
  void theLikeliestBatchIsWithinTheKnownBoundOfTheBest() {
    RandomGenerator rng = Seed.of(9).generator();
    int exact = 0;
    for (int round = 0; round < 100; round++) {
      List<List<Segment<Vec, Integer>>> questions = questions(7, rng);
      SegmentSpace<Vec, Integer> space = space(questions);
      DppSelector.Similarity similarity =
          (i, j) -> space.similarity(questions.get(i), questions.get(j));
      double[] quality = rng.doubles(7, .5, 2).toArray();
      double factorial = 1;
      for (int count = 1; count <= 4; count++) {
        factorial *= count;
        double best =
            subsets(7, count).stream()
                .mapToDouble(chosen -> logDeterminant(chosen, quality, similarity))
                .max()
                .orElseThrow();
        List<Integer> greedy = DppSelector.likeliest(quality, count, similarity);
        double found = logDeterminant(greedy, quality, similarity);
        assertThat(found).isGreaterThanOrEqualTo(best - 2 * Math.log(factorial) - 1e-9);
        exact += found >= best - 1e-9 ? 1 : 0;
      }
    }
    assertThat(exact).isGreaterThan(250);
  }

  @Test
  void eachNextOneAddsTheMostToTheDeterminant() {
    RandomGenerator rng = Seed.of(10).generator();
    for (int round = 0; round < 50; round++) {
      List<List<Segment<Vec, Integer>>> questions = questions(6, rng);
      SegmentSpace<Vec, Integer> space = space(questions);
      DppSelector.Similarity similarity =
          (i, j) -> space.similarity(questions.get(i), questions.get(j));
      double[] quality = rng.doubles(6, .5, 2).toArray();
      List<Integer> slow = new ArrayList<>();
      for (int step = 0; step < 4; step++) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < 6; i++) {
          if (!slow.contains(i)) {
            List<Integer> with = new ArrayList<>(slow);
            with.add(i);
            double log = logDeterminant(with, quality, similarity);
            if (log > most) {
              most = log;
              best = i;
            }
          }
        }
        slow.add(best);
      }
      assertThat(DppSelector.likeliest(quality, 4, similarity)).isEqualTo(slow);
    }
  }

  @Test
  void twoOfFiveAreTheBestTwoOfAll() {
    double[] places = {0, .1, 5, 5.1, 2.5};
    double[] quality = {1, 1.2, 1.1, 1, 1};
    DppSelector.Similarity similarity = (i, j) -> Math.exp(-Math.pow(places[i] - places[j], 2));
    List<Integer> best = List.of();
    for (List<Integer> chosen : subsets(5, 2)) {
      best =
          best.isEmpty()
                  || logDeterminant(chosen, quality, similarity)
                      > logDeterminant(best, quality, similarity)
              ? chosen
              : best;
    }
    assertThat(best).containsExactly(1, 2);
    assertThat(DppSelector.likeliest(quality, 2, similarity)).containsExactly(1, 2);
  }

  @Test
  void copiesComeLastAndTheBestOfThemFirst() {
    DppSelector.Similarity same = (i, j) -> 1;
    assertThat(DppSelector.likeliest(new double[] {1, 3, 2}, 5, same)).containsExactly(1, 2, 0);
  }
}
