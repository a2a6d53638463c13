package org.plaudit.agents.reward.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.StepRewards;

/**
 * Shares the reward of a segment out among the coordinates of what was seen and done, for any
 * model: a coordinate's Shapley value is what it adds to the segment's reward on average over all
 * orders in which coordinates become known, where the unknown ones are taken from a step of the
 * background (arXiv:1705.07874; interventional). The parts and the base add up to the value.
 *
 * <p>With few coordinates it is exact, and asks the model for 2^n T K rewards, n being the
 * coordinates that differ from the background anywhere, T the segment's steps and K those of the
 * background. With more it is the mean over orders drawn in pairs, one the other backwards (Castro
 * et al. 2009; arXiv:2104.12199), which still adds up exactly, and costs n T K for each order.
 *
 * <p>Numbers are in the unit of the reward that a learner gets. What a model reads besides the
 * observation before a step and its action is not explained.
 */
public final class Shapley<O, A> {

  /**
   * How.
   *
   * @param exact up to so many coordinates, 0 to 16
   * @param orders so many beyond that, at least 2, even
   * @param background steps that stand for the unknown, at least 1
   */
  public record Options(int exact, int orders, int background) {
    public Options {
      Require.that(exact >= 0 && exact <= 16, "exact (%d) must lie in [0, 16]. Maybe 8.", exact);
      Require.that(
          orders >= 2 && orders % 2 == 0,
          "orders (%d) must be even and at least 2. Maybe 32.",
          orders);
      Require.that(background >= 1, "background (%d) must be at least 1. Maybe 16.", background);
    }

    public static Options defaults() {
      return new Options(8, 32, 16);
    }
  }

  private final Options options;
  private final Steps<O, A> steps;
  private final StepRewards model;
  private final Seed seed;
  private final List<float[]> background = new ArrayList<>();

  /**
   * @param typical segments of usual behaviour, from which steps are taken at equal distances
   */
  public Shapley(
      Options options,
      EnvSpec<O, A> spec,
      StepRewards model,
      List<Segment<O, A>> typical,
      Seed seed) {
    Require.that(!typical.isEmpty(), "an explanation needs a typical segment to compare with");
    this.options = options;
    this.steps = new Steps<>(spec);
    this.model = model;
    this.seed = seed;
    List<float[]> all = new ArrayList<>();
    for (Segment<O, A> segment : typical) {
      float[] rows = steps.of(segment);
      for (int at = 0; at < rows.length; at += steps.width()) {
        all.add(Arrays.copyOfRange(rows, at, at + steps.width()));
      }
    }
    int count = Math.min(options.background(), all.size());
    for (int i = 0; i < count; i++) {
      background.add(all.get((int) ((long) i * all.size() / count)));
    }
  }

  /** The segment's reward, summed over its steps, shared out. */
  public Explanation explain(Segment<O, A> segment) {
    float[] rows = steps.of(segment);
    return explanation("reward of " + segment.id(), shares(rows), value(rows), base(rows));
  }

  /** How much more reward {@code a} has than {@code b}, shared out. */
  public Explanation explain(Segment<O, A> a, Segment<O, A> b) {
    float[] first = steps.of(a);
    float[] second = steps.of(b);
    double[] shares = shares(first);
    double[] less = shares(second);
    for (int i = 0; i < shares.length; i++) {
      shares[i] -= less[i];
    }
    return explanation(
        "advantage of " + a.id() + " over " + b.id(),
        shares,
        value(first) - value(second),
        base(first) - base(second));
  }

  private Explanation explanation(String about, double[] shares, double value, double base) {
    List<String> names = steps.names();
    List<Explanation.Part> parts = new ArrayList<>();
    for (int i = 0; i < shares.length; i++) {
      parts.add(new Explanation.Part(names.get(i), shares[i]));
    }
    return new Explanation(about, value, base, parts);
  }

  private double value(float[] rows) {
    return steps.sum(model, rows);
  }

  private double base(float[] rows) {
    return worth(rows, new boolean[steps.width()]);
  }

  /** The mean reward over the background where only the {@code known} coordinates are the rows'. */
  private double worth(float[] rows, boolean[] known) {
    int width = steps.width();
    float[] mixed = new float[rows.length * background.size()];
    for (int k = 0; k < background.size(); k++) {
      for (int i = 0; i < rows.length; i++) {
        mixed[k * rows.length + i] = known[i % width] ? rows[i] : background.get(k)[i % width];
      }
    }
    return steps.sum(model, mixed) / background.size();
  }

  private double[] shares(float[] rows) {
    int[] players = players(rows);
    return players.length <= options.exact() ? exact(rows, players) : sampled(rows, players);
  }

  /** The coordinates that differ from the background somewhere; others have no share. */
  private int[] players(float[] rows) {
    int width = steps.width();
    boolean[] differs = new boolean[width];
    for (float[] row : background) {
      for (int i = 0; i < rows.length; i++) {
        differs[i % width] |= rows[i] != row[i % width];
      }
    }
    return java.util.stream.IntStream.range(0, width).filter(i -> differs[i]).toArray();
  }

  /** Sum over sets S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S)). */
  private double[] exact(float[] rows, int[] players) {
    int n = players.length;
    double[] worth = new double[1 << n];
    for (int set = 0; set < worth.length; set++) {
      boolean[] known = new boolean[steps.width()];
      for (int i = 0; i < n; i++) {
        known[players[i]] = (set >> i & 1) == 1;
      }
      worth[set] = worth(rows, known);
    }
    double[] shares = new double[steps.width()];
    for (int i = 0; i < n; i++) {
      for (int set = 0; set < worth.length; set++) {
        if ((set >> i & 1) == 0) {
          double chance = 1 / (n * binomial(n - 1, Integer.bitCount(set)));
          shares[players[i]] += chance * (worth[set | 1 << i] - worth[set]);
        }
      }
    }
    return shares;
  }

  private static double binomial(int n, int k) {
    double product = 1;
    for (int i = 1; i <= k; i++) {
      product = product * (n - k + i) / i;
    }
    return product;
  }

  private double[] sampled(float[] rows, int[] players) {
    Pcg64 rng = seed.child("orders").generator();
    double[] shares = new double[steps.width()];
    int n = players.length;
    for (int pair = 0; pair < options.orders() / 2; pair++) {
      int[] order = rng.permutation(n);
      for (int way = 0; way < 2; way++) {
        boolean[] known = new boolean[steps.width()];
        double before = worth(rows, known);
        for (int i = 0; i < n; i++) {
          int player = players[order[way == 0 ? i : n - 1 - i]];
          known[player] = true;
          double after = worth(rows, known);
          shares[player] += (after - before) / options.orders();
          before = after;
        }
      }
    }
    return shares;
  }
}
