package org.plaudit.agents.onpolicy;

import org.plaudit.agents.learn.Means;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.agents.policy.ActionHead;

/**
 * PPO's objective with the sign of a loss (arXiv:1707.06347, eq. 7 and 9), as means over a
 * minibatch:
 *
 * <pre>-min(ratio A, clip(ratio, 1 - clip, 1 + clip) A) + value (R - V(s))² - entropy H(pi(.|s))
 * </pre>
 *
 * @param logRatio (rows, 1): log pi(a|s) - log pi_old(a|s)
 * @param ratio (rows, 1)
 * @param policy the clipped surrogate
 * @param value the squared error, before its weight
 * @param entropy in nats, before its weight
 * @param total what is minimised
 */
record ClippedSurrogate(
    Tensor logRatio, Tensor ratio, Tensor policy, Tensor value, Tensor entropy, Tensor total) {
  /** What {@link #report} adds to the means, in this order. */
  static final String[] MEASURED = {
    "policy_loss", "value_loss", "entropy", "approx_kl", "clip_fraction", "gradient_norm"
  };

  /**
   * @param now how likely the batch's actions are now
   * @param values (rows, 1): V of what was acted on
   * @param batch with advantages, returns and the log-probabilities of the policy that acted
   */
  static ClippedSurrogate of(
      Tape tape,
      ActionHead.Likelihood now,
      Tensor values,
      Batch batch,
      double clip,
      double valueWeight,
      double entropyWeight) {
    int rows = batch.rows;
    Tensor advantages = tape.input(rows, 1, batch.advantages, 0);
    Tensor old = tape.input(rows, 1, batch.logProbabilities, 0);
    Tensor logRatio = tape.sub(now.logProbability(), old);
    Tensor ratio = tape.exp(logRatio);
    Tensor clipped = tape.clip(ratio, 1 - clip, 1 + clip);
    Tensor gain = tape.minimum(tape.mul(ratio, advantages), tape.mul(clipped, advantages));
    Tensor policy = tape.neg(tape.mean(gain));
    Tensor returns = tape.input(rows, 1, batch.returns, 0);
    Tensor value = tape.mean(tape.square(tape.sub(values, returns)));
    Tensor entropy = tape.mean(now.entropy());
    Tensor weighed = tape.add(policy, tape.scale(value, valueWeight));
    Tensor total = tape.sub(weighed, tape.scale(entropy, entropyWeight));
    return new ClippedSurrogate(logRatio, ratio, policy, value, entropy, total);
  }

  /** Adds what was measured before the step to the means; the approximate KL divergence. */
  double report(int rows, double clip, double gradientNorm, Means means) {
    double kl = KlEstimator.K3.mean(logRatio.values(), rows);
    means.add(
        policy.item(),
        value.item(),
        entropy.item(),
        kl,
        Diagnostics.clipFraction(ratio.values(), rows, clip),
        gradientNorm);
    return kl;
  }
}
