package org.plaudit.agents.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.StepRewards;

/**
 * The EPIC distance between two rewards (arXiv:2006.13900): 0 if one is the other, but for a
 * positive factor, a constant and potential-based shaping, hence if they have the same best
 * behaviour in every world; 1 if one is the opposite of the other. Pearson's distance, definition
 * 4.2, of the canonical forms, definition 4.1.
 *
 * <p>The steps of a rollout are the coverage distribution. States and actions of the canonical form
 * come from it, too, independently of each other: what was seen, done, and seen next. Where an
 * episode goes on for ever the definition is exact; a terminal state counts as any other.
 */
public final class Epic {
  private final Rollout coverage;
  private final double discount;

  /** Rows of the coverage from which action and next state of each canonical sample are taken. */
  private final List<int[]> samples;

  private Epic(Rollout coverage, double discount, List<int[]> samples) {
    Require.that(discount >= 0 && discount <= 1, "discount (%s) must lie in [0, 1]", discount);
    this.coverage = coverage;
    this.discount = discount;
    this.samples = samples;
  }

  /**
   * With every pair of an action and a next state that occur: exact, in time of the cube of the
   * rows.
   */
  public static Epic exact(Rollout coverage, double discount) {
    List<int[]> all = new ArrayList<>();
    for (int action = 0; action < coverage.rows(); action++) {
      for (int next = 0; next < coverage.rows(); next++) {
        all.add(new int[] {action, next});
      }
    }
    return new Epic(coverage, discount, all);
  }

  /** With some pairs drawn at random; shaping is invisible to it even so (appendix A.1.1). */
  public static Epic sampled(Rollout coverage, double discount, int samples, RandomGenerator rng) {
    Require.that(samples >= 1, "samples (%d) must be at least 1. Maybe 64.", samples);
    List<int[]> drawn = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      drawn.add(new int[] {rng.nextInt(coverage.rows()), rng.nextInt(coverage.rows())});
    }
    return new Epic(coverage, discount, drawn);
  }

  /**
   * The distance in [0, 1].
   *
   * @return 1/sqrt(2), as between unrelated rewards, where only one of them is constant up to
   *     shaping, and 0 where both are
   */
  public double distance(StepRewards a, StepRewards b) {
    double[] alike = new double[coverage.rows()];
    Arrays.fill(alike, 1);
    return pearson(canonical(a), canonical(b), alike);
  }

  /** Definition 4.2, of canonical forms over steps that count as much as their weights say. */
  static double pearson(double[] first, double[] second, double[] weights) {
    boolean flat = isFlat(first);
    if (flat || isFlat(second)) {
      return flat && isFlat(second) ? 0 : Math.sqrt(0.5);
    }
    return Math.sqrt(Math.max(0, 1 - correlation(first, second, weights)) / 2);
  }

  /**
   * R(s, a, s') + E[gamma R(s', A, S') - R(s, A, S') - gamma R(S, A, S')] for each step of the
   * coverage.
   */
  private double[] canonical(StepRewards rewards) {
    int rows = coverage.rows();
    float[] own = new float[rows];
    rewards.rewards(coverage, own);
    double[] seen = means(rewards, coverage.observations());
    double[] next = means(rewards, coverage.next());
    double mean = Arrays.stream(seen).average().orElseThrow();
    double[] canonical = new double[rows];
    for (int row = 0; row < rows; row++) {
      canonical[row] = own[row] + discount * next[row] - seen[row] - discount * mean;
    }
    return canonical;
  }

  /** E[R(x, A, S')] for each x of (rows, width). */
  private double[] means(StepRewards rewards, float[] states) {
    int width = coverage.observationWidth();
    int acts = coverage.actionWidth();
    int n = samples.size();
    float[] seen = new float[n * width];
    float[] done = new float[n * acts];
    float[] next = new float[n * width];
    Ending[] endings = new Ending[n];
    Arrays.fill(endings, Ending.RUNNING);
    for (int i = 0; i < n; i++) {
      int[] pair = samples.get(i);
      System.arraycopy(coverage.actions(), pair[0] * acts, done, i * acts, acts);
      System.arraycopy(coverage.next(), pair[1] * width, next, i * width, width);
    }
    float[] each = new float[n];
    double[] means = new double[coverage.rows()];
    for (int row = 0; row < means.length; row++) {
      for (int i = 0; i < n; i++) {
        System.arraycopy(states, row * width, seen, i * width, width);
      }
      rewards.rewards(new Rollout(n, 1, seen, done, next, new float[n], endings), each);
      for (float reward : each) {
        means[row] += (double) reward / n;
      }
    }
    return means;
  }

  /** Whether there is no more in it than rounding. */
  private static boolean isFlat(double[] values) {
    double most = Arrays.stream(values).max().orElseThrow();
    double least = Arrays.stream(values).min().orElseThrow();
    return most - least <= 1e-6 * Math.max(1, Math.max(Math.abs(most), Math.abs(least)));
  }

  private static double correlation(double[] a, double[] b, double[] weights) {
    double all = Arrays.stream(weights).sum();
    double meanA = 0;
    double meanB = 0;
    for (int i = 0; i < a.length; i++) {
      meanA += weights[i] * a[i] / all;
      meanB += weights[i] * b[i] / all;
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += weights[i] * (a[i] - meanA) * (b[i] - meanB);
      aa += weights[i] * (a[i] - meanA) * (a[i] - meanA);
      bb += weights[i] * (b[i] - meanB) * (b[i] - meanB);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
