package org.plaudit.agents.onpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.ActionHead;
import org.plaudit.agents.policy.NetworkPolicy;
import org.plaudit.agents.policy.Observations;
import org.plaudit.core.Saves;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;

/**
 * A policy and a value function as two networks of the same shape, with tanh within and orthogonal
 * initial weights (gains sqrt(2), 0.01 for the policy's last layer and 1 for the value's:
 * arXiv:2006.05990), and the layout by which both read the world.
 */
final class ActorCritic<O, A> implements Saves {
  private final EnvSpec<O, A> spec;
  private final Observations layout;
  private final Parameters parameters = new Parameters();
  private final ActionHead head;
  private final Mlp actor;
  private final Critic critic;
  private final Tape judging = new Tape();

  /**
   * @param hidden sizes of the hidden layers, of each network
   * @param normalize whether observations are normalised by their running statistics
   */
  ActorCritic(EnvSpec<O, A> spec, List<Integer> hidden, boolean normalize, Seed seed) {
    this.spec = spec;
    this.layout = Observations.of(spec, normalize);
    this.head = ActionHead.of(spec.actions(), parameters);
    var weights = seed.child("weights").generator();
    this.actor =
        Mlp.orthogonal(
            parameters,
            "policy",
            shape(layout.features(), hidden, head.outputs()),
            Math.sqrt(2),
            0.01,
            weights);
    this.critic = new Critic(parameters, layout, hidden, weights);
  }

  /** A network with tanh within and a linear end. */
  static Mlp.Shape shape(int inputs, List<Integer> hidden, int outputs) {
    return Mlp.Shape.of(Activation.TANH, inputs, hidden, outputs);
  }

  /** What both networks learn, and the distribution's own. */
  Parameters parameters() {
    return parameters;
  }

  /** Numbers in one row of features. */
  int features() {
    return layout.features();
  }

  /** A frozen policy that draws its actions. */
  Policy<O, A> exploring() {
    return policy(true);
  }

  /** A frozen policy that takes the most likely action. */
  Policy<O, A> greedy() {
    return policy(false);
  }

  private Policy<O, A> policy(boolean exploring) {
    return new NetworkPolicy<>(spec, layout.frozen(), actor.frozen(), head.frozen(), exploring);
  }

  /** Learns from a rollout what is normal, then reads what was acted on. */
  Batch read(Rollout rollout) {
    int rows = rollout.rows();
    layout.add(rollout.observations(), rows);
    float[] features = new float[rows * layout.features()];
    float[] masks = new float[rows * layout.choices()];
    layout.split(rollout.observations(), rows, features, masks);
    return new Batch(rows, features, masks, rollout.actions());
  }

  /** The value function. */
  Critic critic() {
    return critic;
  }

  /** (rows): of the actions taken, under the policy of this moment, in nats. */
  float[] logProbabilities(Batch batch) {
    judging.reset();
    Tensor features = judging.input(batch.rows, layout.features(), batch.features, 0);
    return Arrays.copyOf(
        likelihood(judging, features, batch).logProbability().values(), batch.rows);
  }

  /**
   * How likely the batch's actions are, as part of a loss.
   *
   * @param features (rows, features), those of the batch
   */
  ActionHead.Likelihood likelihood(Tape tape, Tensor features, Batch batch) {
    return head.likelihood(tape, actor.forward(tape, features), batch.actions, batch.masks);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    parameters.save(out);
    layout.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    parameters.load(in);
    layout.load(in);
  }
}
