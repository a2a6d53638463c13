package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Oracle;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;

/**
 * What every simulated teacher must keep: it is a probability distribution, its samples follow it,
 * and what it answers depends on nothing but its seed and the query.
 */
public final class OracleCheck {
  private static final int DRAWS = 4_000;
  private static final double CLOSE = 1e-9;
  private static final long LONG_AGO = 37;
  private static final long LATE = 5;

  /** A teacher and the queries put to it. */
  record Exam<O, A>(Likelihood<O, A> teacher, List<Query<O, A>> queries) {}

  private static final List<Rule<Exam<?, ?>>> RULES =
      List.of(
          new Rule<>(
              "answers are a probability distribution",
              trial -> distribution(trial, trial.fresh())),
          new Rule<>("samples follow the probabilities", trial -> samples(trial, trial.fresh())),
          new Rule<>(
              "the same seed gives the same answers, in whatever order",
              trial -> order(trial, trial.fresh())));

  private OracleCheck() {}

  /**
   * Every rule that the teacher breaks.
   *
   * @param queries with ids of their own; the more of them are in doubt, the more is seen
   */
  public static <O, A> List<Violation> run(Likelihood<O, A> teacher, List<Query<O, A>> queries) {
    Exam<O, A> exam = new Exam<>(teacher, queries);
    return RULES.stream().flatMap(rule -> rule.violations(() -> exam).stream()).toList();
  }

  static List<Rule<Exam<?, ?>>> rules() {
    return RULES;
  }

  /** When each query is put: to somebody fresh, and to somebody who has seen a lot. */
  private static <O, A> void asked(Exam<O, A> exam, BiConsumer<Query<O, A>, Moment<O, A>> each) {
    Query<O, A> last = exam.queries().get(exam.queries().size() - 1);
    for (Query<O, A> query : exam.queries()) {
      each.accept(query, Moment.first());
      each.accept(query, new Moment<>(LONG_AGO + query.id(), LATE, Optional.of(last)));
      last = query;
    }
  }

  private static <O, A> void distribution(Trial<?> trial, Exam<O, A> exam) {
    if (exam.queries().isEmpty()) {
      trial.blame("there are no queries to check with");
      return;
    }
    asked(exam, (query, moment) -> distribution(trial, exam, query, moment));
  }

  private static <O, A> void distribution(
      Trial<?> trial, Exam<O, A> exam, Query<O, A> query, Moment<O, A> moment) {
    double seconds = exam.teacher().seconds(query, moment);
    if (!(seconds >= 0 && Double.isFinite(seconds))) {
      trial.blame("query %d: takes %s seconds", query.id(), seconds);
    }
    long delay = exam.teacher().delay(query, moment, Seed.of(2).child(query.id()).generator());
    if (delay < 0) {
      trial.blame("query %d: is answered %d steps before it is asked", query.id(), -delay);
    }
    if (!exam.teacher().lists(query)) {
      return;
    }
    Map<Feedback, Double> answers = exam.teacher().answers(query, moment);
    double sum = 0;
    for (Map.Entry<Feedback, Double> answer : answers.entrySet()) {
      double p = answer.getValue();
      sum += p;
      if (!(p >= 0 && p <= 1)) {
        trial.blame("query %d: P(%s) (%s) must lie in [0, 1]", query.id(), answer.getKey(), p);
      }
      double again = exam.teacher().probability(query, moment, answer.getKey());
      if (Double.compare(again, p) != 0) {
        trial.blame(
            "query %d: probability(%s) is %s, but answers() says %s",
            query.id(), answer.getKey(), again, p);
      }
    }
    if (!(Math.abs(sum - 1) <= CLOSE)) {
      trial.blame("query %d: probabilities add up to %s instead of 1", query.id(), sum);
    }
    if (!List.copyOf(answers.entrySet())
        .equals(List.copyOf(exam.teacher().answers(query, moment).entrySet()))) {
      trial.blame("query %d: asked twice for its answers, they or their order differ", query.id());
    }
  }

  private static <O, A> void samples(Trial<?> trial, Exam<O, A> exam) {
    if (!exam.queries().isEmpty()) {
      asked(exam, (query, moment) -> samples(trial, exam, query, moment));
    }
  }

  private static <O, A> void samples(
      Trial<?> trial, Exam<O, A> exam, Query<O, A> query, Moment<O, A> moment) {
    Counting rng = new Counting(Seed.of(1).child(query.id()).generator());
    Map<Feedback, Integer> seen = new LinkedHashMap<>();
    for (int i = 0; i < DRAWS; i++) {
      seen.merge(exam.teacher().sample(query, moment, rng), 1, Integer::sum);
    }
    if (!exam.teacher().lists(query)) {
      unlisted(trial, exam, query, moment, seen);
      return;
    }
    if (rng.doubles != DRAWS || rng.others != 0) {
      trial.blame(
          "query %d: %d samples took %d doubles and %d other numbers; one double each is due",
          query.id(), DRAWS, rng.doubles, rng.others);
    }
    Map<Feedback, Double> answers = exam.teacher().answers(query, moment);
    List<Double> expected = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    answers.forEach(
        (answer, p) -> {
          expected.add(DRAWS * p);
          counts.add(seen.getOrDefault(answer, 0));
        });
    seen.keySet().stream()
        .filter(answer -> !answers.containsKey(answer))
        .findFirst()
        .ifPresent(
            answer ->
                trial.blame(
                    "query %d: sampled %s, which answers() does not know", query.id(), answer));
    if (ChiSquared.refutes(expected, counts)) {
      trial.blame("query %d: sampled %s, but answers() says %s", query.id(), seen, answers);
    }
  }

  /** Of answers that cannot be listed, those that were drawn must be as likely as they are said. */
  private static <O, A> void unlisted(
      Trial<?> trial,
      Exam<O, A> exam,
      Query<O, A> query,
      Moment<O, A> moment,
      Map<Feedback, Integer> seen) {
    List<Double> expected = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    double sum = 0;
    for (Map.Entry<Feedback, Integer> answer : seen.entrySet()) {
      double p = exam.teacher().probability(query, moment, answer.getKey());
      sum += p;
      if (!(p >= 0 && p <= 1)) {
        trial.blame("query %d: P(%s) (%s) must lie in [0, 1]", query.id(), answer.getKey(), p);
      }
      expected.add(DRAWS * p);
      counts.add(answer.getValue());
    }
    if (sum > 1 + CLOSE) {
      trial.blame("query %d: probabilities add up to %s, more than 1", query.id(), sum);
      return;
    }
    expected.add(DRAWS * Math.max(0, 1 - sum));
    counts.add(0);
    if (ChiSquared.refutes(expected, counts)) {
      trial.blame(
          "query %d: sampled %s, expected %s of them and of the rest", query.id(), seen, expected);
    }
  }

  private static <O, A> void order(Trial<?> trial, Exam<O, A> exam) {
    List<Query<O, A>> backwards = new ArrayList<>(exam.queries());
    Collections.reverse(backwards);
    List<Query<O, A>> some =
        exam.queries().subList(exam.queries().size() / 2, exam.queries().size());
    Map<Long, Feedback> right = ask(exam.teacher().oracle(Seed.of(5)), exam.queries());
    compare(trial, "asked again", right, ask(exam.teacher().oracle(Seed.of(5)), exam.queries()));
    compare(trial, "asked backwards", right, ask(exam.teacher().oracle(Seed.of(5)), backwards));
    compare(trial, "not asked the others", right, ask(exam.teacher().oracle(Seed.of(5)), some));
    Oracle<O, A> same = exam.teacher().oracle(Seed.of(5));
    ask(same, exam.queries());
    compare(trial, "asked twice", right, ask(same, exam.queries()));
  }

  private static <O, A> Map<Long, Feedback> ask(Oracle<O, A> oracle, List<Query<O, A>> queries) {
    Map<Long, Feedback> answers = new LinkedHashMap<>();
    for (Query<O, A> query : queries) {
      try {
        answers.put(query.id(), oracle.ask(query).toCompletableFuture().join());
      } catch (CompletionException e) {
        throw new IllegalStateException(
            "query " + query.id() + " failed; nobody answering is an Abstention", e.getCause());
      }
    }
    return answers;
  }

  private static void compare(
      Trial<?> trial, String how, Map<Long, Feedback> right, Map<Long, Feedback> seen) {
    seen.forEach(
        (id, answer) -> {
          if (!answer.equals(right.get(id))) {
            trial.blame("query %d: %s, the answer was %s, not %s", id, how, answer, right.get(id));
          }
        });
  }

  /** Counts what is drawn. */
  private static final class Counting implements RandomGenerator {
    private final Pcg64 rng;
    private int doubles;
    private int others;

    Counting(Pcg64 rng) {
      this.rng = rng;
    }

    @Override
    public long nextLong() {
      others++;
      return rng.nextLong();
    }

    @Override
    public double nextDouble() {
      doubles++;
      return rng.nextDouble();
    }
  }
}
