package org.plaudit.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Moment;
import org.plaudit.core.feedback.Oracle;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

/** Each fault is planted in a flawless teacher; the check must name it. */
class OracleCheckTest {
  private static final Feedback FIRST = new Preference(Choice.FIRST);
  private static final Feedback SECOND = new Preference(Choice.SECOND);
  private static final Feedback TIE = new Preference(Choice.TIE);

  private static List<Query<Integer, Integer>> questions() {
    List<Query<Integer, Integer>> queries = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      queries.add(new Query.Compare<>(i, segment(2 * i, i), segment(2 * i + 1, 7)));
    }
    return queries;
  }

  private static Segment<Integer, Integer> segment(int start, int worth) {
    return new Segment<>(
        new SegmentId(0, 0, start, 1), List.of(0, worth), List.of(1), Ending.RUNNING);
  }

  /** Likes the larger last observation. */
  private static class Teacher implements Likelihood<Integer, Integer> {
    double likes(Query<Integer, Integer> query) {
      List<Segment<Integer, Integer>> shown = query.segments();
      double margin = shown.get(0).observations().get(1) - shown.get(1).observations().get(1);
      return 0.9 / (1 + Math.exp(-margin / 8));
    }

    @Override
    public Map<Feedback, Double> answers(
        Query<Integer, Integer> query, Moment<Integer, Integer> moment) {
      Map<Feedback, Double> answers = new LinkedHashMap<>();
      answers.put(FIRST, likes(query));
      answers.put(SECOND, 0.9 - likes(query));
      answers.put(TIE, 0.1);
      return answers;
    }
  }

  @Nested
  class OfTeacher implements OracleContract<Integer, Integer> {
    @Override
    public Likelihood<Integer, Integer> teacher() {
      return new Teacher();
    }

    @Override
    public List<Query<Integer, Integer>> queries() {
      return questions();
    }
  }

  @Test
  void aFlawlessTeacherHasNoViolations() {
    assertThat(OracleCheck.run(new Teacher(), questions())).isEmpty();
  }

  private static void named(Teacher teacher, String rule, String detail) {
    List<Violation> found = OracleCheck.run(teacher, questions());
    assertThat(found)
        .as("%s", found)
        .anySatisfy(
            violation -> {
              assertThat(violation.rule()).isEqualTo(rule);
              assertThat(violation.detail()).contains(detail);
            });
  }

  private static final String DISTRIBUTION = "answers are a probability distribution";
  private static final String SAMPLES = "samples follow the probabilities";
  private static final String ORDER = "the same seed gives the same answers, in whatever order";

  @Test
  void probabilitiesThatAreNone() {
    named(
        new Teacher() {
          @Override
          double likes(Query<Integer, Integer> query) {
            return 1.2;
          }
        },
        DISTRIBUTION,
        "(1.2) must lie in [0, 1]");
    named(
        new Teacher() {
          @Override
          public Map<Feedback, Double> answers(
              Query<Integer, Integer> query, Moment<Integer, Integer> moment) {
            Map<Feedback, Double> answers = super.answers(query, moment);
            answers.put(TIE, 0.2);
            return answers;
          }
        },
        DISTRIBUTION,
        "add up to 1.1");
    named(
        new Teacher() {
          @Override
          public double probability(
              Query<Integer, Integer> query, Moment<Integer, Integer> moment, Feedback answer) {
            return 0.5;
          }
        },
        DISTRIBUTION,
        "is 0.5, but answers() says");
  }

  @Test
  void samplesOfAnotherDistribution() {
    named(
        new Teacher() {
          @Override
          public Feedback sample(
              Query<Integer, Integer> query, Moment<Integer, Integer> moment, RandomGenerator rng) {
            double left = rng.nextDouble();
            return left < likes(query) * 0.9 ? FIRST : left < 0.9 ? SECOND : TIE;
          }
        },
        SAMPLES,
        "but answers() says");
    named(
        new Teacher() {
          @Override
          public Feedback sample(
              Query<Integer, Integer> query, Moment<Integer, Integer> moment, RandomGenerator rng) {
            return rng.nextDouble() < 0.001
                ? new Feedback.Abstention("tired")
                : super.sample(query, moment, rng);
          }
        },
        SAMPLES,
        "which answers() does not know");
    named(
        new Teacher() {
          @Override
          public Feedback sample(
              Query<Integer, Integer> query, Moment<Integer, Integer> moment, RandomGenerator rng) {
            rng.nextInt();
            return super.sample(query, moment, rng);
          }
        },
        SAMPLES,
        "4000 samples took 4000 doubles and 4000 other numbers");
  }

  @Test
  void answersThatDependOnTheOrderOfAsking() {
    named(
        new Teacher() {
          @Override
          public Oracle<Integer, Integer> oracle(Seed seed) {
            Pcg64 shared = seed.generator();
            return query -> CompletableFuture.completedStage(sample(query, shared));
          }
        },
        ORDER,
        "asked backwards, the answer was");
  }

  @Test
  void aSeedThatIsIgnored() {
    Pcg64 outside = new Pcg64(3);
    named(
        new Teacher() {
          @Override
          public Oracle<Integer, Integer> oracle(Seed seed) {
            return query -> CompletableFuture.completedStage(sample(query, outside));
          }
        },
        ORDER,
        "asked again, the answer was");
  }

  @Test
  void anExceptionInsteadOfAnAbstention() {
    named(
        new Teacher() {
          @Override
          public Oracle<Integer, Integer> oracle(Seed seed) {
            return query ->
                CompletableFuture.failedStage(new UnsupportedOperationException("gone home"));
          }
        },
        ORDER,
        "nobody answering is an Abstention");
  }

  /** Does not list what it answers, though it might. */
  private static class Silent extends Teacher {
    @Override
    public boolean lists(Query<Integer, Integer> query) {
      return false;
    }

    @Override
    public Map<Feedback, Double> answers(
        Query<Integer, Integer> query, Moment<Integer, Integer> moment) {
      throw new UnsupportedOperationException("too many to list");
    }

    @Override
    public double probability(
        Query<Integer, Integer> query, Moment<Integer, Integer> moment, Feedback answer) {
      return super.answers(query, moment).getOrDefault(answer, 0.0);
    }

    @Override
    public Feedback sample(
        Query<Integer, Integer> query, Moment<Integer, Integer> moment, RandomGenerator rng) {
      return rng.nextInt(10) == 0 ? TIE : rng.nextDouble() < likes(query) / 0.9 ? FIRST : SECOND;
    }
  }

  @Test
  void whatCannotBeListedMustStillBeAsLikelyAsItIsSaid() {
    assertThat(OracleCheck.run(new Silent(), questions())).isEmpty();
    named(
        new Silent() {
          @Override
          public double probability(
              Query<Integer, Integer> query, Moment<Integer, Integer> moment, Feedback answer) {
            return super.probability(query, moment, answer) * 0.9;
          }
        },
        SAMPLES,
        "of them and of the rest");
    named(
        new Silent() {
          @Override
          public double probability(
              Query<Integer, Integer> query, Moment<Integer, Integer> moment, Feedback answer) {
            return Math.min(1, super.probability(query, moment, answer) * 1.2);
          }
        },
        SAMPLES,
        "more than 1");
  }

  @Test
  void anAnswerBeforeTheQuestion() {
    named(
        new Teacher() {
          @Override
          public long delay(
              Query<Integer, Integer> query, Moment<Integer, Integer> moment, RandomGenerator rng) {
            return -3;
          }
        },
        DISTRIBUTION,
        "is answered 3 steps before it is asked");
  }
}
