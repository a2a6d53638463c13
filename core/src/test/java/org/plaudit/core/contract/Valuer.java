package org.plaudit.core.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.trace.Rollout;

/**
 * Q-learning (Watkins 1989) on what is seen, rounded. What an ending leaves of the next value is
 * handed in, so that it can be wrong.
 */
final class Valuer<O, A> implements Learner<O, A> {
  private static final int MARK = 0x56414c55;

  private final EnvSpec<O, A> spec;
  private final Discrete moves;
  private final ToDoubleFunction<Ending> bootstrap;
  private Map<String, double[]> values = new TreeMap<>();

  private Valuer(EnvSpec<O, A> spec, ToDoubleFunction<Ending> bootstrap) {
    this.spec = spec;
    this.moves = (Discrete) (Object) spec.actions();
    this.bootstrap = bootstrap;
  }

  static Factory factory(ToDoubleFunction<Ending> bootstrap) {
    return new Factory() {
      @Override
      public Optional<String> unfit(EnvSpec<?, ?> spec) {
        boolean sees =
            spec.observations() instanceof Box || (Object) spec.observations() instanceof Discrete;
        return spec.actions() instanceof Discrete && sees
            ? Optional.empty()
            : Optional.of("needs vectors or numbers to see and moves to choose from");
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Valuer<>(spec, bootstrap);
      }

      @Override
      public int horizon() {
        return 10;
      }
    };
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Experience.class);
  }

  @Override
  public Metrics learn(List<Lesson<O, A>> lessons) {
    for (Lesson<O, A> lesson : lessons) {
      Require.that(lesson instanceof Lesson.Experience, "lesson must be Experience");
      learn(((Lesson.Experience<O, A>) lesson).rollout());
    }
    return Metrics.none();
  }

  private void learn(Rollout rollout) {
    int width = rollout.observationWidth();
    for (int row = 0; row < rollout.rows(); row++) {
      double next = 0;
      for (double value : of(values, key(rollout.next(), row * width, width))) {
        next = Math.max(next, value);
      }
      double target =
          rollout.rewards()[row] + 0.99 * bootstrap.applyAsDouble(rollout.ending(row)) * next;
      double[] here = of(values, key(rollout.observations(), row * width, width));
      int move = (int) rollout.actions()[row] - moves.start();
      here[move] += 0.3 * (target - here[move]);
    }
  }

  private double[] of(Map<String, double[]> table, String key) {
    return table.computeIfAbsent(key, unseen -> new double[moves.n()]);
  }

  private static String key(float[] observations, int at, int width) {
    List<Integer> rounded = new ArrayList<>();
    for (int i = at; i < at + width; i++) {
      rounded.add(Math.round(observations[i] * 4));
    }
    return rounded.toString();
  }

  @Override
  public Policy<O, A> policy() {
    Policy<O, A> best = best();
    return (seen, rng) -> rng.nextDouble() < 0.3 ? spec.actions().sample(rng) : best.act(seen, rng);
  }

  @Override
  public Policy<O, A> best() {
    Map<String, double[]> table = new TreeMap<>();
    values.forEach((key, row) -> table.put(key, row.clone()));
    int width = spec.observations().width();
    return (seen, rng) -> {
      float[] flat = new float[width];
      spec.observations().write(seen, flat, 0);
      double[] row = table.getOrDefault(key(flat, 0, width), new double[moves.n()]);
      int best = 0;
      for (int move = 1; move < moves.n(); move++) {
        best = row[move] > row[best] ? move : best;
      }
      return spec.actions().read(new float[] {moves.start() + best}, 0);
    };
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(MARK);
    out.writeInt(values.size());
    for (Map.Entry<String, double[]> row : values.entrySet()) {
      out.writeUTF(row.getKey());
      for (double value : row.getValue()) {
        out.writeDouble(value);
      }
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    if (in.readInt() != MARK) {
      throw new IOException("these bytes are not the state of a valuer");
    }
    Map<String, double[]> table = new TreeMap<>();
    int rows = in.readInt();
    for (int i = 0; i < rows; i++) {
      double[] row = of(table, in.readUTF());
      for (int move = 0; move < moves.n(); move++) {
        row[move] = in.readDouble();
      }
    }
    values = table;
  }
}
