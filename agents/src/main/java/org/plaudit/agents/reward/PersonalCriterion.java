package org.plaudit.agents.reward;

import java.util.List;
import org.plaudit.agents.nn.Embedding;
import org.plaudit.agents.nn.Parameter;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;

/**
 * Comparisons by people who differ: the margin is that of what all share and, beside it, that of a
 * few further outputs, each weighed by the rater's own vector. The vectors have a normal prior of
 * mean 0.
 *
 * <p>Its sums are the outputs' differences between the two segments.
 */
final class PersonalCriterion implements Criterion {
  /** Small enough that at first all are alike, and not 0, from where nothing would be learned. */
  private static final double SPREAD = 0.1;

  private final List<String> raters;
  private final ComparisonCriterion comparison;
  private final Embedding people;
  private final double prior;

  /**
   * @param raters in order, at least one
   * @param width numbers in a person's vector
   * @param prior its precision over the number of judgements
   * @param seed of the vectors' first values; each is drawn by its rater's name alone
   */
  PersonalCriterion(
      Parameters parameters,
      List<String> raters,
      int width,
      double prior,
      double mistake,
      Seed seed) {
    this.raters = List.copyOf(raters);
    this.prior = prior;
    this.comparison =
        new ComparisonCriterion(ComparisonCriterion.Options.plain(mistake), parameters);
    this.people = new Embedding(parameters.add("people", raters.size(), width));
    Parameter weight = people.weight();
    for (int i = 0; i < raters.size(); i++) {
      Pcg64 rng = seed.child(raters.get(i)).generator();
      for (int k = 0; k < width; k++) {
        parameters.values()[weight.offset() + i * width + k] =
            (float) (SPREAD * rng.nextGaussian());
      }
    }
  }

  @Override
  public int sums(List<Judged> batch) {
    return 1 + people.weight().cols();
  }

  @Override
  public float weight(Judged judged, int segment, int column) {
    return segment == 0 ? 1 : -1;
  }

  @Override
  public Tensor loss(Tape tape, Tensor sums, List<Judged> batch) {
    int[] ids = batch.stream().mapToInt(judged -> raters.indexOf(judged.rater())).toArray();
    Tensor own = tape.columns(sums, 1, sums(batch));
    Tensor vectors = people.forward(tape, ids, 0, ids.length);
    Tensor d = tape.add(tape.columns(sums, 0, 1), tape.rowSum(tape.mul(own, vectors)));
    Tensor likelihood = tape.mean(comparison.compared(tape, d, batch));
    Tensor squares = tape.sum(tape.square(tape.parameter(people.weight())));
    return tape.sub(tape.scale(squares, prior / 2), likelihood);
  }

  /** What each output counts for this rater; for one who is not known, for the mean person. */
  float[] view(String rater) {
    int known = raters.indexOf(rater);
    if (known < 0) {
      return meanView();
    }
    Parameter weight = people.weight();
    float[] view = new float[1 + weight.cols()];
    view[0] = 1;
    for (int k = 0; k < weight.cols(); k++) {
      view[1 + k] = weight.at(known, k);
    }
    return view;
  }

  /** What each output counts for the mean of all people. */
  float[] meanView() {
    Parameter weight = people.weight();
    float[] view = new float[1 + weight.cols()];
    view[0] = 1;
    for (int k = 0; k < weight.cols(); k++) {
      double sum = 0;
      for (int i = 0; i < raters.size(); i++) {
        sum += weight.at(i, k);
      }
      view[1 + k] = (float) (sum / raters.size());
    }
    return view;
  }

  @Override
  public void score(Judged judged, double[] sums, Predictions tally) {
    float[] view = view(judged.rater());
    double d = 0;
    for (int column = 0; column < sums.length; column++) {
      d += view[column] * sums[column];
    }
    comparison.score(judged, new double[] {d}, tally);
  }
}
