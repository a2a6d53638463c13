package org.plaudit.experiments.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.plaudit.experiments.store.Metric;

/**
 * A measured number that tells whether learning is healthy.
 *
 * @param metric its name in the metrics
 * @param meaning a sentence: what is normal, what is not
 */
record Diagnostic(String metric, String title, String meaning) {

  /** By the last part of their names, in the order in which they are shown. */
  private static final List<Diagnostic> KNOWN =
      List.of(
          new Diagnostic(
              "reward_heldout_accuracy",
              "held-out accuracy",
              "Share of comparisons that the reward model never saw and still predicts. One half is"
                  + " guessing; a teacher who errs keeps it below one."),
          new Diagnostic(
              "reward_heldout_loss",
              "held-out loss",
              "Cross-entropy on comparisons that the reward model never saw; guessing gives 0.69."
                  + " If it rises while the training loss falls, the model memorises."),
          new Diagnostic(
              "reward_accuracy",
              "training accuracy",
              "Share of the comparisons it was fitted to that the reward model predicts."),
          new Diagnostic(
              "correlation",
              "reward correlation",
              "How well the learned reward agrees with the true one; 1 is a perfect agreement."),
          new Diagnostic(
              "approx_kl",
              "approximate KL",
              "How far one update moves the policy, in nats. Spikes above about 0.05 mean that the"
                  + " updates are too large."),
          new Diagnostic(
              "clip_fraction",
              "clip fraction",
              "Share of probability ratios that were clipped, in [0, 1]."),
          new Diagnostic(
              "entropy",
              "policy entropy",
              "How undecided the policy is, in nats. It should fall, but not at once."),
          new Diagnostic(
              "explained_variance",
              "explained variance",
              "How much of the returns the value network foresees: 1 is all, 0 or less is nothing."),
          new Diagnostic("value_loss", "value loss", "Squared error of the value network."),
          new Diagnostic(
              "gradient_norm",
              "gradient norm",
              "Length of the gradient before clipping; explosions show here first."));

  /** Those that the run has measured. */
  static List<Diagnostic> of(RunData run) {
    Set<String> names = new LinkedHashSet<>();
    run.metrics().stream().map(Metric::name).forEach(names::add);
    List<Diagnostic> found = new ArrayList<>();
    for (Diagnostic known : KNOWN) {
      for (String name : names) {
        if (name.equals(known.metric()) || name.endsWith("." + known.metric())) {
          found.add(new Diagnostic(name, known.title(), known.meaning()));
        }
      }
    }
    return found;
  }
}
