package org.plaudit.agents.onpolicy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.agents.nn.FrozenMlp;
import org.plaudit.agents.policy.ActionHead;
import org.plaudit.agents.policy.Observations;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Policy;

/**
 * Frozen candidates that act side by side, each by its most likely action: row i of a batch with as
 * many rows as candidates is acted on by candidate i, and so world i of a rollout belongs to
 * candidate i. Where nobody says whose turn it is, in batches of other sizes and for single
 * observations, a candidate is drawn for each.
 */
final class PopulationPolicy<O, A> implements Policy<O, A>, BatchPolicy {
  private static final float[] NO_MASK = {};

  private final EnvSpec<O, A> spec;
  private final Observations layout;
  private final List<FrozenMlp> candidates;
  private final ActionHead.Sampler head;

  /**
   * @param layout how to read an observation; must not change any more
   */
  PopulationPolicy(
      EnvSpec<O, A> spec,
      Observations layout,
      List<FrozenMlp> candidates,
      ActionHead.Sampler head) {
    this.spec = spec;
    this.layout = layout;
    this.candidates = List.copyOf(candidates);
    this.head = head;
  }

  @Override
  public A act(O observation, RandomGenerator rng) {
    float[] seen = new float[spec.observations().width()];
    float[] action = new float[spec.actions().width()];
    spec.observations().write(observation, seen, 0);
    act(seen, 1, action, rng);
    return spec.actions().read(action, 0);
  }

  @Override
  public void act(float[] observations, int rows, float[] actions, RandomGenerator rng) {
    int inputs = layout.features();
    int choices = layout.choices();
    int outputs = candidates.get(0).shape().outputs();
    int width = spec.actions().width();
    float[] features = new float[rows * inputs];
    float[] allMasks = new float[rows * choices];
    float[] masks = choices == 0 ? NO_MASK : allMasks;
    float[] output = new float[outputs];
    layout.split(observations, rows, features, allMasks);
    for (int row = 0; row < rows; row++) {
      int candidate = rows == candidates.size() ? row : rng.nextInt(candidates.size());
      candidates.get(candidate).forward(features, row * inputs, 1, output, 0);
      head.mode(output, 0, masks, row * choices, actions, row * width);
    }
  }
}
