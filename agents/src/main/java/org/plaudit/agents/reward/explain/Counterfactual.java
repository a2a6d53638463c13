package org.plaudit.agents.reward.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.StepRewards;

/** The smallest difference with which a preference would be the other (arXiv:1711.00399). */
public final class Counterfactual {
  /** Up to so many coordinates that differ, every set of them is tried. */
  private static final int TRIED = 12;

  private Counterfactual() {}

  /**
   * For a linear model the nearest pair that it finds equally good, in Euclidean distance of the
   * summed features: {@code a} moves by -m w / |w|^2, m being its advantage. Each part says by how
   * much a feature of {@code a} would have to change; any further and the preference turns.
   *
   * @return empty if no change of features changes anything, all weights being 0
   */
  public static <O, A> Optional<Explanation> nearest(
      LinearReward<O, A> model, Segment<O, A> a, Segment<O, A> b) {
    double margin = model.explain(a, b).value();
    double[] weights = model.weights();
    double squares = 0;
    for (double weight : weights) {
      squares += weight * weight;
    }
    if (squares == 0) {
      return Optional.empty();
    }
    List<String> names = model.names();
    List<Explanation.Part> parts = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      parts.add(new Explanation.Part(names.get(i), -margin * weights[i] / squares));
    }
    String about = "changes of " + a.id() + " that make it equal to " + b.id() + ", advantage";
    return Optional.of(new Explanation(about, margin, 0, parts));
  }

  /**
   * For any model: the fewest coordinates with which two segments change places when they exchange
   * them, step by step. Every set is tried, by size, up to twelve coordinates that differ, and of
   * the smallest that do, it is the one that turns the preference most; with more, the coordinate
   * that turns it most is added until it turns. Beyond the end of the shorter segment its last step
   * stands for what it lacks.
   *
   * @return the advantage of {@code a} after the exchange, and as the base before; each part is a
   *     coordinate of the set, with what its exchange alone does to the advantage, in the unit of a
   *     learner's reward; empty if neither is ahead, or no exchange turns it
   */
  public static <O, A> Optional<Explanation> exchange(
      EnvSpec<O, A> spec, StepRewards model, Segment<O, A> a, Segment<O, A> b) {
    Steps<O, A> steps = new Steps<>(spec);
    float[] first = steps.of(a);
    float[] second = steps.of(b);
    Pair pair = new Pair(steps.width(), rows -> steps.sum(model, rows), first, second);
    double before = pair.advantage(List.of());
    List<Integer> set = before == 0 ? List.of() : pair.turning(Math.signum(before));
    if (set.isEmpty()) {
      return Optional.empty();
    }
    List<Explanation.Part> parts = new ArrayList<>();
    for (int coordinate : set) {
      double alone = pair.advantage(List.of(coordinate)) - before;
      parts.add(new Explanation.Part(steps.names().get(coordinate), alone));
    }
    String about = "advantage of " + a.id() + " over " + b.id() + " after an exchange";
    return Optional.of(new Explanation(about, pair.advantage(set), before, parts));
  }

  /** A number for the rows of a segment. */
  private interface Worth {
    double of(float[] rows);
  }

  private static final class Pair {
    private final int width;
    private final Worth worth;
    private final float[] first;
    private final float[] second;
    private final int[] differing;

    Pair(int width, Worth worth, float[] first, float[] second) {
      this.width = width;
      this.worth = worth;
      this.first = first;
      this.second = second;
      this.differing = IntStream.range(0, width).filter(this::differs).toArray();
    }

    private boolean differs(int coordinate) {
      int steps = Math.max(first.length, second.length) / width;
      return IntStream.range(0, steps)
          .anyMatch(t -> at(first, t, coordinate) != at(second, t, coordinate));
    }

    private float at(float[] rows, int t, int coordinate) {
      return rows[Math.min(t, rows.length / width - 1) * width + coordinate];
    }

    double advantage(List<Integer> exchanged) {
      return worth.of(with(first, second, exchanged)) - worth.of(with(second, first, exchanged));
    }

    private float[] with(float[] rows, float[] other, List<Integer> exchanged) {
      float[] mixed = rows.clone();
      for (int coordinate : exchanged) {
        for (int t = 0; t < rows.length / width; t++) {
          mixed[t * width + coordinate] = at(other, t, coordinate);
        }
      }
      return mixed;
    }

    /** A set whose exchange brings sign * advantage below 0; empty if none was found. */
    List<Integer> turning(double sign) {
      return differing.length <= TRIED ? smallest(sign) : greedy(sign);
    }

    private List<Integer> smallest(double sign) {
      for (int size = 1; size <= differing.length; size++) {
        List<Integer> best = List.of();
        double least = 0;
        for (int bits = 0; bits < 1 << differing.length; bits++) {
          if (Integer.bitCount(bits) == size) {
            List<Integer> set = members(bits);
            double lead = sign * advantage(set);
            if (lead < least) {
              least = lead;
              best = set;
            }
          }
        }
        if (!best.isEmpty()) {
          return best;
        }
      }
      return List.of();
    }

    private List<Integer> members(int bits) {
      return IntStream.range(0, differing.length)
          .filter(i -> (bits >> i & 1) == 1)
          .mapToObj(i -> differing[i])
          .toList();
    }

    private List<Integer> greedy(double sign) {
      List<Integer> set = new ArrayList<>();
      while (set.size() < differing.length) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int coordinate : differing) {
          if (!set.contains(coordinate)) {
            set.add(coordinate);
            double lead = sign * advantage(set);
            set.remove(set.size() - 1);
            if (lead < least) {
              least = lead;
              best = coordinate;
            }
          }
        }
        set.add(best);
        if (least < 0) {
          return set;
        }
      }
      return List.of();
    }
  }
}
