package org.plaudit.agents.policy;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plaudit.core.Require;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Masked;
import org.plaudit.core.wrap.FlattenObservation;

/** Acts at random among the legal actions and never learns: the floor of every comparison. */
public final class RandomLearner<O, A> implements Learner<O, A> {
  private final Policy<O, A> policy;

  public RandomLearner(EnvSpec<O, A> spec) {
    this.policy = uniform(spec);
  }

  /** The policy that draws each action from the space, respecting masks. */
  public static <O, A> Policy<O, A> uniform(EnvSpec<O, A> spec) {
    return (observation, rng) -> {
      if (observation instanceof Masked<?> masked
          && (Object) spec.actions() instanceof Discrete moves) {
        @SuppressWarnings("unchecked") // The actions of a Discrete space are integers.
        A action = (A) (Integer) moves.sample(rng, masked.legal());
        return action;
      }
      return spec.actions().sample(rng);
    };
  }

  /** Makes one for any world. */
  public static Factory factory() {
    return new Factory() {
      @Override
      public boolean rewarded() {
        return false;
      }

      @Override
      public Optional<String> unfit(EnvSpec<?, ?> spec) {
        return Optional.empty();
      }

      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new RandomLearner<>(spec);
      }

      /** As networks see it, so that it meets the same world as the learners beside it. */
      @Override
      public Env<?, ?> prepare(Env<?, ?> world) {
        return FlattenObservation.vectors(world);
      }

      @Override
      public int worlds() {
        return 8;
      }

      @Override
      public int horizon() {
        return 128;
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
    lessons.forEach(
        lesson ->
            Require.that(
                lesson instanceof Lesson.Experience,
                "lesson (%s) must be Experience",
                lesson.getClass().getSimpleName()));
    return Metrics.none();
  }

  @Override
  public Policy<O, A> policy() {
    return policy;
  }

  @Override
  public void save(DataOutput out) {
    // Nothing is ever learned, so there is nothing to write down.
  }

  @Override
  public void load(DataInput in) {
    // As above.
  }
}
