package org.plaudit.agents.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.agents.Segments;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/** People who like where x is large and dislike action 1. */
class BradleyTerryTest {
  private static final EnvSpec<Vec, Integer> SPEC =
      EnvSpec.of("Planted-v0", Domain.CONTROL, Box.of(-1, 1, 2), Discrete.of(2));

  private final Segments segments = new Segments();

  private static double liking(Vec seen, int action) {
    return seen.get(0) - 0.5 * action;
  }

  private Segment<Vec, Integer> segment(Pcg64 rng, int length) {
    List<Vec> seen = new ArrayList<>();
    List<Integer> done = new ArrayList<>();
    double[] rewards = new double[length];
    for (int t = 0; t <= length; t++) {
      seen.add(Vec.of(rng.uniform(-1, 1), rng.uniform(-1, 1)));
      if (t < length) {
        done.add(rng.nextInt(2));
        rewards[t] = liking(seen.get(t), done.get(t));
      }
    }
    return segments.of(seen, done, rewards);
  }

  private double truth(Segment<Vec, Integer> segment) {
    return segments.rewards(segment.id()).stream().mapToDouble(r -> r).sum();
  }

  private List<Judgement<Vec, Integer>> judgements(int count, double mistake) {
    Pcg64 rng = Seed.of(5).generator();
    List<Judgement<Vec, Integer>> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Lengths differ, as they do at the end of an episode.
      Segment<Vec, Integer> a = segment(rng, 5 + rng.nextInt(3));
      Segment<Vec, Integer> b = segment(rng, 5 + rng.nextInt(3));
      boolean first = truth(a) > truth(b) != rng.nextDouble() < mistake;
      Feedback answer = new Preference(first ? Choice.FIRST : Choice.SECOND);
      list.add(new Judgement<>(new Query.Compare<>(i, a, b), answer));
    }
    return list;
  }

  private static BradleyTerry<Vec, Integer> model() {
    return new BradleyTerry<>(BradleyTerry.Options.defaults(), SPEC, Seed.of(9));
  }

  @Test
  void aPlantedTasteIsRecoveredFromNoisyComparisons() {
    BradleyTerry<Vec, Integer> model = model();
    Metrics metrics = model.fit(judgements(300, 0.1));
    assertThat(metrics.values().get("reward_heldout_accuracy")).isGreaterThan(0.75);
    Pcg64 fresh = Seed.of(77).generator();
    int right = 0;
    for (int i = 0; i < 200; i++) {
      Segment<Vec, Integer> a = segment(fresh, 6);
      Segment<Vec, Integer> b = segment(fresh, 6);
      right += model.prefers(a, b) > 0.5 == truth(a) > truth(b) ? 1 : 0;
    }
    assertThat(right).isGreaterThan(170);
  }

  @Test
  void rewardsForALearnerHaveMeanZeroAndDeviationOneOverWhatWasJudged() {
    BradleyTerry<Vec, Integer> model = model();
    List<Judgement<Vec, Integer>> judgements = judgements(100, 0);
    model.fit(judgements);
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (Judgement<Vec, Integer> judgement : judgements) {
      for (Segment<Vec, Integer> segment : judgement.query().segments()) {
        Rollout rollout = rollout(segment);
        float[] rewards = new float[rollout.rows()];
        model.rewards(rollout, rewards);
        for (float reward : rewards) {
          sum += reward;
          squares += reward * reward;
          count++;
        }
      }
    }
    assertThat(sum / count).isCloseTo(0, within(1e-4));
    assertThat(squares / count).isCloseTo(1, within(1e-4));
  }

  private static Rollout rollout(Segment<Vec, Integer> segment) {
    int n = segment.length();
    float[] seen = new float[2 * n];
    float[] next = new float[2 * n];
    float[] done = new float[n];
    Ending[] endings = new Ending[n];
    for (int t = 0; t < n; t++) {
      segment.observations().get(t).copyTo(seen, 2 * t);
      segment.observations().get(t + 1).copyTo(next, 2 * t);
      done[t] = segment.actions().get(t);
      endings[t] = Ending.RUNNING;
    }
    return new Rollout(n, 1, seen, done, next, new float[n], endings);
  }

  @Test
  void membersDifferSinceEachIsFittedToItsOwnShare() {
    BradleyTerry<Vec, Integer> model = model();
    model.fit(judgements(50, 0.1));
    double[] returns = model.returns(segment(Seed.of(1).generator(), 6));
    assertThat(returns).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void silenceTeachesNothing() {
    BradleyTerry<Vec, Integer> model = model();
    Pcg64 rng = Seed.of(2).generator();
    Segment<Vec, Integer> a = segment(rng, 5);
    Segment<Vec, Integer> b = segment(rng, 5);
    double before = model.prefers(a, b);
    Metrics metrics =
        model.fit(
            List.of(
                new Judgement<>(new Query.Compare<>(0, a, b), new Feedback.Abstention("no idea"))));
    assertThat(metrics.values()).isEmpty();
    assertThat(model.prefers(a, b)).isEqualTo(before);
  }

  @Test
  void tiesPullTwoSegmentsTogether() {
    Pcg64 rng = Seed.of(2).generator();
    Segment<Vec, Integer> a = segment(rng, 5);
    Segment<Vec, Integer> b = segment(rng, 5);
    List<Judgement<Vec, Integer>> ties = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ties.add(new Judgement<>(new Query.Compare<>(i, a, b), new Preference(Choice.TIE)));
    }
    BradleyTerry<Vec, Integer> model = model();
    model.fit(ties);
    assertThat(model.prefers(a, b)).isCloseTo(0.5, within(0.02));
  }

  @Test
  void aLoadedModelGoesOnToTheLastBit() throws IOException {
    BradleyTerry<Vec, Integer> original = model();
    original.fit(judgements(40, 0.1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    original.save(new DataOutputStream(bytes));
    BradleyTerry<Vec, Integer> loaded = model();
    loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    original.fit(judgements(60, 0.1));
    loaded.fit(judgements(60, 0.1));
    Segment<Vec, Integer> any = segment(Seed.of(8).generator(), 6);
    assertThat(loaded.returns(any)).isEqualTo(original.returns(any));
  }
}
