package org.plaudit.experiments.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.plaudit.core.Saves;
import org.plaudit.core.feedback.Budget;
import org.plaudit.core.feedback.Spent;
import org.plaudit.core.learn.Metrics;

/** What people's answers have cost so far, and whether there is anything left to pay with. */
final class Costs implements Saves {
  private final Budget budget;
  private Spent spent = Spent.nothing();

  Costs(Budget budget) {
    this.budget = budget;
  }

  /** Why nobody may be asked any more; empty if somebody may. */
  Optional<String> obstacle() {
    // How long an answer takes is only known when it has been given.
    return budget
        .obstacle(spent, 0)
        .map(
            why ->
                "people's budget is spent: %.0f seconds, %.2f in money"
                    .formatted(spent.seconds(), spent.money()));
  }

  /** Whoever stays silent is paid for the time, but there is no answer to pay for. */
  void pay(Reply reply) {
    Budget due = reply.given() ? budget : Budget.unlimited().paying(budget.wage(), 0);
    Spent cost = due.cost(reply.seconds());
    spent = spent.and(cost);
  }

  /** Nothing where nobody counts. */
  Metrics report() {
    Metrics metrics = Metrics.none();
    metrics = spent.seconds() > 0 ? metrics.and("feedback.seconds", spent.seconds()) : metrics;
    return spent.money() > 0 ? metrics.and("feedback.money", spent.money()) : metrics;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeLong(spent.answers());
    out.writeDouble(spent.seconds());
    out.writeDouble(spent.money());
  }

  @Override
  public void load(DataInput in) throws IOException {
    spent = new Spent(in.readLong(), in.readDouble(), in.readDouble());
  }
}
