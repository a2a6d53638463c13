package org.plaudit.agents.onpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Lstm;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.ActionHead;
import org.plaudit.agents.policy.Observations;
import org.plaudit.agents.policy.RecurrentNetworkPolicy;
import org.plaudit.core.Require;
import org.plaudit.core.Saves;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;

/**
 * A policy and a value function that remember: each is an LSTM of its own on the features, then
 * layers with tanh. Weights are orthogonal (gain 1 in the LSTM, else as in {@link ActorCritic}).
 *
 * <p>A memory holds the state of the policy's LSTM, then that of the value's: the policy that
 * explores walks both, so that experience tells where either stood at any step.
 */
final class RecurrentActorCritic<O, A> implements Saves {
  private final EnvSpec<O, A> spec;
  private final Observations layout;
  private final Parameters parameters = new Parameters();
  private final ActionHead head;
  private final Lstm actorMemory;
  private final Mlp actor;
  private final Lstm criticMemory;
  private final Mlp critic;

  /**
   * What the networks said about sequences.
   *
   * @param value (rows, 1): V of what was acted on
   * @param remembered (rows, 2 units): the state of the value's LSTM after each row
   */
  record Look(ActionHead.Likelihood likelihood, Tensor value, Tensor remembered) {}

  /**
   * @param units of each LSTM
   * @param hidden sizes of the layers that follow it, in each network
   * @param normalize whether observations are normalised by their running statistics
   */
  RecurrentActorCritic(
      EnvSpec<O, A> spec, int units, List<Integer> hidden, boolean normalize, Seed seed) {
    this.spec = spec;
    this.layout = Observations.of(spec, normalize);
    this.head = ActionHead.of(spec.actions(), parameters);
    var weights = seed.child("weights").generator();
    this.actorMemory =
        Lstm.orthogonal(parameters, "policy.memory", layout.features(), units, weights);
    this.actor = network("policy", units, hidden, head.outputs(), 0.01, weights);
    this.criticMemory =
        Lstm.orthogonal(parameters, "value.memory", layout.features(), units, weights);
    this.critic = network("value", units, hidden, 1, 1, weights);
  }

  private Mlp network(
      String name,
      int units,
      List<Integer> hidden,
      int outputs,
      double gain,
      RandomGenerator weights) {
    List<Integer> sizes = new ArrayList<>();
    sizes.add(units);
    sizes.addAll(hidden);
    sizes.add(outputs);
    Mlp.Shape shape = new Mlp.Shape(sizes, Activation.TANH, Activation.IDENTITY);
    return Mlp.orthogonal(parameters, name, shape, Math.sqrt(2), gain, weights);
  }

  /** What both networks learn, and the distribution's own. */
  Parameters parameters() {
    return parameters;
  }

  /** A frozen policy that draws its actions, and remembers for both networks. */
  Policy<O, A> exploring() {
    return new RecurrentNetworkPolicy<>(
        spec,
        layout.frozen(),
        List.of(actorMemory.frozen(), criticMemory.frozen()),
        actor.frozen(),
        head.frozen(),
        true);
  }

  /** A frozen policy that takes the most likely action, and remembers only what that needs. */
  Policy<O, A> greedy() {
    return new RecurrentNetworkPolicy<>(
        spec, layout.frozen(), List.of(actorMemory.frozen()), actor.frozen(), head.frozen(), false);
  }

  /**
   * Learns from a rollout what is normal, then reads what was acted on, one sequence a world.
   *
   * @throws IllegalArgumentException if the rollout does not tell what was remembered
   */
  Sequences read(Rollout rollout) {
    int memory = 2 * (actorMemory.units() + criticMemory.units());
    Require.that(
        rollout.memoryWidth() == memory,
        "experience holds %d remembered numbers a row, this learner needs %d. Maybe let its own"
            + " policy act, through a Memory.",
        rollout.memoryWidth(),
        memory);
    int rows = rollout.rows();
    layout.add(rollout.observations(), rows);
    float[] features = new float[rows * layout.features()];
    float[] masks = new float[rows * layout.choices()];
    layout.split(rollout.observations(), rows, features, masks);
    return Sequences.of(rollout, new Batch(rows, features, masks, rollout.actions()));
  }

  /** Shows sequences to both networks, as part of a loss. */
  Look look(Tape tape, Sequences sequences) {
    Batch batch = sequences.batch;
    Tensor features = tape.input(batch.rows, layout.features(), batch.features, 0);
    int split = 2 * actorMemory.units();
    int whole = split + 2 * criticMemory.units();
    Tensor memories = tape.input(sequences.count, whole, sequences.memories, 0);
    Tensor acting =
        actorMemory.forward(tape, features, tape.columns(memories, 0, split), sequences.resets);
    Tensor outputs = actor.forward(tape, actorMemory.output(tape, acting));
    Tensor judging =
        criticMemory.forward(
            tape, features, tape.columns(memories, split, whole), sequences.resets);
    return new Look(
        head.likelihood(tape, outputs, batch.actions, batch.masks),
        critic.forward(tape, criticMemory.output(tape, judging)),
        judging);
  }

  /**
   * (rows): V of what followed each row, in the same episode even where it ended, and with all in
   * mind that was seen up to there.
   *
   * @param remembered by the value's LSTM after each row
   */
  float[] nextValues(Rollout rollout, Tensor remembered) {
    int rows = rollout.rows();
    int units = criticMemory.units();
    float[] features = new float[rows * layout.features()];
    layout.split(rollout.next(), rows, features, new float[rows * layout.choices()]);
    float[] states = Arrays.copyOf(remembered.values(), rows * 2 * units);
    float[] hidden = new float[rows * units];
    criticMemory.frozen().step(features, 0, rows, states, 0, 2 * units, hidden, 0);
    float[] values = new float[rows];
    critic.frozen().forward(hidden, 0, rows, values, 0);
    return values;
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
