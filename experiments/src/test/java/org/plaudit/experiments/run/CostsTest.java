package org.plaudit.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plaudit.core.feedback.Budget;
import org.plaudit.core.feedback.Feedback;

class CostsTest {
  private final Costs costs = new Costs(Budget.unlimited().paying(36, 2).money(5));

  private static Reply reply(boolean given, double seconds) {
    return new Reply(
        "ann",
        given ? new Feedback.Comment("good") : new Feedback.Abstention("cannot tell"),
        seconds,
        0);
  }

  @Test
  void silenceCostsTimeButNoAnswer() {
    costs.pay(reply(false, 100));
    assertThat(costs.report().values())
        .containsEntry("feedback.seconds", 100.0)
        .containsEntry("feedback.money", 1.0);
    costs.pay(reply(true, 100));
    assertThat(costs.report().values()).containsEntry("feedback.money", 4.0);
  }

  @Test
  void nobodyIsAskedOnceTheMoneyIsGone() {
    assertThat(costs.obstacle()).isEmpty();
    costs.pay(reply(true, 0));
    assertThat(costs.obstacle()).isEmpty();
    costs.pay(reply(true, 100));
    assertThat(costs.obstacle()).hasValueSatisfying(why -> assertThat(why).contains("5.00"));
  }
}
