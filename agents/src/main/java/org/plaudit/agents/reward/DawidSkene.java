package org.plaudit.agents.reward;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plaudit.core.BadInput;
import org.plaudit.core.Require;

/**
 * What is so, and who can tell, from the answers of several people to the same questions (Dawid and
 * Skene 1979): each item is of one of several categories, each rater confuses them in a way of
 * their own, and both are found by expectation and maximisation, beginning with the majority.
 */
public final class DawidSkene {
  private static final double ENOUGH = 1e-10;

  private final int categories;
  private final TreeMap<String, double[]> items = new TreeMap<>();
  private final TreeMap<String, double[][]> raters = new TreeMap<>();
  private final double[] prior;
  private double logLikelihood;

  /**
   * One person's answer about one item.
   *
   * @param category counted from 0
   */
  public record Answer(String item, String rater, int category) {}

  /**
   * How it is fitted.
   *
   * @param categories at least 2
   * @param smoothing answers of each kind that every rater is taken to have given besides, at least
   *     0
   * @param iterations at most so many, at least 1; fewer if nothing changes any more
   */
  public record Options(int categories, double smoothing, int iterations) {
    public Options {
      Require.that(categories >= 2, "categories (%d) must be at least 2. Maybe 2.", categories);
      Require.that(smoothing >= 0, "smoothing (%s) must not be negative. Maybe 0.01.", smoothing);
      Require.that(iterations >= 1, "iterations (%d) must be at least 1. Maybe 100.", iterations);
    }

    public static Options of(int categories) {
      return new Options(categories, 0.01, 100);
    }
  }

  private DawidSkene(Options options) {
    this.categories = options.categories();
    this.prior = new double[categories];
  }

  /**
   * Fits to answers; who answered twice about an item counts twice.
   *
   * @throws BadInput if there are no answers, or one is of no category
   */
  public static DawidSkene fit(Options options, List<Answer> answers) {
    if (answers.isEmpty()) {
      throw new BadInput("there are no answers to fit to");
    }
    DawidSkene model = new DawidSkene(options);
    for (Answer answer : answers) {
      if (answer.category() < 0 || answer.category() >= options.categories()) {
        throw new BadInput(
            "%s answers category %d about %s, which must lie in [0, %d)"
                .formatted(answer.rater(), answer.category(), answer.item(), options.categories()));
      }
      model
          .items
          .computeIfAbsent(answer.item(), item -> new double[options.categories()])[
          answer.category()]++;
      model.raters.computeIfAbsent(
          answer.rater(), rater -> new double[options.categories()][options.categories()]);
    }
    // The first guess is each item's share of answers.
    model.items.values().forEach(DawidSkene::normalize);
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < options.iterations(); i++) {
      model.maximize(answers, options.smoothing());
      model.expect(answers);
      if (model.logLikelihood - before < ENOUGH * Math.abs(before)) {
        break;
      }
      before = model.logLikelihood;
    }
    return model;
  }

  /** Priors and confusions, given what each item probably is (eqs. 2.3 and 2.4). */
  private void maximize(List<Answer> answers, double smoothing) {
    Arrays.fill(prior, 0);
    for (double[] item : items.values()) {
      for (int category = 0; category < categories; category++) {
        prior[category] += item[category] / items.size();
      }
    }
    for (double[][] confusion : raters.values()) {
      for (double[] row : confusion) {
        Arrays.fill(row, smoothing);
      }
    }
    for (Answer answer : answers) {
      double[] item = items.get(answer.item());
      double[][] confusion = raters.get(answer.rater());
      for (int truth = 0; truth < categories; truth++) {
        confusion[truth][answer.category()] += item[truth];
      }
    }
    raters.values().forEach(confusion -> Arrays.stream(confusion).forEach(DawidSkene::normalize));
  }

  /** What each item probably is, given priors and confusions (eq. 2.5). */
  private void expect(List<Answer> answers) {
    for (double[] item : items.values()) {
      for (int truth = 0; truth < categories; truth++) {
        item[truth] = Math.log(prior[truth]);
      }
    }
    for (Answer answer : answers) {
      double[] item = items.get(answer.item());
      double[][] confusion = raters.get(answer.rater());
      for (int truth = 0; truth < categories; truth++) {
        item[truth] += Math.log(confusion[truth][answer.category()]);
      }
    }
    logLikelihood = 0;
    for (double[] item : items.values()) {
      double most = Arrays.stream(item).max().orElseThrow();
      double sum = 0;
      for (int truth = 0; truth < categories; truth++) {
        item[truth] = Math.exp(item[truth] - most);
        sum += item[truth];
      }
      logLikelihood += most + Math.log(sum);
      normalize(item);
    }
  }

  /** To a sum of 1; nothing known is everything alike. */
  private static void normalize(double[] row) {
    double sum = Arrays.stream(row).sum();
    for (int i = 0; i < row.length; i++) {
      row[i] = sum > 0 ? row[i] / sum : 1.0 / row.length;
    }
  }

  /** How frequent each category is. */
  public List<Double> prior() {
    return boxed(prior);
  }

  /** Of which category each item is, with what probability; items in order of their names. */
  public Map<String, List<Double>> items() {
    Map<String, List<Double>> all = new TreeMap<>();
    items.forEach((item, row) -> all.put(item, boxed(row)));
    return all;
  }

  /** What a rater answers, a row for each true category. */
  public List<List<Double>> confusion(String rater) {
    double[][] rows = raters.get(rater);
    Require.that(rows != null, "nobody called %s answered", rater);
    return Arrays.stream(rows).map(DawidSkene::boxed).toList();
  }

  /** How often a rater is right, over categories as frequent as they are. */
  public double reliability(String rater) {
    List<List<Double>> confusion = confusion(rater);
    double sum = 0;
    for (int category = 0; category < categories; category++) {
      sum += prior[category] * confusion.get(category).get(category);
    }
    return sum;
  }

  /** Log-probability of all answers, in nats. */
  public double logLikelihood() {
    return logLikelihood;
  }

  private static List<Double> boxed(double[] row) {
    List<Double> list = new ArrayList<>();
    for (double value : row) {
      list.add(value);
    }
    return List.copyOf(list);
  }
}
