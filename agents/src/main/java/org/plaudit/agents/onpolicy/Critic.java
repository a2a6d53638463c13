package org.plaudit.agents.onpolicy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.Observations;
import org.plaudit.core.env.Ending;
import org.plaudit.core.trace.Rollout;

/** A network that says what is to be expected: the value function V. */
final class Critic {
  private final Observations layout;
  private final Mlp network;
  private final Tape judging = new Tape();

  /**
   * @param parameters receive the network's, under names that begin with {@code value}
   * @param layout how it reads an observation
   */
  Critic(
      Parameters parameters, Observations layout, List<Integer> hidden, RandomGenerator weights) {
    this.layout = layout;
    this.network =
        Mlp.orthogonal(
            parameters,
            "value",
            ActorCritic.shape(layout.features(), hidden, 1),
            Math.sqrt(2),
            1,
            weights);
  }

  /** V as part of a loss, (rows, features) -> (rows, 1). */
  Tensor value(Tape tape, Tensor features) {
    return network.forward(tape, features);
  }

  /** (rows): V of what was acted on. */
  float[] values(Batch batch) {
    return values(batch.features, batch.rows);
  }

  /** (rows): V of what followed each row, in the same episode even where it ended. */
  float[] nextValues(Rollout rollout) {
    int rows = rollout.rows();
    float[] features = new float[rows * layout.features()];
    layout.split(rollout.next(), rows, features, new float[rows * layout.choices()]);
    return values(features, rows);
  }

  private float[] values(float[] features, int rows) {
    float[] values = new float[rows];
    network.frozen().forward(features, 0, rows, values, 0);
    return values;
  }

  /**
   * The same where {@code values}, V of what was acted on, is known: what followed a row within its
   * episode is what the next row acted on, so that only what followed a cut is left to be judged.
   * What followed a termination counts for nothing and stays 0.
   *
   * @param values (rows)
   */
  float[] nextValues(Rollout rollout, float[] values) {
    int rows = rollout.rows();
    int worlds = rollout.worlds();
    int width = rollout.observationWidth();
    float[] nextValues = new float[rows];
    int[] cuts = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      Ending ending = rollout.ending(row);
      if (!ending.over() && row + worlds < rows) {
        nextValues[row] = values[row + worlds];
      } else if (ending != Ending.TERMINATED) {
        cuts[count++] = row;
      }
    }
    if (count > 0) {
      float[] seen = new float[count * width];
      for (int i = 0; i < count; i++) {
        System.arraycopy(rollout.next(), cuts[i] * width, seen, i * width, width);
      }
      judging.reset();
      Tensor features = judging.input(count, layout.features());
      layout.split(seen, count, features.values(), new float[count * layout.choices()]);
      float[] judged = network.forward(judging, features).values();
      for (int i = 0; i < count; i++) {
        nextValues[cuts[i]] = judged[i];
      }
    }
    return nextValues;
  }
}
