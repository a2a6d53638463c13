package org.plaudit.experiments.fake;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.trace.Rollout;

/**
 * The smallest learner: leans left or right, whatever it sees, by REINFORCE with the mean reward as
 * baseline, plus a little noise from a generator of its own that a checkpoint must not forget.
 */
final class Lean<O, A> implements Learner<O, A> {
  record Options(
      @Doc("learning rate, above 0") double rate,
      @Doc("worlds side by side") int worlds,
      @Doc("steps of one lesson") int horizon,
      @Doc("lessons before the loss is NaN; 0 for never") int poison,
      @Doc("milliseconds that a lesson takes") int delay) {
    static Options defaults() {
      return new Options(0.5, 2, 16, 0, 0);
    }
  }

  private final Options options;
  private final Pcg64 rng;
  private double lean;
  private int lessons;

  private Lean(Options options, Seed seed) {
    this.options = options;
    this.rng = seed.generator();
  }

  static Factory factory(Options options) {
    return new Factory() {
      @Override
      public Optional<String> unfit(EnvSpec<?, ?> spec) {
        return (Object) spec.actions() instanceof Discrete moves && moves.n() == 2
            ? Optional.empty()
            : Optional.of("it knows only two moves, not " + spec.actions());
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Lean<>(options, seed);
      }

      @Override
      public int worlds() {
        return options.worlds();
      }

      @Override
      public int horizon() {
        return options.horizon();
      }
    };
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Experience.class);
  }

  @Override
  public Metrics learn(List<Lesson<O, A>> given) {
    pause();
    lessons++;
    double sum = 0;
    for (Lesson<O, A> lesson : given) {
      Rollout rollout = ((Lesson.Experience<O, A>) lesson).rollout();
      double mean = 0;
      for (float reward : rollout.rewards()) {
        mean += reward / rollout.rows();
      }
      double right = right();
      for (int row = 0; row < rollout.rows(); row++) {
        sum += (rollout.actions()[row] - right) * (rollout.rewards()[row] - mean);
      }
    }
    lean += options.rate() * sum + 1e-3 * rng.nextGaussian();
    boolean poisoned = options.poison() > 0 && lessons >= options.poison();
    return Metrics.none().and("lean", lean).and("loss", poisoned ? Double.NaN : -sum);
  }

  private void pause() {
    if (options.delay() > 0) {
      try {
        Thread.sleep(options.delay());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private double right() {
    return 1 / (1 + Math.exp(-lean));
  }

  @Override
  public Policy<O, A> policy() {
    double right = right();
    return (observation, draw) -> move(draw.nextDouble() < right);
  }

  @Override
  public Policy<O, A> best() {
    boolean right = lean > 0;
    return (observation, draw) -> move(right);
  }

  @SuppressWarnings("unchecked") // The factory takes only worlds whose actions are integers.
  private A move(boolean right) {
    return (A) (Integer) (right ? 1 : 0);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    Pcg64.State state = rng.state();
    out.writeDouble(lean);
    out.writeInt(lessons);
    out.writeLong(state.hi());
    out.writeLong(state.lo());
    out.writeLong(state.incHi());
    out.writeLong(state.incLo());
  }

  @Override
  public void load(DataInput in) throws IOException {
    lean = in.readDouble();
    lessons = in.readInt();
    rng.restore(
        new Pcg64.State(in.readLong(), in.readLong(), in.readLong(), in.readLong(), false, 0));
  }
}
