package org.plaudit.experiments.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
      List.of("env", "learner", "oracle", "raters", "feedback", "reward", "evaluate", "stop");

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
    return read(name, tree, misfit -> problems.add(scope, misfit.path(), misfit.message()));
  }

  /**
   * The same, but what happens to a misfit is the caller's affair.
   *
   * @param misfit told of an arm whose parts do not go together
   */
  Optional<Arm> read(String name, Map<String, Object> tree, Consumer<Misfit> misfit) {
    int before = problems.count();
    Optional<EnvConfig> env = env(tree);
    Optional<Choice> learner =
        required(tree, "learner", catalog.learners(), List.of("steps"), "{id: ppo}");
    Map<String, Object> learns = Tree.map(tree.get("learner"));
    learns.keySet().retainAll(List.of("steps"));
    Optional<Steps> steps = steps(learns);
    Optional<Evaluation> evaluate =
        plain(Evaluation.defaults(), tree, "evaluate", "{every: 5_000}");
    Optional<StopRule> stop = plain(StopRule.never(), tree, "stop", "{kl: 5}");
    Optional<RewardSource> reward = reward(tree);
    Said said = said(tree);
    Optional<People> people = reward.flatMap(source -> people(said, learner, source));
    if (problems.count() > before
        || env.isEmpty()
        || learner.isEmpty()
        || steps.isEmpty()
        || evaluate.isEmpty()
        || reward.isEmpty()
        || stop.isEmpty()) {
      return Optional.empty();
    }
    Arm arm =
        new Arm(
            name,
            env.get(),
            learner.get(),
            steps.get().steps(),
            reward.get(),
            people,
            evaluate.get(),
            stop.get());
    Optional<Misfit> found = Checks.of(arm, catalog, problems, scope);
    found.ifPresent(misfit);
    return found.isPresent() ? Optional.empty() : Optional.of(arm);
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
    if (!tree.containsKey("reward")) {
      problems.add(
          scope,
          "reward",
          "is missing. Maybe write reward: learned, or task for the true one, or none.");
      return Optional.empty();
    }
    Object given = tree.get("reward");
    if ("task".equals(given)) {
      return Optional.of(new RewardSource.Task());
    }
    if ("none".equals(given)) {
      return Optional.of(new RewardSource.Nothing());
    }
    return choice(catalog.rewards(), given, "reward", List.of()).map(RewardSource.Learned::new);
  }

  /** What a config says of people, checked wherever it stands, used or not. */
  private record Said(
      boolean asks,
      boolean questions,
      List<Choice> person,
      Optional<Raters> raters,
      List<FeedbackConfig> feedback) {}

  private Said said(Map<String, Object> tree) {
    List<Choice> person = new ArrayList<>();
    Map<String, Object> places = numbered("oracle", tree.get("oracle"));
    places.forEach(
        (path, given) ->
            (person.isEmpty() && path.equals(places.keySet().iterator().next())
                    ? choice(catalog.oracles(), given, path, List.of())
                    : choice(catalog.traits(), given, path, List.of()))
                .ifPresent(person::add));
    List<FeedbackConfig> feedback = new ArrayList<>();
    numbered("feedback", tree.get("feedback"))
        .forEach((path, given) -> feedback(given, path).ifPresent(feedback::add));
    return new Said(
        !places.isEmpty(),
        tree.containsKey("feedback"),
        person,
        plain(Raters.defaults(), tree, "raters", "{people: 10}"),
        feedback);
  }

  /** What stands at a key, by its path: the one thing, or each element of a list. */
  private static Map<String, Object> numbered(String key, Object given) {
    Map<String, Object> places = new LinkedHashMap<>();
    if (given instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        places.put(key + "[" + i + "]", list.get(i));
      }
    } else if (given != null) {
      places.put(key, given);
    }
    return places;
  }

  /** Whom the learner, or the model of its reward, listens to; empty if to nobody. */
  private Optional<People> people(Said said, Optional<Choice> learner, RewardSource reward) {
    boolean listens = !Wanted.by(learner, reward, catalog).isEmpty();
    if (!listens) {
      return Optional.empty();
    }
    boolean learned = reward.model().isPresent();
    String who =
        learned
            ? "the reward is learned"
            : "learner (%s) learns".formatted(learner.map(Choice::id).orElse(""));
    if (!said.asks()) {
      problems.add(
          scope,
          "oracle",
          "is missing, but "
              + who
              + (learned ? " from its answers." : " from what people say.")
              + " Maybe write oracle: {id: boltzmann}.");
    }
    if (!said.questions()) {
      problems.add(
          scope,
          "feedback",
          "is missing, but " + who + " from it. Maybe write feedback: {budget: 500, segment: 50}.");
    }
    return said.person().isEmpty() || said.feedback().isEmpty() || said.raters().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new People(
                said.person().get(0),
                said.person().subList(1, said.person().size()),
                said.raters().get(),
                said.feedback()));
  }

  private Optional<FeedbackConfig> feedback(Object given, String path) {
    if (!(given instanceof Map)) {
      problems.add(scope, path, "(" + given + ") must be a mapping. Maybe write {budget: 500}.");
      return Optional.empty();
    }
    Map<String, Object> options = Tree.map(given);
    // Where one segment is shown at a time, there is nothing for two opinions to disagree about.
    boolean several = List.of("compare", "rank").contains(options.getOrDefault("query", "compare"));
    Object select =
        options.getOrDefault("select", Map.of("id", several ? "disagreement" : "uniform"));
    Optional<Choice> selector = choice(catalog.selectors(), select, path + ".select", List.of());
    List<String> known = new ArrayList<>(keys(Asking.defaults()));
    known.add("select");
    Optional<Asking> asking =
        bind(Asking.defaults(), without(options, known, List.of("select"), path), path);
    asking.ifPresent(
        ask ->
            ask.idle().stream()
                .filter(options::containsKey)
                .forEach(
                    key ->
                        problems.add(
                            scope,
                            path + "." + key,
                            "means nothing to query: %s. Maybe delete it."
                                .formatted(ask.query().word()))));
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
