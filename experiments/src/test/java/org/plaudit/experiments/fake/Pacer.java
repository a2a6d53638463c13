package org.plaudit.experiments.fake;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.learn.RecurrentPolicy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;

/**
 * Goes right and left in turns, and remembers how many steps of the episode it has made. What it
 * learns is only whether experience remembers the same: it refuses a lesson that does not.
 */
public final class Pacer<O, A> implements Learner<O, A> {
  private static final int WORLDS = 2;

  /** What must be remembered in each world when the next lesson starts. */
  private final float[] counts = new float[WORLDS];

  /** A catalog of fakes with this one beside them, as {@code pacer}. */
  public static Catalog catalog() {
    return Catalog.of(
        new Fakes(),
        new Plugin() {
          @Override
          public List<Entry<Learner.Factory>> learners() {
            return List.of(Entry.of("pacer", "Paces", new Entry.NoOptions(), options -> factory()));
          }
        });
  }

  private static Factory factory() {
    return new Factory() {
      @Override
      public Optional<String> unfit(EnvSpec<?, ?> spec) {
        return Optional.empty();
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Pacer<>();
      }

      @Override
      public int worlds() {
        return WORLDS;
      }

      @Override
      public int horizon() {
        return 16;
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
      Rollout rollout = ((Lesson.Experience<O, A>) lesson).rollout();
      for (int row = 0; row < rollout.rows(); row++) {
        int world = row % WORLDS;
        float remembered = rollout.memories()[row];
        Require.that(
            remembered == counts[world],
            "%s steps were remembered in row %d where %s had been made",
            remembered,
            row,
            counts[world]);
        counts[world] = rollout.ending(row).over() ? 0 : counts[world] + 1;
      }
    }
    return Metrics.none();
  }

  @Override
  public Policy<O, A> policy() {
    return pacing();
  }

  /** Its policy. */
  public static <O, A> RecurrentPolicy<O, A> pacing() {
    return new RecurrentPolicy<>() {
      @Override
      public int memory() {
        return 1;
      }

      @Override
      @SuppressWarnings("unchecked") // The corridor takes integers.
      public A act(O observation, float[] memory, RandomGenerator rng) {
        return (A) (Integer) (memory[0]++ % 2 == 0 ? 1 : 0);
      }

      @Override
      public void act(
          float[] observations, float[] memories, int rows, float[] actions, RandomGenerator rng) {
        for (int row = 0; row < rows; row++) {
          actions[row] = memories[row]++ % 2 == 0 ? 1 : 0;
        }
      }
    };
  }

  @Override
  public void save(DataOutput out) throws IOException {
    for (float count : counts) {
      out.writeFloat(count);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    for (int world = 0; world < WORLDS; world++) {
      counts[world] = in.readFloat();
    }
  }
}
