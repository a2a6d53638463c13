package org.plaudit.agents.reward;

import java.util.List;
import org.plaudit.agents.nn.Parameter;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.core.feedback.Feedback.Preference.Choice;

/**
 * Answers to comparisons by the model of Bradley and Terry: P(first) = sigmoid(d), d the first
 * segment's return less the second's. First and second may have been exchanged by mistake, in this
 * order: the two are compared, the answer is mistaken, and before all that both may have been bad.
 *
 * <p>Its sums are d and, where something needs it, the two returns' sum.
 */
final class ComparisonCriterion implements Criterion {
  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final int TIE = 2;
  private static final int BOTH_BAD = 3;

  /** Below it a probability is not told from 0. */
  private static final double LEAST = 1e-12;

  /** The same where numbers are floats. */
  private static final double LEAST_FLOAT = 1e-6;

  private final Options options;
  private final List<Parameter> tie;
  private final List<Parameter> threshold;

  /**
   * What is made of answers.
   *
   * @param mistake chance that first and second were exchanged, in [0, 0.5)
   * @param smoothing share of each answer given to all answers alike, in [0, 1)
   * @param margin nats by which what is chosen with strength 1 is to be better, at least 0
   * @param centring weight of the square of the two returns' sum
   */
  record Options(
      double mistake,
      double smoothing,
      double margin,
      double centring,
      Ties ties,
      BothBad bothBad) {
    static Options plain(double mistake) {
      return new Options(mistake, 0, 0, 0, Ties.HALF, BothBad.TIE);
    }

    boolean readsSum() {
      return centring > 0 || bothBad == BothBad.DOWN;
    }
  }

  /** Adds to {@code parameters} what it learns besides the rewards: nothing, unless asked to. */
  ComparisonCriterion(Options options, Parameters parameters) {
    this.options = options;
    this.tie = options.ties() == Ties.HALF ? List.of() : List.of(parameters.add("tie", 1, 1));
    this.threshold =
        options.bothBad() == BothBad.DOWN ? List.of(parameters.add("threshold", 1, 1)) : List.of();
  }

  /** A choice as the answer of a judgement. */
  static int answer(Choice choice) {
    return switch (choice) {
      case FIRST -> FIRST;
      case SECOND -> SECOND;
      case TIE -> TIE;
      case BOTH_BAD -> BOTH_BAD;
    };
  }

  @Override
  public int sums(List<Judged> batch) {
    return options.readsSum() ? 2 : 1;
  }

  @Override
  public float weight(Judged judged, int segment, int column) {
    return segment == 0 || column == 1 ? 1 : -1;
  }

  @Override
  public Tensor loss(Tape tape, Tensor sums, List<Judged> batch) {
    Tensor d = options.readsSum() ? tape.columns(sums, 0, 1) : sums;
    Tensor likelihood = compared(tape, d, batch);
    if (options.bothBad() == BothBad.DOWN) {
      likelihood = acceptable(tape, d, tape.columns(sums, 1, 2), likelihood, batch);
    }
    Tensor loss = tape.neg(tape.mean(likelihood));
    if (options.centring() > 0) {
      // Rewards are known up to a constant only; this one is 0 (arXiv:2312.09244, eq. 2).
      Tensor sum = tape.columns(sums, 1, 2);
      loss = tape.add(loss, tape.scale(tape.mean(tape.square(sum)), options.centring()));
    }
    return loss;
  }

  /** log P of what came of comparing, (B, 1) -> (B, 1). */
  Tensor compared(Tape tape, Tensor d, List<Judged> batch) {
    Tensor margin = d;
    if (options.margin() > 0) {
      // The chosen one has to be better by this much (arXiv:2307.09288, eq. 2).
      margin = tape.sub(d, lead(tape, batch));
    }
    return switch (options.ties()) {
      case HALF -> {
        Tensor ofFirst = logProbability(tape, margin);
        Tensor ofSecond = logProbability(tape, tape.neg(margin));
        yield likelihood(tape, ofFirst, ofSecond, targets(tape, batch));
      }
      case RAO_KUPPER -> {
        Tensor delta = tape.softplus(tape.parameter(tie.get(0)));
        Tensor first = tape.logSigmoid(tape.sub(margin, delta));
        Tensor second = tape.logSigmoid(tape.sub(tape.neg(margin), delta));
        // P(tie) = (e^(2 delta) - 1) P(first) P(second)
        Tensor excess =
            tape.log(tape.clip(tape.scale(tape.exp(tape.scale(delta, 2)), 1, -1), 1e-6, 1e9));
        yield outcomes(tape, first, second, tape.add(tape.add(first, second), excess), batch);
      }
      case DAVIDSON -> {
        Tensor half = tape.scale(margin, 0.5);
        Tensor nu = tape.add(tape.input(batch.size(), 1), tape.parameter(tie.get(0)));
        Tensor logits = tape.concat(tape.concat(half, tape.neg(half)), nu);
        Tensor log = tape.logSoftmax(logits);
        yield outcomes(
            tape, tape.columns(log, 0, 1), tape.columns(log, 1, 2), tape.columns(log, 2, 3), batch);
      }
    };
  }

  /** y log p + (1 - y) log q, all (B, 1). */
  static Tensor likelihood(Tape tape, Tensor ofFirst, Tensor ofSecond, Tensor targets) {
    return tape.add(ofSecond, tape.mul(targets, tape.sub(ofFirst, ofSecond)));
  }

  /** log of (1 - m) sigmoid(x) + m (1 - sigmoid(x)), m the chance of a mistake. */
  private Tensor logProbability(Tape tape, Tensor x) {
    double m = options.mistake();
    return m == 0 ? tape.logSigmoid(x) : tape.log(tape.scale(tape.sigmoid(x), 1 - 2 * m, m));
  }

  /** log P of what was answered, where a tie is an outcome of its own; all (B, 1). */
  private Tensor outcomes(
      Tape tape, Tensor meansFirst, Tensor meansSecond, Tensor ofTie, List<Judged> batch) {
    Tensor ofFirst = mistaken(tape, meansFirst, meansSecond);
    Tensor ofSecond = mistaken(tape, meansSecond, meansFirst);
    Tensor first = tape.input(batch.size(), 1);
    Tensor second = tape.input(batch.size(), 1);
    Tensor even = tape.input(batch.size(), 1);
    for (int i = 0; i < batch.size(); i++) {
      int answer = batch.get(i).answer();
      first.values()[i] = share(answer == FIRST);
      second.values()[i] = share(answer == SECOND);
      even.values()[i] = share(answer == TIE || answer == BOTH_BAD);
    }
    Tensor decided = tape.add(tape.mul(ofFirst, first), tape.mul(ofSecond, second));
    return tape.add(decided, tape.mul(ofTie, even));
  }

  /** What one of three outcomes counts. */
  private float share(boolean came) {
    double all = options.smoothing() / 3;
    return (float) (came ? 1 - options.smoothing() + all : all);
  }

  private Tensor mistaken(Tape tape, Tensor meant, Tensor other) {
    double m = options.mistake();
    return m == 0
        ? meant
        : tape.log(tape.add(tape.scale(tape.exp(meant), 1 - m), tape.scale(tape.exp(other), m)));
  }

  /** Before two segments are compared, both may be found bad; all (B, 1). */
  private Tensor acceptable(Tape tape, Tensor d, Tensor sum, Tensor compared, List<Judged> batch) {
    Tensor c = tape.parameter(threshold.get(0));
    Tensor first = tape.scale(tape.add(sum, d), 0.5);
    Tensor second = tape.scale(tape.sub(sum, d), 0.5);
    Tensor bad =
        tape.add(
            tape.logSigmoid(tape.neg(tape.sub(first, c))),
            tape.logSigmoid(tape.neg(tape.sub(second, c))));
    Tensor good =
        tape.add(tape.log(tape.clip(tape.scale(tape.exp(bad), -1, 1), LEAST_FLOAT, 1)), compared);
    Tensor isBad = tape.input(batch.size(), 1);
    for (int i = 0; i < batch.size(); i++) {
      isBad.values()[i] = batch.get(i).answer() == BOTH_BAD ? 1 : 0;
    }
    return tape.add(good, tape.mul(isBad, tape.sub(bad, good)));
  }

  /** 1 for the first, 0 for the second, a half where neither was preferred; (B, 1). */
  Tensor targets(Tape tape, List<Judged> batch) {
    Tensor targets = tape.input(batch.size(), 1);
    for (int i = 0; i < batch.size(); i++) {
      double target = target(batch.get(i));
      targets.values()[i] =
          (float) (options.smoothing() * 0.5 + (1 - options.smoothing()) * target);
    }
    return targets;
  }

  private Tensor lead(Tape tape, List<Judged> batch) {
    Tensor lead = tape.input(batch.size(), 1);
    for (int i = 0; i < batch.size(); i++) {
      Judged judged = batch.get(i);
      lead.values()[i] = (float) (options.margin() * judged.strength() * (2 * target(judged) - 1));
    }
    return lead;
  }

  static double target(Judged judged) {
    return judged.answer() == FIRST ? 1 : judged.answer() == SECOND ? 0 : 0.5;
  }

  @Override
  public void score(Judged judged, double[] sums, Predictions tally) {
    double d = sums[0];
    double bad = 0;
    if (options.bothBad() == BothBad.DOWN) {
      double c = threshold.get(0).at(0, 0);
      bad = sigmoid(c - (sums[1] + d) / 2) * sigmoid(c - (sums[1] - d) / 2);
    }
    tally.loss(nats(judged.answer(), d, bad));
    decide(judged, d, options.mistake(), tally);
  }

  /** Counts whether the chosen one was expected to be, with what probability; not of ties. */
  private static void decide(Judged judged, double d, double mistake, Predictions tally) {
    double target = target(judged);
    if (target != 0.5) {
      double p = mistake + (1 - 2 * mistake) * sigmoid(d);
      tally.prediction(Math.max(p, 1 - p), d > 0 == target > 0.5);
    }
  }

  /**
   * -log P(answer), where the first segment's return less the second's is {@code d}.
   *
   * @param bad probability that both are bad, of which nothing is known if it is 0
   */
  double nats(int answer, double d, double bad) {
    boolean read = options.bothBad() == BothBad.DOWN;
    if (read && answer == BOTH_BAD) {
      return -Math.log(Math.max(bad, LEAST));
    }
    double[] p = probabilities(d);
    double nats =
        options.ties() == Ties.HALF
            ? crossEntropy(p[0], p[1], answer == FIRST ? 1 : answer == SECOND ? 0 : 0.5)
            : -Math.log(Math.max(p[answer == FIRST ? 0 : answer == SECOND ? 1 : 2], LEAST));
    return read ? nats - Math.log(Math.max(1 - bad, LEAST)) : nats;
  }

  static double crossEntropy(double p, double q, double target) {
    return -(target * Math.log(Math.max(p, LEAST)) + (1 - target) * Math.log(Math.max(q, LEAST)));
  }

  /** Of first, second and tie. */
  double[] probabilities(double d) {
    double first = sigmoid(d);
    double second = sigmoid(-d);
    double even = 0;
    if (options.ties() == Ties.RAO_KUPPER) {
      double delta = Math.log1p(Math.exp(tie.get(0).at(0, 0)));
      first = sigmoid(d - delta);
      second = sigmoid(-d - delta);
      even = Math.expm1(2 * delta) * first * second;
    } else if (options.ties() == Ties.DAVIDSON) {
      double nu = Math.exp(tie.get(0).at(0, 0));
      double total = Math.exp(d / 2) + Math.exp(-d / 2) + nu;
      first = Math.exp(d / 2) / total;
      second = Math.exp(-d / 2) / total;
      even = nu / total;
    }
    double m = options.mistake();
    if (options.ties() == Ties.HALF) {
      return new double[] {m + (1 - 2 * m) * first, m + (1 - 2 * m) * second, 0};
    }
    return new double[] {(1 - m) * first + m * second, (1 - m) * second + m * first, even};
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
