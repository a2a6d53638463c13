package org.plaudit.agents.offpolicy;

import java.util.Arrays;
import org.plaudit.agents.nn.Approx;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;

/**
 * The distribution of returns as probabilities of evenly spaced atoms (C51, arXiv:1707.06887); the
 * network puts out their logits.
 *
 * @param width how many atoms, at least 2
 * @param low the first atom; smaller returns count as this
 * @param high the last; larger returns count as this
 */
record Categorical(int width, double low, double high) implements Estimate {
  private double atom(int i) {
    return low + i * spacing();
  }

  private double spacing() {
    return (high - low) / (width - 1);
  }

  @Override
  public void means(float[] outputs, int count, float[] into) {
    for (int at = 0; at < count; at++) {
      int from = at * width;
      float max = max(outputs, from);
      double total = 0;
      double sum = 0;
      for (int i = 0; i < width; i++) {
        float weight = Approx.exp(outputs[from + i] - max);
        total += weight;
        sum += weight * atom(i);
      }
      into[at] = (float) (sum / total);
    }
  }

  private float max(float[] outputs, int from) {
    float max = outputs[from];
    for (int i = 1; i < width; i++) {
      max = Math.max(max, outputs[from + i]);
    }
    return max;
  }

  /** Moves the atoms and shares the probability of each between its neighbours: algorithm 1. */
  @Override
  public void targets(float[] next, float[] rewards, float[] bootstraps, int rows, float[] into) {
    for (int row = 0; row < rows; row++) {
      int from = row * width;
      Arrays.fill(into, from, from + width, 0f);
      float max = max(next, from);
      float total = 0;
      for (int i = 0; i < width; i++) {
        total += Approx.exp(next[from + i] - max);
      }
      for (int i = 0; i < width; i++) {
        float probability = Approx.exp(next[from + i] - max) / total;
        double moved = rewards[row] + bootstraps[row] * atom(i);
        double place = (Math.max(low, Math.min(high, moved)) - low) / spacing();
        int below = Math.min((int) place, width - 2);
        float share = (float) (place - below);
        into[from + below] += probability * (1 - share);
        into[from + below + 1] += probability * share;
      }
    }
  }

  /** The divergence KL(target || estimate), in nats: eq. 7, and below it. */
  @Override
  public Tensor losses(Tape tape, Tensor outputs, float[] targets) {
    int rows = outputs.rows();
    Tensor logs = tape.logSoftmax(outputs);
    Tensor target = tape.input(rows, width, targets, 0);
    // The target's own entropy: a constant, so that the loss of a perfect estimate is 0.
    Tensor certainty = tape.input(rows, 1);
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int i = row * width; i < (row + 1) * width; i++) {
        sum += targets[i] > 0 ? targets[i] * Math.log(targets[i]) : 0;
      }
      certainty.values()[row] = (float) sum;
    }
    return tape.sub(certainty, tape.rowSum(tape.mul(logs, target)));
  }

  @Override
  public void targetMeans(float[] targets, int rows, float[] into) {
    for (int row = 0; row < rows; row++) {
      double sum = 0;
      for (int i = 0; i < width; i++) {
        sum += targets[row * width + i] * atom(i);
      }
      into[row] = (float) sum;
    }
  }
}
