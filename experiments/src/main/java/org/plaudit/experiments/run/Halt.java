package org.plaudit.experiments.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.plaudit.experiments.config.StopRule;
import org.plaudit.experiments.store.Journal;
import org.plaudit.experiments.store.Metric;

/** Whether a part is to stop before its time; read from its journal alone. */
final class Halt {
  private Halt() {}

  /** Why; empty if it is to go on. */
  static Optional<String> reason(StopRule rule, Journal journal) {
    OptionalDouble kl = journal.latest("policy.kl");
    if (kl.isPresent() && kl.getAsDouble() > rule.kl()) {
      return Optional.of(
          "the policy is %.3g nats from the first one, more than stop.kl (%s)"
              .formatted(kl.getAsDouble(), rule.kl()));
    }
    int fooled = fooled(values(journal, "evaluate.return"), values(journal, "evaluate.proxy"));
    return rule.patience() > 0 && fooled >= rule.patience()
        ? Optional.of(
            "the learned return rose to a new best %d times in a row and the true return did not"
                .formatted(fooled))
        : Optional.empty();
  }

  /** Of the last evaluations, in how many only the proxy reached a new best. */
  private static int fooled(List<Double> truth, List<Double> proxy) {
    int fooled = 0;
    double bestTruth = Double.NEGATIVE_INFINITY;
    double bestProxy = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < Math.min(truth.size(), proxy.size()); i++) {
      boolean risen = truth.get(i) > bestTruth;
      fooled = risen ? 0 : fooled + (proxy.get(i) > bestProxy ? 1 : 0);
      bestTruth = Math.max(bestTruth, truth.get(i));
      bestProxy = Math.max(bestProxy, proxy.get(i));
    }
    return fooled;
  }

  private static List<Double> values(Journal journal, String name) {
    return journal.metrics().stream()
        .filter(metric -> metric.name().equals(name))
        .map(Metric::value)
        .toList();
  }
}
