package org.plaudit.agents.oracle;

import java.util.List;
import java.util.Optional;
import org.plaudit.core.feedback.Yardstick;
import org.plaudit.core.trace.Ledger;
import org.plaudit.core.trace.Segment;

/**
 * Whoever wants what the task rewards: R = sum over t of discount^(T-1-t) r_t. A myopic one forgets
 * how a segment began.
 */
final class TrueReturn<O, A> implements Taste<O, A> {
  private final Ledger ledger;
  private final double discount;
  private final Yardstick yardstick;
  private final Optional<Measures<O, A>> measures;

  /**
   * @param measures tell objectives apart; without them all is one
   */
  TrueReturn(
      Ledger ledger, double discount, Yardstick yardstick, Optional<Measures<O, A>> measures) {
    this.ledger = ledger;
    this.discount = discount;
    this.yardstick = yardstick;
    this.measures = measures;
  }

  /** Of plain rewards, without forgetting any. */
  static double total(List<Double> rewards) {
    double sum = 0;
    for (double reward : rewards) {
      sum += reward;
    }
    return sum;
  }

  @Override
  public double[] worths(List<Segment<O, A>> shown) {
    double[] worths = new double[shown.size()];
    for (int i = 0; i < worths.length; i++) {
      worths[i] = discountedReturn(shown.get(i));
    }
    return worths;
  }

  private double discountedReturn(Segment<O, A> segment) {
    double sum = 0;
    for (double reward : ledger.rewards(segment.id())) {
      // Horner's scheme: the last step ends up with weight 1.
      sum = sum * discount + reward;
    }
    return sum;
  }

  @Override
  public double place(Segment<O, A> segment) {
    double weights = 0;
    for (int t = 0; t < segment.length(); t++) {
      weights = weights * discount + 1;
    }
    return yardstick.place(discountedReturn(segment) / weights);
  }

  @Override
  public double place(Segment<O, A> segment, String about) {
    int named = measures.map(known -> known.names().indexOf(about)).orElse(-1);
    return named < 0 ? place(segment) : measures.orElseThrow().places(segment, 0)[named];
  }

  @Override
  public boolean wantsTheTask() {
    return true;
  }

  @Override
  public double lastPlace(Segment<O, A> segment) {
    List<Double> rewards = ledger.rewards(segment.id());
    return yardstick.place(rewards.get(rewards.size() - 1));
  }
}
