package org.plaudit.experiments.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.reward.Selector;
import org.plaudit.core.trace.Segment;
import org.plaudit.experiments.config.Asking;
import org.plaudit.experiments.config.FeedbackConfig;

/**
 * One kind of question that a part asks, again and again. Questions that fall due before there are
 * segments enough stay owed until there are.
 */
final class Stream<O, A> implements Saves {
  private static final int MOST_CANDIDATES = 10_000;

  private final int number;
  private final Asking asking;
  private final Selector selector;
  private int owed;
  private int left;

  /**
   * @param number among the part's streams, counted from 0
   */
  Stream(int number, FeedbackConfig config, Catalog catalog) {
    this.number = number;
    this.asking = config.asking();
    this.selector = config.select().create(catalog.selectors());
    this.left = asking.budget();
  }

  int number() {
    return number;
  }

  Asking asking() {
    return asking;
  }

  boolean watches() {
    return asking.query() == Asking.Kind.WATCH;
  }

  boolean demonstrates() {
    return asking.query() == Asking.Kind.DEMONSTRATE;
  }

  /** Whether it needs segments to choose among. */
  boolean chooses() {
    return !watches() && !demonstrates();
  }

  /** Questions that fell due and were not asked yet. */
  int owed() {
    return owed;
  }

  void due(int more) {
    owed += more;
  }

  /** Answers that may still be wanted of somebody who watches. */
  int left() {
    return left;
  }

  void spend() {
    left--;
  }

  /**
   * What is shown in each of the questions that are owed, as far as there is enough to show.
   *
   * @param here the seed of this round
   * @param drawn gets the segments that were chosen among
   */
  List<List<Segment<O, A>>> choose(
      Candidates<O, A> candidates, RewardModel<O, A> model, Seed here, List<Segment<O, A>> drawn) {
    Seed own = number == 0 ? here : here.child("stream").child(number);
    int wanted = (int) Math.min(MOST_CANDIDATES, (long) owed * asking.candidates());
    drawn.addAll(candidates.draw(wanted, asking.segment(), own.child("draw").generator()));
    List<List<Segment<O, A>>> shown =
        drawn.size() < asking.shown()
            ? List.of()
            : selector.select(drawn, owed, asking.shown(), model, own.child("select").generator());
    return new ArrayList<>(shown);
  }

  /** So many of the questions that are owed have been asked. */
  void asked(int number) {
    owed -= number;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(owed);
    out.writeInt(left);
  }

  @Override
  public void load(DataInput in) throws IOException {
    owed = in.readInt();
    left = in.readInt();
  }
}
