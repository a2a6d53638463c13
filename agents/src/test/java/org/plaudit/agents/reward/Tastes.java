package org.plaudit.agents.reward;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.plaudit.agents.Segments;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Feedback.Preference.Choice;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.feedback.Scale;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/** People with a planted taste for what is seen and done, and what they say. */
public final class Tastes {
  /** Two numbers are seen, two things can be done. */
  public static final EnvSpec<Vec, Integer> SPEC =
      EnvSpec.of("Planted-v0", Domain.CONTROL, Box.of(-1, 1, 2), Discrete.of(2));

  /** Likes where the first number is large, and dislikes action 1. */
  public static final ToDoubleBiFunction<Vec, Integer> LINEAR =
      (seen, action) -> seen.get(0) - 0.5 * action;

  /** Likes the corners in which both numbers have the same sign: no straight line tells. */
  public static final ToDoubleBiFunction<Vec, Integer> CORNERS =
      (seen, action) -> seen.get(0) * seen.get(1);

  private final Segments segments = new Segments();
  private final ToDoubleBiFunction<Vec, Integer> taste;
  private final Pcg64 rng;

  public Tastes(ToDoubleBiFunction<Vec, Integer> taste, long seed) {
    this.taste = taste;
    this.rng = Seed.of(seed).generator();
  }

  /** A segment in which everything is drawn uniformly. */
  public Segment<Vec, Integer> segment(int length) {
    List<Vec> seen = new ArrayList<>();
    List<Integer> done = new ArrayList<>();
    double[] rewards = new double[length];
    for (int t = 0; t <= length; t++) {
      seen.add(Vec.of(rng.uniform(-1, 1), rng.uniform(-1, 1)));
      if (t < length) {
        done.add(rng.nextInt(2));
        rewards[t] = taste.applyAsDouble(seen.get(t), done.get(t));
      }
    }
    return segments.of(seen, done, rewards);
  }

  /** The true return of one of these segments. */
  public double truth(Segment<Vec, Integer> segment) {
    return segments.rewards(segment.id()).stream().mapToDouble(r -> r).sum();
  }

  /** Pairs of fresh segments, the truly better one preferred save for a share of mistakes. */
  public List<Judgement<Vec, Integer>> compared(int count, int length, double mistake) {
    List<Judgement<Vec, Integer>> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Segment<Vec, Integer> a = segment(length);
      Segment<Vec, Integer> b = segment(length);
      boolean first = truth(a) > truth(b) != rng.nextDouble() < mistake;
      Preference answer = new Preference(first ? Choice.FIRST : Choice.SECOND);
      list.add(new Judgement<>(new Query.Compare<>(i, a, b), answer));
    }
    return list;
  }

  /**
   * Pairs of fresh segments, the better one preferred as surely as {@code beta} nats a unit say.
   */
  public List<Judgement<Vec, Integer>> boltzmann(int count, int length, double beta) {
    List<Judgement<Vec, Integer>> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Segment<Vec, Integer> a = segment(length);
      Segment<Vec, Integer> b = segment(length);
      double p = 1 / (1 + Math.exp(beta * (truth(b) - truth(a))));
      Preference answer = new Preference(rng.nextDouble() < p ? Choice.FIRST : Choice.SECOND);
      list.add(new Judgement<>(new Query.Compare<>(i, a, b), answer));
    }
    return list;
  }

  /** The model's nats for each unit of true return, by least squares on fresh pairs. */
  public double nats(RewardModel<Vec, Integer> model, int count, int length) {
    double together = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      Segment<Vec, Integer> a = segment(length);
      Segment<Vec, Integer> b = segment(length);
      double p = model.prefers(a, b);
      double truly = truth(a) - truth(b);
      together += truly * Math.log(p / (1 - p));
      squares += truly * truly;
    }
    return together / squares;
  }

  /** Pairs of fresh segments, all answered alike. */
  public List<Judgement<Vec, Integer>> answered(int count, int length, Choice choice) {
    List<Judgement<Vec, Integer>> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Query<Vec, Integer> query = new Query.Compare<>(i, segment(length), segment(length));
      list.add(new Judgement<>(query, new Preference(choice)));
    }
    return list;
  }

  /** Fresh segments, rated by their true return per step, from {@code poor} to {@code good}. */
  public List<Judgement<Vec, Integer>> rated(
      int count, int length, Scale scale, double poor, double good) {
    List<Judgement<Vec, Integer>> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Segment<Vec, Integer> a = segment(length);
      double place = (truth(a) / length - poor) / (good - poor);
      int top = scale.levels() - 1;
      int level = (int) Math.max(0, Math.min(top, Math.round(place * top)));
      list.add(new Judgement<>(new Query.Rate<>(10_000 + i, a, scale), new Rating(level, scale)));
    }
    return list;
  }

  /** The share of fresh pairs that the model puts in their true order. */
  public double ordered(RewardModel<Vec, Integer> model, int count, int length) {
    int right = 0;
    for (int i = 0; i < count; i++) {
      Segment<Vec, Integer> a = segment(length);
      Segment<Vec, Integer> b = segment(length);
      right += model.prefers(a, b) > 0.5 == truth(a) > truth(b) ? 1 : 0;
    }
    return right / (double) count;
  }

  /** The segment as a rollout of one world. */
  public static Rollout rollout(Segment<Vec, Integer> segment) {
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

  /** The state of a model. */
  public static byte[] saved(Saves model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      model.save(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Brings a model to a saved state. */
  public static <M extends Saves> M loaded(M model, byte[] state) {
    try {
      model.load(new DataInputStream(new ByteArrayInputStream(state)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return model;
  }
}
