package org.plaudit.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plaudit.experiments.config.StopRule;
import org.plaudit.experiments.store.Journal;
import org.plaudit.experiments.store.PartId;

class HaltTest {
  private final Journal journal = new Journal(new PartId("arm", 1));

  private void evaluated(double truth, double proxy) {
    journal.measured(journal.metrics().size(), "evaluate.return", truth);
    journal.measured(journal.metrics().size(), "evaluate.proxy", proxy);
  }

  @Test
  void nothingStopsByDefault() {
    journal.measured(1, "policy.kl", 1e9);
    evaluated(5, 1);
    evaluated(1, 2);
    evaluated(0, 3);
    assertThat(Halt.reason(StopRule.never(), journal)).isEmpty();
  }

  @Test
  void tooFarFromTheFirstPolicyIsTooFar() {
    StopRule rule = new StopRule(2, 0);
    journal.measured(1, "policy.kl", 1.9);
    assertThat(Halt.reason(rule, journal)).isEmpty();
    journal.measured(2, "policy.kl", 2.1);
    assertThat(Halt.reason(rule, journal)).hasValueSatisfying(w -> assertThat(w).contains("2.10"));
  }

  @Test
  void onlyProxiesThatRiseAloneCount() {
    StopRule rule = new StopRule(Double.POSITIVE_INFINITY, 2);
    evaluated(1, 1);
    evaluated(0, 2);
    // The proxy is not at its best here: nobody is fooled.
    evaluated(0, 1.5);
    assertThat(Halt.reason(rule, journal)).isEmpty();
    evaluated(0.5, 3);
    assertThat(Halt.reason(rule, journal)).isPresent();
    // A new best of the truth makes good for everything.
    evaluated(2, 4);
    assertThat(Halt.reason(rule, journal)).isEmpty();
  }
}
