package org.plaudit.core.learn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.random.Seed;

/**
 * Something that improves. It says which lessons it can use, and gives out frozen policies. Its
 * {@code save} holds everything: parameters, optimiser, normalisation, generators.
 */
public interface Learner<O, A> extends Saves {
  /** The kinds of lesson it can use; others are refused. */
  @SuppressWarnings("rawtypes")
  Set<Class<? extends Lesson>> diet();

  /**
   * Improves on the lessons.
   *
   * @return what happened, by the field's standard names
   * @throws IllegalArgumentException if a lesson is not in the diet
   */
  Metrics learn(List<Lesson<O, A>> lessons);

  /** How it acts while it learns, exploring. */
  Policy<O, A> policy();

  /** How it acts when it counts: usually the most likely action. */
  default Policy<O, A> best() {
    return policy();
  }

  /** Makes learners for worlds that fit. */
  interface Factory {
    /** Why this kind of learner cannot learn in such a prepared world; empty if it can. */
    Optional<String> unfit(EnvSpec<?, ?> spec);

    /**
     * @param spec of the prepared world
     * @param steps how many steps of experience it will be given in its life, for schedules
     * @param seed of everything that is random about this learner
     */
    <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed);

    /** Kinds of feedback that it learns from directly; none by default. */
    default Set<Class<? extends Feedback>> feedback() {
      return Set.of();
    }

    /**
     * Whether it learns from rewards: the task's or learned ones. One that does not may be run with
     * {@code reward: none}.
     */
    default boolean rewarded() {
      return true;
    }

    /**
     * Whether it explores and learns by itself, on experience whose rewards are all 0, until the
     * first reward is learned; otherwise behaviour is random until then.
     */
    default boolean unsupervised() {
      return false;
    }

    /**
     * The world as this learner wants it: observations as vectors for networks, actions rescaled;
     * evaluation uses the same. Must take any world, also one that turns out not to fit.
     */
    default Env<?, ?> prepare(Env<?, ?> world) {
      return world;
    }

    /** How many worlds it likes to run side by side. */
    default int worlds() {
      return 1;
    }

    /** How many steps of each world make one lesson. */
    default int horizon() {
      return 1;
    }
  }
}
