package org.plaudit.agents.onpolicy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plaudit.agents.nn.Optimizer;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.ActionHead;
import org.plaudit.core.Saves;
import org.plaudit.core.learn.Metrics;

/**
 * The step of learners that use a lesson once: both networks look at it, somebody says how good
 * each action was, and the optimiser takes one step along the gradient of
 *
 * <pre>mean of -A log pi(a|s) + value (R - V(s))² - entropy H(pi(.|s))
 * </pre>
 *
 * with advantages A and returns R taken as constants.
 */
final class PolicyGradient implements Saves {
  private final ActorCritic<?, ?> networks;
  private final Optimizer optimizer;
  private final double valueWeight;
  private final double entropyWeight;
  private final double maxNorm;
  private final Tape tape;

  /** What the networks said about a batch; good until the next look. */
  record Look(Batch batch, ActionHead.Likelihood likelihood, Tensor value) {
    /** (rows) and perhaps more: V of what was acted on. */
    float[] values() {
      return value.values();
    }
  }

  /** Means over a batch; {@code total} is what is minimised. */
  record Losses(Tensor policy, Tensor value, Tensor entropy, Tensor total) {}

  PolicyGradient(
      ActorCritic<?, ?> networks,
      Optimizer optimizer,
      double valueWeight,
      double entropyWeight,
      double maxNorm) {
    this.networks = networks;
    this.optimizer = optimizer;
    this.valueWeight = valueWeight;
    this.entropyWeight = entropyWeight;
    this.maxNorm = maxNorm;
    this.tape = new Tape(networks.parameters());
  }

  /** Shows a batch to both networks. */
  Look look(Batch batch) {
    tape.reset();
    return look(tape, networks, batch);
  }

  static Look look(Tape tape, ActorCritic<?, ?> networks, Batch batch) {
    Tensor features = tape.input(batch.rows, networks.features(), batch.features, 0);
    return new Look(
        batch, networks.likelihood(tape, features, batch), networks.critic().value(tape, features));
  }

  /** The loss of what was looked at, whose advantages and returns are known by now. */
  static Losses losses(Tape tape, Look look, double valueWeight, double entropyWeight) {
    Batch batch = look.batch();
    Tensor advantages = tape.input(batch.rows, 1, batch.advantages, 0);
    Tensor returns = tape.input(batch.rows, 1, batch.returns, 0);
    Tensor logProbability = look.likelihood().logProbability();
    Tensor policy = tape.neg(tape.mean(tape.mul(logProbability, advantages)));
    Tensor value = tape.mean(tape.square(tape.sub(look.value(), returns)));
    Tensor entropy = tape.mean(look.likelihood().entropy());
    Tensor total =
        tape.sub(
            tape.add(policy, tape.scale(value, valueWeight)), tape.scale(entropy, entropyWeight));
    return new Losses(policy, value, entropy, total);
  }

  /**
   * One step of the optimiser on what was looked at last.
   *
   * @param name of the loss, for messages
   * @return {@code policy_loss}, {@code value_loss}, {@code entropy}, {@code gradient_norm} before
   *     clipping and {@code explained_variance}, all of before the step
   */
  Metrics step(String name, Look look, double learningRate) {
    Batch batch = look.batch();
    // Before the step, which is what the tape's buffers hold.
    double explained = Diagnostics.explainedVariance(look.values(), batch.returns);
    Losses losses = losses(tape, look, valueWeight, entropyWeight);
    tape.backward(name, losses.total());
    double norm = networks.parameters().clipGradients(maxNorm);
    optimizer.step(learningRate);
    // A map of its own: a number at a time would copy them all each time, after every few steps.
    Map<String, Double> measured = new LinkedHashMap<>();
    measured.put("policy_loss", (double) losses.policy().item());
    measured.put("value_loss", (double) losses.value().item());
    measured.put("entropy", (double) losses.entropy().item());
    measured.put("gradient_norm", norm);
    measured.put("explained_variance", explained);
    return new Metrics(measured);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    networks.save(out);
    optimizer.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    networks.load(in);
    optimizer.load(in);
  }
}
