package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.plaudit.core.Require;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.StepRewards;

/**
 * Two places, in each of which an episode takes one step. In the land of plenty, whatever is done
 * earns 1 and ends the episode. At the fork, one way earns 0.4 and ends it; the other earns nothing
 * and is cut off. Both show the land of plenty last, so that the way that is cut off is the better
 * one for those, and only those, who count what would have followed a truncation and nothing that
 * would have followed a termination.
 */
final class Fork<O, A> implements Env<O, A> {
  private static final int TERMS = 60;

  /** Needs learners that are quick enough. */
  static final Rule<Learner.Factory> RULE =
      new Rule<>(
          "truncation keeps the bootstrap, termination does not",
          trial ->
              School.all(trial.fresh(), shapes())
                  .forEach(
                      (shape, school) -> {
                        trial.within("on " + shape);
                        check(trial, school);
                      }));

  private final EnvSpec<O, A> spec;
  private final Places<O> places;
  private final Predicate<A> cut;
  private boolean plenty;
  private Ending ending = Ending.TERMINATED;

  /** How the two places look. */
  private record Places<O>(Space<O> space, O fork, O plenty) {}

  private Fork(Places<O> places, Space<A> actions, Predicate<A> cut) {
    this.spec = EnvSpec.of("Fork-v0", Domain.CONTROL, places.space(), actions).withLimit(1);
    this.places = places;
    this.cut = cut;
  }

  private static Map<String, Supplier<Env<?, ?>>> shapes() {
    Map<String, Supplier<Env<?, ?>>> shapes = new LinkedHashMap<>();
    Places<Vec> vectors = new Places<>(Box.of(0, 1, 2), Vec.of(1f, 0f), Vec.of(0f, 1f));
    Places<Integer> numbers = new Places<>(new Discrete(2, 5), 5, 6);
    shapes.put("moves", () -> new Fork<>(vectors, Discrete.of(2), move -> move == 1));
    shapes.put(
        "real numbers", () -> new Fork<>(vectors, Box.of(-1, 1, 1), force -> force.get(0) > 0));
    shapes.put("numbered states", () -> new Fork<>(numbers, new Discrete(2, 1), move -> move == 2));
    return shapes;
  }

  private static <O, A> void check(Trial<?> trial, School<O, A> school) {
    for (long seed = 1; seed <= 2; seed++) {
      Learner<O, A> learner = school.learner(seed, TERMS);
      for (int term = 0; term < TERMS; term++) {
        learner.learn(paid(school.lessons(learner, term)));
      }
      try (Env<O, A> world = school.world()) {
        A way = learner.best().act(world.reset(0), Seed.of(0).generator());
        if (world.step(way).ending() != Ending.TRUNCATED) {
          trial.blame(
              "after %d lessons it took 0.4 and the end of all rather than a cut before a reward of"
                  + " 1 (seed %d)",
              TERMS, seed);
        }
      }
    }
  }

  /** The same lessons, but what is learned anew of the reward is what the world pays anyway. */
  private static <O, A> List<Lesson<O, A>> paid(List<Lesson<O, A>> lessons) {
    StepRewards kept =
        (rollout, into) -> System.arraycopy(rollout.rewards(), 0, into, 0, rollout.rows());
    List<Lesson<O, A>> paid = new ArrayList<>(lessons);
    paid.replaceAll(
        lesson -> lesson instanceof Lesson.Relabel ? new Lesson.Relabel<>(kept) : lesson);
    return paid;
  }

  @Override
  public EnvSpec<O, A> spec() {
    return spec;
  }

  /** Even seeds start at the fork. */
  @Override
  public O reset(long seed) {
    plenty = seed % 2 != 0;
    ending = Ending.RUNNING;
    return plenty ? places.plenty() : places.fork();
  }

  @Override
  public Step<O> step(A action) {
    Require.state(!ending.over(), "reset comes first");
    Require.that(
        spec.actions().contains(action), "action (%s) must be in %s", action, spec.actions());
    boolean cutOff = !plenty && cut.test(action);
    ending = cutOff ? Ending.TRUNCATED : Ending.TERMINATED;
    return new Step<>(places.plenty(), plenty ? 1 : cutOff ? 0 : 0.4, ending);
  }
}
