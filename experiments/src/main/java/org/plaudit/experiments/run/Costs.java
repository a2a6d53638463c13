package org.plaudit.experiments.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.plaudit.core.Saves;
import org.plaudit.core.learn.Metrics;
import org.plaudit.experiments.config.Raters;

/** What people's answers have cost so far, and whether there is anything left to pay with. */
final class Costs implements Saves {
  private final Raters raters;
  private double seconds;
  private double money;

  Costs(Raters raters) {
    this.raters = raters;
  }

  /** Whether one more answer may be asked for: nobody knows before what it will cost. */
  boolean afford() {
    return seconds < raters.seconds() && money < raters.money();
  }

  void pay(Reply reply) {
    seconds += reply.seconds();
    money += reply.seconds() / 3600 * raters.wage() + (reply.given() ? raters.price() : 0);
  }

  /** Nothing where nobody counts. */
  Metrics report() {
    Metrics metrics = Metrics.none();
    metrics = seconds > 0 ? metrics.and("feedback.seconds", seconds) : metrics;
    return money > 0 ? metrics.and("feedback.money", money) : metrics;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(seconds);
    out.writeDouble(money);
  }

  @Override
  public void load(DataInput in) throws IOException {
    seconds = in.readDouble();
    money = in.readDouble();
  }
}
