package org.plaudit.experiments.report;

import java.util.List;

/**
 * A measured number that tells whether learning is healthy.
 *
 * @param metric its name in the metrics
 * @param meaning a sentence: what is normal, what is not
 */
record Diagnostic(String metric, String title, String meaning) {

  /** In the order in which they are shown. */
  private static final List<Diagnostic> KNOWN =
      List.of(
          new Diagnostic(
              "reward.heldout_accuracy",
              "held-out accuracy",
              "Share of comparisons that the reward model never saw and still predicts. One half is"
                  + " guessing; a teacher who errs keeps it below one."),
          new Diagnostic(
              "reward.heldout_loss",
              "held-out loss",
              "Cross-entropy on comparisons that the reward model never saw; guessing gives 0.69."
                  + " If it rises while the training loss falls, the model memorises."),
          new Diagnostic(
              "reward.heldout_segments_accuracy",
              "accuracy on held-out segments",
              "Share of comparisons about segments that were kept from the reward model altogether."),
          new Diagnostic(
              "reward.heldout_raters_accuracy",
              "accuracy on held-out raters",
              "Share of the comparisons by raters who were kept from the reward model altogether: low"
                  + " where people differ."),
          new Diagnostic(
              "reward.accuracy",
              "training accuracy",
              "Share of the comparisons it was fitted to that the reward model predicts."),
          new Diagnostic(
              "reward.correlation",
              "reward correlation",
              "How well the learned reward agrees with the true one; 1 is a perfect agreement."),
          new Diagnostic(
              "reward.ordering",
              "agreement in order",
              "Share of pairs of steps that the learned reward puts in the order of the true one;"
                  + " one half is guessing."),
          new Diagnostic(
              "reward.epic",
              "EPIC distance",
              "How far the learned reward is from the true one over all states and actions, whatever its"
                  + " unit: 0 is the same, 0.71 unrelated, 1 the opposite (arXiv:2006.13900, discount"
                  + " 0.99)."),
          new Diagnostic(
              "reward.heldout_calibration_error",
              "calibration error",
              "How far the model's confidence is from how often it is right, on comparisons it"
                  + " never saw; 0 is honest."),
          new Diagnostic(
              "policy.kl",
              "KL from the first policy",
              "How far the policy has moved from its beginning, in nats per action. The farther,"
                  + " the less a learned reward can be trusted."),
          new Diagnostic(
              "learner.approx_kl",
              "approximate KL",
              "How far one update moves the policy, in nats. Spikes above about 0.05 mean that the"
                  + " updates are too large."),
          new Diagnostic(
              "learner.clip_fraction",
              "clip fraction",
              "Share of probability ratios that were clipped, in [0, 1]."),
          new Diagnostic(
              "learner.entropy",
              "policy entropy",
              "How undecided the policy is, in nats. It should fall, but not at once."),
          new Diagnostic(
              "learner.explained_variance",
              "explained variance",
              "How much of the returns the value network foresees: 1 is all, 0 or less is nothing."),
          new Diagnostic("learner.value_loss", "value loss", "Squared error of the value network."),
          new Diagnostic(
              "learner.gradient_norm",
              "gradient norm",
              "Length of the gradient before clipping; explosions show here first."));

  /** Those that the run has measured. */
  static List<Diagnostic> of(RunData run) {
    return KNOWN.stream().filter(known -> run.metrics().has(known.metric())).toList();
  }
}
