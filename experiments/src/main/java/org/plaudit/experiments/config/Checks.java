package org.plaudit.experiments.config;

import java.util.Optional;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;

/** Whether the parts of an arm fit together; each part by itself is in order already. */
final class Checks {
  /** Steps; more of them would not fit into memory. */
  private static final long LARGEST_LESSON = 1 << 24;

  private final Arm arm;
  private final Problems problems;
  private final Scope scope;

  private Checks(Arm arm, Problems problems, Scope scope) {
    this.arm = arm;
    this.problems = problems;
    this.scope = scope;
  }

  /** Adds what is wrong; returns why the learner cannot learn in that world, if it cannot. */
  static Optional<String> of(Arm arm, Catalog catalog, Problems problems, Scope scope) {
    return new Checks(arm, problems, scope).all(catalog);
  }

  private Optional<String> all(Catalog catalog) {
    Optional<Learner.Factory> factory = part("learner", () -> arm.factory(catalog));
    factory.ifPresent(this::lesson);
    Optional<String> misfit = Optional.empty();
    if (factory.isPresent() && worldStands(catalog)) {
      Optional<Env<?, ?>> seen = part("learner", () -> arm.world(catalog));
      if (seen.isPresent()) {
        misfit = factory.get().unfit(seen.get().spec()).map(Checks::sentence);
        spec(seen.get().spec());
        seen.get().close();
      }
    }
    arm.reward()
        .match(
            new RewardSource.Cases<Void>() {
              @Override
              public Void task(RewardSource.Task task) {
                return null;
              }

              @Override
              public Void learned(RewardSource.Learned learned) {
                part("oracle", () -> learned.oracle().create(catalog.oracles()));
                part("reward", () -> learned.model().create(catalog.rewards()));
                part(
                    "feedback.select",
                    () -> learned.feedback().select().create(catalog.selectors()));
                return null;
              }
            });
    return misfit;
  }

  private void lesson(Learner.Factory factory) {
    long rows = (long) factory.worlds() * factory.horizon();
    if (rows > LARGEST_LESSON) {
      problems.add(
          scope,
          "learner",
          "worlds (%d) times horizon (%d) must be at most %d, which is one lesson. Maybe 8 and 256."
              .formatted(factory.worlds(), factory.horizon(), LARGEST_LESSON));
    }
  }

  /** Whether the world can be made, wrapper by wrapper. */
  private boolean worldStands(Catalog catalog) {
    Optional<Env<?, ?>> made = part("env", () -> arm.env().world().create(catalog.worlds()));
    for (int i = 0; i < arm.env().wrap().size() && made.isPresent(); i++) {
      Env<?, ?> inner = made.get();
      Choice wrapper = arm.env().wrap().get(i);
      String path = "env.wrap[" + i + "]";
      if (wrapper.id().equals("normalize-reward")) {
        problems.add(
            scope,
            path,
            "(normalize-reward) would change the true return, which evaluation reports."
                + " Maybe delete it: learners scale rewards by themselves.");
      }
      made = part(path, () -> wrapper.create(catalog.wrappers()).wrap(inner));
      if (made.isEmpty()) {
        inner.close();
      }
    }
    made.ifPresent(Env::close);
    return made.isPresent();
  }

  private void spec(EnvSpec<?, ?> spec) {
    if (spec.limit().isEmpty()) {
      problems.add(
          scope,
          "env",
          "%s has no step limit, so an episode may never end. Maybe write wrap: [{id: time-limit, steps: 1000}]."
              .formatted(spec.id()));
    }
    arm.reward()
        .match(
            new RewardSource.Cases<Void>() {
              @Override
              public Void task(RewardSource.Task task) {
                return null;
              }

              @Override
              public Void learned(RewardSource.Learned learned) {
                asking(learned.feedback().asking(), spec);
                return null;
              }
            });
  }

  private void asking(Asking asking, EnvSpec<?, ?> spec) {
    if (!spec.asks().contains(Asks.COMPARISON)) {
      problems.add(
          scope,
          "feedback.query",
          "(compare) makes no sense in %s, which offers %s.".formatted(spec.id(), spec.asks()));
    }
    if (spec.limit().isPresent() && asking.segment() > spec.limit().getAsInt()) {
      problems.add(
          scope,
          "feedback.segment",
          "(%d) must not exceed the longest episode (%d steps) of %s. Maybe write %d."
              .formatted(
                  asking.segment(),
                  spec.limit().getAsInt(),
                  spec.id(),
                  Math.max(1, spec.limit().getAsInt() / 2)));
    }
    if (arm.steps() < 2L * asking.segment()) {
      problems.add(
          scope,
          "learner.steps",
          "(%d) leaves no room for two segments of %d steps to compare. Maybe write %d."
              .formatted(arm.steps(), asking.segment(), 100L * asking.segment()));
    }
  }

  /** Makes a part; what it says against its options is a problem at {@code path}. */
  private <T> Optional<T> part(String path, java.util.function.Supplier<? extends T> maker) {
    try {
      return Optional.of(maker.get());
    } catch (BadInput e) {
      e.problems().forEach(problem -> problems.add(scope, path, problem));
    } catch (IllegalArgumentException e) {
      problems.add(scope, path, String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private static String sentence(String reason) {
    return reason.endsWith(".") ? reason : reason + ".";
  }
}
