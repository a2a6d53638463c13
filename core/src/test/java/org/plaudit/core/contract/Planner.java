package org.plaudit.core.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;

/** Reads how many states a model has, and acts at random. Flawless, or with a planted fault. */
final class Planner<O, A> implements Learner<O, A> {
  private static final int MARK = 0x504c414e;

  /** What is wrong with it. */
  enum Fault {
    NONE,
    /** Takes whatever it is given, and counts it. */
    WAITS_FOR_EXPERIENCE
  }

  private final EnvSpec<O, A> spec;
  private final Fault fault;
  private long seen;

  private Planner(EnvSpec<O, A> spec, Fault fault) {
    this.spec = spec;
    this.fault = fault;
  }

  static Factory factory(Fault fault) {
    return new Factory() {
      @Override
      public Optional<String> unfit(EnvSpec<?, ?> spec) {
        return spec.abilities().contains(Ability.TABULAR)
            ? Optional.empty()
            : Optional.of("needs a model");
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Planner<>(spec, fault);
      }
    };
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Model.class);
  }

  @Override
  public Metrics learn(List<Lesson<O, A>> lessons) {
    for (Lesson<O, A> lesson : lessons) {
      boolean model = lesson instanceof Lesson.Model;
      Require.that(model || fault != Fault.NONE, "lesson must be Model");
      seen += model ? ((Lesson.Model<O, A>) lesson).model().states() : 1;
    }
    Require.that(!lessons.isEmpty(), "a planner that is given no model learns nothing");
    return Metrics.none().and("states", (double) seen);
  }

  @Override
  public Policy<O, A> policy() {
    return (observation, rng) -> spec.actions().sample(rng);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(MARK);
    out.writeLong(seen);
  }

  @Override
  public void load(DataInput in) throws IOException {
    if (in.readInt() != MARK) {
      throw new IOException("these bytes are not the state of a planner");
    }
    seen = in.readLong();
  }
}
