package org.plaudit.agents.policy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.core.Require;

/**
 * One choice, or several independent ones, among finitely many: a softmax over logits for each.
 * Illegal choices have probability 0; only a single choice can be masked.
 */
final class CategoricalHead implements ActionHead, ActionHead.Sampler {
  private final int[] sizes;
  private final int start;
  private final int outputs;
  private int[] index = {}; // of the likelihood, which only the learner asks for

  /**
   * @param sizes how many alternatives each choice has
   * @param start the integer that stands for alternative 0
   */
  CategoricalHead(List<Integer> sizes, int start) {
    this.sizes = sizes.stream().mapToInt(size -> size).toArray();
    this.start = start;
    this.outputs = sizes.stream().mapToInt(size -> size).sum();
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public Likelihood likelihood(Tape tape, Tensor logits, float[] actions, float[] masks) {
    Require.that(
        masks.length == 0 || sizes.length == 1,
        "a mask must belong to a single choice, not to %d at once",
        sizes.length);
    Tensor logProbability = null;
    Tensor entropy = null;
    int from = 0;
    for (int choice = 0; choice < sizes.length; choice++) {
      Tensor part = sizes.length == 1 ? logits : tape.columns(logits, from, from + sizes[choice]);
      Tensor logs = masks.length == 0 ? tape.logSoftmax(part) : tape.logSoftmax(part, masks, 0);
      Tensor chosen = tape.gather(logs, chosen(actions, choice, logits.rows()), 0);
      logProbability = choice == 0 ? chosen : tape.add(logProbability, chosen);
      Tensor doubt = tape.entropy(logs);
      entropy = choice == 0 ? doubt : tape.add(entropy, doubt);
      from += sizes[choice];
    }
    return new Likelihood(logProbability, entropy);
  }

  private int[] chosen(float[] actions, int choice, int rows) {
    index = index.length >= rows ? index : new int[rows];
    for (int row = 0; row < rows; row++) {
      index[row] = (int) actions[row * sizes.length + choice] - start;
    }
    return index;
  }

  /** Nothing here is learned, so that the head is frozen as it is. */
  @Override
  public Sampler frozen() {
    return this;
  }

  /** Gumbel's trick would need a logarithm an alternative; this takes one draw a choice. */
  @Override
  public void sample(
      float[] logits,
      int at,
      float[] masks,
      int maskAt,
      float[] actions,
      int actionAt,
      RandomGenerator rng) {
    int from = at;
    for (int choice = 0; choice < sizes.length; choice++) {
      int n = sizes[choice];
      int best = best(logits, from, n, masks, maskAt);
      double total = 0;
      for (int i = 0; i < n; i++) {
        total += weight(logits, from, i, best, masks, maskAt);
      }
      double left = rng.nextDouble() * total;
      int drawn = best;
      for (int i = 0; i < n; i++) {
        left -= weight(logits, from, i, best, masks, maskAt);
        if (left < 0) {
          drawn = i;
          break;
        }
      }
      actions[actionAt + choice] = start + drawn;
      from += n;
    }
  }

  private static double weight(
      float[] logits, int from, int i, int best, float[] masks, int maskAt) {
    return legal(masks, maskAt, i) ? Math.exp(logits[from + i] - logits[from + best]) : 0;
  }

  private static boolean legal(float[] masks, int maskAt, int i) {
    return masks.length == 0 || masks[maskAt + i] != 0;
  }

  @Override
  public void mode(
      float[] logits, int at, float[] masks, int maskAt, float[] actions, int actionAt) {
    int from = at;
    for (int choice = 0; choice < sizes.length; choice++) {
      actions[actionAt + choice] = start + best(logits, from, sizes[choice], masks, maskAt);
      from += sizes[choice];
    }
  }

  @Override
  public double logProbability(
      float[] logits, int at, float[] masks, int maskAt, float[] actions, int actionAt) {
    double sum = 0;
    int from = at;
    for (int choice = 0; choice < sizes.length; choice++) {
      int n = sizes[choice];
      int best = best(logits, from, n, masks, maskAt);
      double total = 0;
      for (int i = 0; i < n; i++) {
        total += weight(logits, from, i, best, masks, maskAt);
      }
      int taken = (int) actions[actionAt + choice] - start;
      sum += Math.log(weight(logits, from, taken, best, masks, maskAt) / total);
      from += n;
    }
    return sum;
  }

  /** The legal alternative with the largest logit; the first of equals. */
  private static int best(float[] logits, int from, int n, float[] masks, int maskAt) {
    int best = -1;
    for (int i = 0; i < n; i++) {
      if (legal(masks, maskAt, i) && (best < 0 || logits[from + i] > logits[from + best])) {
        best = i;
      }
    }
    Require.that(best >= 0, "none of the %d moves is legal; there is nothing to choose", n);
    return best;
  }
}
