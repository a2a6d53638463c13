package org.plaudit.experiments.config;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Likelihood;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Teacher;
import org.plaudit.core.feedback.Yardstick;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.random.Seed;

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

  /** Adds what is wrong; returns what does not go together, if something does not. */
  static Optional<Misfit> of(Arm arm, Catalog catalog, Problems problems, Scope scope) {
    return new Checks(arm, problems, scope).all(catalog);
  }

  private Optional<Misfit> all(Catalog catalog) {
    Optional<Learner.Factory> factory = part("learner", () -> arm.factory(catalog));
    factory.ifPresent(this::lesson);
    arm.reward().model().ifPresent(by -> part("reward", () -> by.create(catalog.rewards())));
    Optional<Teacher> teacher = arm.people().flatMap(people -> teacher(people, catalog));
    if (factory.isEmpty() || !worldStands(catalog)) {
      return Optional.empty();
    }
    Optional<Env<?, ?>> seen = part("learner", () -> arm.knowing(catalog));
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    try (Env<?, ?> world = seen.get()) {
      spec(world.spec());
      return factory
          .get()
          .unfit(world.spec())
          .map(reason -> Misfit.learner(arm.learner().id(), arm.env().world().id(), reason))
          .or(() -> taught(factory.get()))
          .or(() -> teacher.flatMap(asked -> asked(asked, catalog, world)));
    }
  }

  private Misfit learner(String reason) {
    return Misfit.of("learner.id", arm.learner().id(), reason);
  }

  private Optional<Teacher> teacher(People people, Catalog catalog) {
    for (int i = 0; i < people.traits().size(); i++) {
      Choice trait = people.traits().get(i);
      part("oracle[" + (i + 1) + "]", () -> trait.create(catalog.traits()));
    }
    for (int i = 0; i < people.feedback().size(); i++) {
      Choice select = people.feedback().get(i).select();
      part(place(people, i) + ".select", () -> select.create(catalog.selectors()));
    }
    return part(
        people.traits().isEmpty() ? "oracle" : "oracle[0]",
        () -> people.oracle().create(catalog.oracles()));
  }

  private static String place(People people, int i) {
    return people.feedback().size() == 1 ? "feedback" : "feedback[" + i + "]";
  }

  /** Whether there is anything that the learner can learn from. */
  private Optional<Misfit> taught(Learner.Factory factory) {
    boolean nothing = arm.reward() instanceof RewardSource.Nothing;
    if (nothing && factory.rewarded() && !arm.learner().id().equals("random")) {
      return Optional.of(
          learner("learns from rewards, and reward: none gives it none. Maybe write reward: task"));
    }
    Set<Class<? extends Feedback>> brought = arm.people().map(People::brings).orElse(Set.of());
    if (arm.reward().model().isPresent()
        && !factory.rewarded()
        && !arm.learner().id().equals("random")) {
      return Optional.of(learner("learns nothing from a learned reward. Maybe write reward: none"));
    }
    if (!factory.feedback().isEmpty()
        && !factory.rewarded()
        && Collections.disjoint(factory.feedback(), brought)) {
      return Optional.of(
          learner(
              "learns from "
                  + named(factory.feedback())
                  + ", which nobody gives it. "
                  + remedy(factory.feedback())));
    }
    return Optional.empty();
  }

  /** Whether each kind of question can be answered there, and somebody wants the answers. */
  private Optional<Misfit> asked(Teacher teacher, Catalog catalog, Env<?, ?> world) {
    People people = arm.people().orElseThrow();
    boolean expert = world.find(Expert.class).isPresent();
    Set<Class<? extends Feedback>> wanted =
        Wanted.by(Optional.of(arm.learner()), arm.reward(), catalog);
    for (int i = 0; i < people.feedback().size(); i++) {
      Asking asking = people.feedback().get(i).asking();
      String word = asking.query().word();
      String path = place(people, i) + ".query";
      if (!world.spec().asks().contains(asking.needs())) {
        return Optional.of(
            Misfit.of(
                path,
                word,
                "makes no sense in %s, which offers %s."
                    .formatted(world.spec().id(), world.spec().asks())));
      }
      if (Collections.disjoint(asking.brings(), wanted)) {
        return Optional.of(
            Misfit.of(
                path,
                word,
                "brings %s, but what learns here learns from %s. %s"
                    .formatted(named(asking.brings()), named(wanted), remedy(wanted))));
      }
      Optional<String> silent = teacher.unfit(asking.query().asks(), world.spec(), expert);
      if (silent.isPresent()) {
        return Optional.of(
            Misfit.of(
                path,
                word,
                "cannot be answered by %s in %s: %s"
                    .formatted(people.oracle().id(), world.spec().id(), silent.get())));
      }
    }
    part("oracle", () -> born(people, teacher, catalog, world));
    return model(people, catalog);
  }

  /** Somebody of that kind, who finds out whether the options fit this world. */
  @SuppressWarnings("unchecked") // An expert and objectives of a world are of its own types.
  private static <O, A> Likelihood<O, A> born(
      People people, Teacher teacher, Catalog catalog, Env<O, A> world) {
    Setting<O, A> setting =
        new Setting<>(
            world.spec(),
            segment -> List.of(),
            Seed.of(0),
            0,
            people.raters().people(),
            new Yardstick(0, 1),
            () -> world,
            world.find(Expert.class).map(found -> (Expert<O, A>) found),
            world.find(Objectives.class).map(found -> (Objectives<O, A>) found));
    Likelihood<O, A> person = teacher.person(setting);
    for (Choice trait : people.traits()) {
      person = trait.create(catalog.traits()).over(person, setting);
    }
    return person;
  }

  private Optional<Misfit> model(People people, Catalog catalog) {
    return arm.reward()
        .model()
        .filter(
            by -> Collections.disjoint(by.create(catalog.rewards()).feedback(), people.brings()))
        .map(
            by ->
                Misfit.of(
                    "reward",
                    by.id(),
                    "is fitted to %s, which nobody gives. %s"
                        .formatted(
                            named(by.create(catalog.rewards()).feedback()),
                            remedy(by.create(catalog.rewards()).feedback()))));
  }

  /** As in {@code correction, preference}. */
  static String named(Set<Class<? extends Feedback>> kinds) {
    return String.join(
        ", ",
        kinds.stream()
            .map(kind -> kind.getSimpleName().toLowerCase(Locale.ROOT))
            .sorted()
            .toList());
  }

  private static String remedy(Set<Class<? extends Feedback>> wanted) {
    for (Asking.Kind kind : Asking.Kind.values()) {
      if (wanted.contains(kind.feedback())) {
        return "Maybe write feedback: {query: " + kind.word() + "}.";
      }
    }
    return "Maybe choose another learner.";
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
    arm.people()
        .ifPresent(
            people -> {
              for (int i = 0; i < people.feedback().size(); i++) {
                asking(people.feedback().get(i).asking(), place(people, i), spec);
              }
            });
  }

  private void asking(Asking asking, String path, EnvSpec<?, ?> spec) {
    if (asking.query() == Asking.Kind.DEMONSTRATE) {
      return;
    }
    if (spec.limit().isPresent() && asking.segment() > spec.limit().getAsInt()) {
      problems.add(
          scope,
          path + ".segment",
          "(%d) must not exceed the longest episode (%d steps) of %s. Maybe write %d."
              .formatted(
                  asking.segment(),
                  spec.limit().getAsInt(),
                  spec.id(),
                  Math.max(1, spec.limit().getAsInt() / 2)));
    }
    if (arm.steps() < (long) asking.shown() * asking.segment()) {
      problems.add(
          scope,
          "learner.steps",
          "(%d) leaves no room for %s to %s. Maybe write %d."
              .formatted(
                  arm.steps(),
                  asking.shown() == 1
                      ? "a segment of %d steps".formatted(asking.segment())
                      : "%s segments of %d steps"
                          .formatted(
                              asking.shown() == 2 ? "two" : asking.shown(), asking.segment()),
                  asking.query().word(),
                  100L * asking.segment()));
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
}
