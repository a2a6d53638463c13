package org.plaudit.experiments.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.plaudit.core.BadInput;
import org.plaudit.core.Require;
import org.plaudit.core.Suggest;
import org.plaudit.core.catalog.Binder;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Option;
import org.plaudit.core.catalog.Shelf;

/** Makes an {@link Arm} of a plain tree: ids through the catalog, options through its records. */
final class ArmReader {
  /** What an arm may say; in the order in which a config is written. */
  static final List<String> KEYS =
      List.of("env", "learner", "oracle", "feedback", "reward", "evaluate");

  private final Catalog catalog;
  private final Problems problems;
  private final Scope scope;

  /** The length of training, which every learner has. */
  private record Steps(long steps) {
    private Steps {
      Require.that(steps >= 1, "steps (%d) must be at least 1. Maybe write 100_000.", steps);
    }
  }

  /**
   * @param scope where the arm's values may stand
   */
  ArmReader(Catalog catalog, Problems problems, Scope scope) {
    this.catalog = catalog;
    this.problems = problems;
    this.scope = scope;
  }

  /** The arm; empty if there are problems, which have been added. A misfit is one. */
  Optional<Arm> read(String name, Map<String, Object> tree) {
    return read(
        name,
        tree,
        (arm, reason) ->
            problems.add(
                scope,
                "learner.id",
                "(%s) cannot learn in %s: %s"
                    .formatted(arm.learner().id(), arm.env().world().id(), reason)));
  }

  /**
   * The same, but what happens to a misfit is the caller's affair.
   *
   * @param misfit told of an arm whose learner cannot learn in its world, and why, in a sentence
   */
  Optional<Arm> read(String name, Map<String, Object> tree, BiConsumer<Arm, String> misfit) {
    int before = problems.count();
    Optional<EnvConfig> env = env(tree);
    Optional<Choice> learner =
        required(tree, "learner", catalog.learners(), List.of("steps"), "{id: ppo}");
    Map<String, Object> learns = Tree.map(tree.get("learner"));
    learns.keySet().retainAll(List.of("steps"));
    Optional<Steps> steps = steps(learns);
    Optional<Evaluation> evaluate =
        plain(Evaluation.defaults(), tree, "evaluate", "{every: 5_000}");
    Optional<RewardSource> reward = reward(tree);
    if (problems.count() > before
        || env.isEmpty()
        || learner.isEmpty()
        || steps.isEmpty()
        || evaluate.isEmpty()
        || reward.isEmpty()) {
      return Optional.empty();
    }
    Arm arm =
        new Arm(name, env.get(), learner.get(), steps.get().steps(), reward.get(), evaluate.get());
    Optional<String> reason = Checks.of(arm, catalog, problems, scope);
    reason.ifPresent(why -> misfit.accept(arm, why));
    return reason.isPresent() ? Optional.empty() : Optional.of(arm);
  }

  /** Their problems are named where they stand, which need not be where the learner is named. */
  private Optional<Steps> steps(Map<String, Object> given) {
    Binder binder = new Binder();
    Optional<Steps> steps = binder.bind(new Steps(100_000), given, "learner");
    binder.problems().forEach(problem -> problems.add(scope, "learner.steps", problem.message()));
    return steps;
  }

  private Optional<EnvConfig> env(Map<String, Object> tree) {
    Optional<Choice> world =
        required(tree, "env", catalog.worlds(), List.of("wrap"), "{id: CartPole-v1}");
    Object given = Tree.map(tree.get("env")).getOrDefault("wrap", List.of());
    if (!(given instanceof List<?> wrappers)) {
      problems.add(
          scope, "env.wrap", "(" + given + ") must be a list. Maybe write [" + given + "].");
      return Optional.empty();
    }
    List<Choice> wrap = new ArrayList<>();
    for (int i = 0; i < wrappers.size(); i++) {
      Object one = wrappers.get(i);
      Object spelled = one instanceof String id ? Map.of("id", id) : one;
      choice(catalog.wrappers(), spelled, "env.wrap[" + i + "]", List.of()).ifPresent(wrap::add);
    }
    return wrap.size() == wrappers.size()
        ? world.map(chosen -> new EnvConfig(chosen, wrap))
        : Optional.empty();
  }

  private Optional<RewardSource> reward(Map<String, Object> tree) {
    // Oracle and feedback are checked wherever they stand, used or not.
    Optional<Choice> oracle =
        tree.containsKey("oracle")
            ? choice(catalog.oracles(), tree.get("oracle"), "oracle", List.of())
            : Optional.empty();
    Optional<FeedbackConfig> feedback =
        tree.containsKey("feedback") ? feedback(tree.get("feedback")) : Optional.empty();
    if (!tree.containsKey("reward")) {
      problems.add(
          scope, "reward", "is missing. Maybe write reward: learned, or task for the true one.");
      return Optional.empty();
    }
    Object given = tree.get("reward");
    if ("task".equals(given)) {
      return Optional.of(new RewardSource.Task());
    }
    Optional<Choice> model = choice(catalog.rewards(), given, "reward", List.of());
    if (!tree.containsKey("oracle")) {
      problems.add(
          scope,
          "oracle",
          "is missing, but the reward is learned from its answers. Maybe write oracle: {id: boltzmann}.");
    }
    if (!tree.containsKey("feedback")) {
      problems.add(
          scope,
          "feedback",
          "is missing, but the reward is learned from it."
              + " Maybe write feedback: {budget: 500, segment: 50}.");
    }
    return model.isPresent() && oracle.isPresent() && feedback.isPresent()
        ? Optional.of(new RewardSource.Learned(model.get(), oracle.get(), feedback.get()))
        : Optional.empty();
  }

  private Optional<FeedbackConfig> feedback(Object given) {
    if (!(given instanceof Map)) {
      problems.add(
          scope, "feedback", "(" + given + ") must be a mapping. Maybe write {budget: 500}.");
      return Optional.empty();
    }
    Map<String, Object> options = Tree.map(given);
    Object select = options.getOrDefault("select", Map.of("id", "disagreement"));
    Optional<Choice> selector = choice(catalog.selectors(), select, "feedback.select", List.of());
    List<String> known = new ArrayList<>(keys(Asking.defaults()));
    known.add("select");
    Optional<Asking> asking =
        bind(Asking.defaults(), without(options, known, List.of("select"), "feedback"), "feedback");
    return selector.flatMap(chosen -> asking.map(ask -> new FeedbackConfig(chosen, ask)));
  }

  private <C extends Record> Optional<C> plain(
      C defaults, Map<String, Object> tree, String key, String example) {
    Object given = tree.getOrDefault(key, Map.of());
    if (!(given instanceof Map)) {
      problems.add(scope, key, "(" + given + ") must be a mapping. Maybe write " + example + ".");
      return Optional.empty();
    }
    return bind(defaults, Tree.map(given), key);
  }

  private <P> Optional<Choice> required(
      Map<String, Object> tree, String key, Shelf<P> shelf, List<String> own, String example) {
    if (!tree.containsKey(key)) {
      problems.add(scope, key, "is missing. Maybe write " + key + ": " + example + ".");
      return Optional.empty();
    }
    return choice(shelf, tree.get(key), key, own);
  }

  /**
   * @param own keys of the mapping that are not the entry's options
   */
  private <P> Optional<Choice> choice(Shelf<P> shelf, Object given, String path, List<String> own) {
    Map<String, Object> options = Tree.map(given);
    if (!(options.get("id") instanceof String id)) {
      problems.add(
          scope,
          path,
          "names no %s. Maybe write {id: NAME}; known: %s."
              .formatted(
                  shelf.noun(),
                  String.join(", ", shelf.entries().stream().map(Entry::id).toList())));
      return Optional.empty();
    }
    try {
      Optional<Entry<P>> entry = shelf.find(id);
      if (entry.isEmpty()) {
        problems.add(scope, path + ".id", shelf.unknown(id));
        return Optional.empty();
      }
      Record defaults = entry.get().defaults();
      List<String> known = new ArrayList<>(keys(defaults));
      List<String> mine = new ArrayList<>(own);
      mine.add("id");
      known.addAll(mine);
      return bind(defaults, without(options, known, mine, path), path)
          .map(bound -> new Choice(id, bound));
    } catch (BadInput e) {
      e.problems().forEach(problem -> problems.add(scope, path + ".id", problem));
    } catch (IllegalArgumentException e) {
      problems.add(scope, path + ".id", String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  /** The options without the keys that are {@code mine}; those that nobody knows are problems. */
  private Map<String, Object> without(
      Map<String, Object> options, List<String> known, List<String> mine, String path) {
    Map<String, Object> rest = new LinkedHashMap<>();
    options.forEach(
        (key, value) -> {
          if (!known.contains(key)) {
            String remedy = Suggest.maybe(key, known);
            problems.add(
                scope,
                path + "." + key,
                "unknown key."
                    + (remedy.isEmpty() ? " Known: " + String.join(", ", known) + "." : remedy));
          } else if (!mine.contains(key)) {
            rest.put(key, value);
          }
        });
    return rest;
  }

  private static List<String> keys(Record defaults) {
    return Option.of(defaults).stream().map(Option::key).toList();
  }

  private <C extends Record> Optional<C> bind(C defaults, Map<String, Object> given, String path) {
    Binder binder = new Binder();
    Optional<C> bound = binder.bind(defaults, given, path);
    binder.problems().forEach(problem -> problems.add(scope, problem));
    return bound;
  }
}
