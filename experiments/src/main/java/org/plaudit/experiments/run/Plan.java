package org.plaudit.experiments.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.plaudit.experiments.config.Asking;

/**
 * When what happens in one part; follows from the config alone.
 *
 * @param iterations how many rollouts in all, at least 1
 * @param batch steps of one rollout, all worlds together
 * @param warmup how many of the first rollouts act at random, for the first questions
 * @param questions before which rollout how many questions of each kind fall due
 */
record Plan(int iterations, long batch, int warmup, SortedMap<Integer, List<Integer>> questions) {

  /** Without questions: the reward is the task's. */
  static Plan of(long steps, long batch) {
    return new Plan(iterations(steps, batch), batch, 0, new TreeMap<>());
  }

  /** With one kind of question. */
  static Plan of(long steps, long batch, Asking asking) {
    return of(steps, batch, List.of(asking));
  }

  /**
   * With questions. Random behaviour lasts until its segments could fill the first questions of
   * each kind without overlap, but for at most a tenth of the steps; the rounds lie evenly between
   * its end and the end of training. Demonstrations are all given at the beginning; whoever watches
   * does so all the time.
   */
  static Plan of(long steps, long batch, List<Asking> streams) {
    int iterations = iterations(steps, batch);
    long wanted = 0;
    for (Asking asking : streams) {
      wanted = Math.max(wanted, wanted(asking, batch));
    }
    int warmup =
        wanted == 0
            ? 0
            : (int) Math.min(Math.min(wanted, Math.max(1, iterations / 10)), iterations - 1);
    TreeMap<Integer, List<Integer>> questions = new TreeMap<>();
    for (int stream = 0; stream < streams.size(); stream++) {
      for (Map.Entry<Integer, Integer> round :
          rounds(streams.get(stream), warmup, iterations).entrySet()) {
        List<Integer> due =
            questions.computeIfAbsent(
                round.getKey(), at -> new ArrayList<>(Collections.nCopies(streams.size(), 0)));
        due.set(stream, round.getValue());
      }
    }
    return new Plan(iterations, batch, warmup, questions);
  }

  /** How many rollouts it takes to fill the first questions. */
  private static long wanted(Asking asking, long batch) {
    return switch (asking.query()) {
      case DEMONSTRATE, WATCH -> 0;
      default -> {
        long rows = (long) asking.shown() * first(asking) * asking.segment();
        yield (rows + batch - 1) / batch;
      }
    };
  }

  private static int first(Asking asking) {
    return (int) Math.round(asking.initial() * asking.budget());
  }

  /** Before which rollout how many questions of one kind fall due. */
  private static SortedMap<Integer, Integer> rounds(Asking asking, int warmup, int iterations) {
    TreeMap<Integer, Integer> questions = new TreeMap<>();
    switch (asking.query()) {
      case DEMONSTRATE -> questions.put(0, asking.budget());
      case WATCH -> {}
      default -> {
        questions.put(warmup, first(asking));
        List<Integer> shares = shares(asking.budget() - first(asking), asking);
        long left = (long) iterations - warmup;
        for (int round = 0; round < shares.size(); round++) {
          int at = warmup + (int) ((round + 1) * left / (shares.size() + 1));
          questions.merge(at, shares.get(round), Integer::sum);
        }
        questions.values().removeIf(count -> count == 0);
      }
    }
    return questions;
  }

  /** Whole rollouts only, so that no arm gets more than its steps; but at least one. */
  private static int iterations(long steps, long batch) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, steps / batch));
  }

  /** Splits {@code count} by the schedule's weights; the largest remainders are rounded up. */
  private static List<Integer> shares(int count, Asking asking) {
    int rounds = asking.rounds();
    double[] exact = new double[rounds];
    double sum = 0;
    for (int i = 0; i < rounds; i++) {
      exact[i] = asking.schedule().weight(i, rounds);
      sum += exact[i];
    }
    List<Integer> shares = new ArrayList<>();
    int given = 0;
    for (int i = 0; i < rounds; i++) {
      exact[i] *= count / sum;
      shares.add((int) exact[i]);
      given += shares.get(i);
    }
    List<Integer> byRemainder =
        IntStream.range(0, rounds)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> shares.get(i) - exact[i]))
            .toList();
    for (int i = 0; i < count - given; i++) {
      int round = byRemainder.get(i % rounds);
      shares.set(round, shares.get(round) + 1);
    }
    return shares;
  }

  /** Steps of training in all. */
  long steps() {
    return iterations * batch;
  }

  /** Steps that the learner learns from. */
  long lessons() {
    return (iterations - warmup) * batch;
  }

  /** Whether the multiples of {@code every} have been reached or passed by this many rollouts. */
  boolean passes(long every, int done) {
    return done * batch / every > (done - 1) * batch / every;
  }
}
