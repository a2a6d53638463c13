package org.plaudit.agents.reward;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.agents.Segments;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/** A world of points, and people who like where x is large and dislike action 1. */
final class Planted {
  static final EnvSpec<Vec, Integer> SPEC =
      EnvSpec.of("Planted-v0", Domain.CONTROL, Box.of(-1, 1, 2), Discrete.of(2));

  private final Segments segments = new Segments();
  private final Pcg64 rng;

  Planted(long seed) {
    this.rng = Seed.of(seed).generator();
  }

  /** Lengths differ, as they do at the end of an episode. */
  Segment<Vec, Integer> segment() {
    return segment(5 + rng.nextInt(3));
  }

  Segment<Vec, Integer> segment(int length) {
    List<Vec> seen = new ArrayList<>();
    List<Integer> done = new ArrayList<>();
    double[] rewards = new double[length];
    for (int t = 0; t <= length; t++) {
      seen.add(Vec.of(rng.uniform(-1, 1), rng.uniform(-1, 1)));
      if (t < length) {
        done.add(rng.nextInt(2));
        rewards[t] = seen.get(t).get(0) - 0.5 * done.get(t);
      }
    }
    return segments.of(seen, done, rewards);
  }

  double truth(Segment<Vec, Integer> segment) {
    return segments.rewards(segment.id()).stream().mapToDouble(r -> r).sum();
  }

  Pcg64 rng() {
    return rng;
  }

  /** Answers whose chooser errs with probability {@code mistake}; 1 is the opposite taste. */
  Judgement<Vec, Integer> comparison(long query, String rater, double mistake) {
    Segment<Vec, Integer> a = segment();
    Segment<Vec, Integer> b = segment();
    boolean first = truth(a) > truth(b) != rng.nextDouble() < mistake;
    return new Judgement<>(
        new Query.Compare<>(query, a, b),
        new Preference(first ? Choice.FIRST : Choice.SECOND),
        rater);
  }

  List<Judgement<Vec, Integer>> comparisons(int count, double mistake) {
    List<Judgement<Vec, Integer>> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(comparison(i, "anonymous", mistake));
    }
    return list;
  }

  /** The same answer to a pair over and over. */
  List<Judgement<Vec, Integer>> always(int count, Choice choice) {
    Segment<Vec, Integer> a = segment(5);
    Segment<Vec, Integer> b = segment(5);
    List<Judgement<Vec, Integer>> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(new Judgement<>(new Query.Compare<>(i, a, b), new Preference(choice)));
    }
    return list;
  }

  /** Share of fresh pairs that the model orders as the true rewards do. */
  double agreement(RewardModel<Vec, Integer> model) {
    int pairs = 200;
    int right = 0;
    for (int i = 0; i < pairs; i++) {
      Segment<Vec, Integer> a = segment(6);
      Segment<Vec, Integer> b = segment(6);
      right += model.prefers(a, b) > 0.5 == truth(a) > truth(b) ? 1 : 0;
    }
    return (double) right / pairs;
  }

  /** Mean and mean square of the rewards of all judged steps. */
  static double[] moments(
      RewardModel<Vec, Integer> model, List<Judgement<Vec, Integer>> judgements) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (Judgement<Vec, Integer> judgement : judgements) {
      for (Segment<Vec, Integer> segment : judgement.query().segments()) {
        float[] rewards = new float[segment.length()];
        model.rewards(rollout(segment), rewards);
        for (float reward : rewards) {
          sum += reward;
          squares += reward * reward;
          count++;
        }
      }
    }
    return new double[] {sum / count, squares / count};
  }

  static Rollout rollout(Segment<Vec, Integer> segment) {
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

  static byte[] saved(Saves model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    model.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static void load(Saves model, byte[] bytes) throws IOException {
    model.load(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
