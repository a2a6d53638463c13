package org.plaudit.experiments.report;

import java.util.List;
import org.plaudit.experiments.config.Arm;
import org.plaudit.experiments.plot.Curve;
import org.plaudit.experiments.plot.Scores;
import org.plaudit.experiments.stats.Interval;
import org.plaudit.experiments.store.PartId;

/**
 * One arm of one run, as far as it got.
 *
 * @param label tells it apart in the page at hand: the arm's name, with the run's where there are
 *     several
 * @param place among all contenders of the page, from 0
 * @param colour from 0; where an arm runs in several worlds, it has the same in each
 * @param finals one a seed, at least one, in the order of the seeds
 * @param sure their interquartile mean, with its 95 % interval
 * @param answers what was asked, of all seeds together
 * @param steps of training of one seed
 */
public record Contender(
    String label,
    int place,
    int colour,
    Arm arm,
    List<Final> finals,
    Interval sure,
    AnswerCount answers,
    long steps) {
  /**
   * The last evaluation of one seed.
   *
   * @param step of training at which it was made
   * @param value mean true return
   */
  public record Final(long seed, long step, double value) {}

  public Contender {
    finals = List.copyOf(finals);
  }

  /** Its parts that were evaluated, in the order of the seeds. */
  List<PartId> parts() {
    return finals.stream().map(end -> new PartId(arm.name(), end.seed())).toList();
  }

  /** In the order of the seeds. */
  public List<Double> values() {
    return finals.stream().map(Final::value).toList();
  }

  Contender called(String other, int elsewhere) {
    return new Contender(other, elsewhere, elsewhere, arm, finals, sure, answers, steps);
  }

  /** The same under its arm's name and in its arm's colour, for a world's own section. */
  Contender within(String name, int shared) {
    return new Contender(name, place, shared, arm, finals, sure, answers, steps);
  }

  Scores scores() {
    return new Scores(
        label,
        colour,
        sure,
        finals.stream().map(end -> new Scores.Dot(end.seed(), end.value())).toList());
  }

  Curve curve(List<Curve.Point> points) {
    return new Curve(label, colour, points);
  }
}
