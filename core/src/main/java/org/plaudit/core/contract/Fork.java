package org.plaudit.core.contract;

import java.util.LinkedHashMap;
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
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Vec;

/**
 * Two places, in each of which an episode takes one step. In the land of plenty, whatever is done
 * earns 1 and ends the episode. At the fork, one way earns 0.4 and ends it; the other earns nothing
 * and is cut off. Both show the land of plenty last, so that the way that is cut off is the better
 * one for those, and only those, who count what would have followed a truncation and nothing that
 * would have followed a termination.
 */
final class Fork<A> implements Env<Vec, A> {
  private static final int TERMS = 60;
  private static final Vec FORK = Vec.of(1f, 0f);
  private static final Vec PLENTY = Vec.of(0f, 1f);

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

  private final EnvSpec<Vec, A> spec;
  private final Predicate<A> cut;
  private boolean plenty;
  private Ending ending = Ending.TERMINATED;

  private Fork(Space<A> actions, Predicate<A> cut) {
    this.spec = EnvSpec.of("Fork-v0", Domain.CONTROL, Box.of(0, 1, 2), actions).withLimit(1);
    this.cut = cut;
  }

  private static Map<String, Supplier<Env<?, ?>>> shapes() {
    Map<String, Supplier<Env<?, ?>>> shapes = new LinkedHashMap<>();
    shapes.put("moves", () -> new Fork<>(Discrete.of(2), move -> move == 1));
    shapes.put("real numbers", () -> new Fork<>(Box.of(-1, 1, 1), force -> force.get(0) > 0));
    return shapes;
  }

  private static <O, A> void check(Trial<?> trial, School<O, A> school) {
    for (long seed = 1; seed <= 2; seed++) {
      Learner<O, A> learner = school.learner(seed, TERMS);
      for (int term = 0; term < TERMS; term++) {
        learner.learn(school.lessons(learner, term));
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

  @Override
  public EnvSpec<Vec, A> spec() {
    return spec;
  }

  /** Even seeds start at the fork. */
  @Override
  public Vec reset(long seed) {
    plenty = seed % 2 != 0;
    ending = Ending.RUNNING;
    return plenty ? PLENTY : FORK;
  }

  @Override
  public Step<Vec> step(A action) {
    Require.state(!ending.over(), "reset comes first");
    Require.that(
        spec.actions().contains(action), "action (%s) must be in %s", action, spec.actions());
    boolean cutOff = !plenty && cut.test(action);
    ending = cutOff ? Ending.TRUNCATED : Ending.TERMINATED;
    return new Step<>(PLENTY, plenty ? 1 : cutOff ? 0 : 0.4, ending);
  }
}
