package org.plaudit.experiments.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.reward.RewardModel;

/**
 * Everything that can be put together: each world with each learner, each kind of simulated person
 * and each kind of question, and why what does not go together does not. Follows from the catalog
 * alone, so that whatever is added to it takes its place here by itself.
 */
public final class Grid {
  private static final String TASK = "task";
  private static final String NONE = "none";

  private final Catalog catalog;

  private Grid(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * One combination.
   *
   * @param reward where the learner's reward comes from: {@code task}, {@code none}, or the id of a
   *     reward model
   * @param refusal why it cannot run, in a sentence; empty if it can
   */
  public record Cell(
      String world,
      String learner,
      String teacher,
      Asking.Kind query,
      String reward,
      Optional<String> refusal) {}

  /** How answers of one kind reach a learner. */
  private record Route(String reward, Optional<String> refusal) {}

  /** All cells, by world, learner, teacher and question, in the catalog's order. */
  public static List<Cell> of(Catalog catalog, List<String> worlds) {
    Grid grid = new Grid(catalog);
    List<Cell> cells = new ArrayList<>();
    for (String world : worlds) {
      for (Entry<Learner.Factory> learner : catalog.learners().entries()) {
        for (var teacher : catalog.oracles().entries()) {
          for (Asking.Kind query : Asking.Kind.values()) {
            cells.add(grid.cell(world, learner, teacher.id(), query));
          }
        }
      }
    }
    return cells;
  }

  private Cell cell(
      String world, Entry<Learner.Factory> learner, String teacher, Asking.Kind query) {
    Route route = route(learner.create(), query.feedback());
    Optional<String> refusal =
        route.refusal().or(() -> refusal(world, learner.id(), teacher, query, route.reward()));
    return new Cell(world, learner.id(), teacher, query, route.reward(), refusal);
  }

  private Route route(Learner.Factory learner, Class<? extends Feedback> brought) {
    if (learner.feedback().contains(brought)) {
      return new Route(learner.rewarded() ? TASK : NONE, Optional.empty());
    }
    String kind = Checks.named(Set.of(brought));
    if (!learner.rewarded()) {
      return new Route(
          NONE,
          Optional.of(
              learner.feedback().isEmpty()
                  ? "it learns neither from rewards nor from feedback."
                  : "it learns from %s alone.".formatted(Checks.named(learner.feedback()))));
    }
    return catalog.rewards().entries().stream()
        .filter(entry -> reads(entry, brought))
        .min(
            Comparator.comparingInt((Entry<RewardModel.Factory> e) -> e.create().feedback().size())
                .thenComparing(Entry::id))
        .map(entry -> new Route(entry.id(), Optional.empty()))
        .orElseGet(() -> new Route(NONE, Optional.of("no reward model reads " + kind + ".")));
  }

  private static boolean reads(
      Entry<RewardModel.Factory> model, Class<? extends Feedback> brought) {
    return model.create().feedback().contains(brought);
  }

  /** What a config of this cell would be refused for. */
  private Optional<String> refusal(
      String world, String learner, String teacher, Asking.Kind query, String reward) {
    Problems problems = new Problems(new Places("grid"));
    List<String> reasons = new ArrayList<>();
    Optional<Arm> arm =
        new ArmReader(catalog, problems, Scope.SHARED)
            .read(
                "grid",
                tree(world, learner, teacher, query, reward),
                misfit -> reasons.add(misfit.reason()));
    try {
      problems.raise();
    } catch (BadInput e) {
      reasons.addAll(e.problems());
    }
    return arm.isPresent() ? Optional.empty() : reasons.stream().findFirst();
  }

  /** A config of one cell, with defaults for all that a cell does not say. */
  static Map<String, Object> tree(
      String world, String learner, String teacher, Asking.Kind query, String reward) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("env", Map.of("id", world));
    tree.put("learner", Map.of("id", learner));
    tree.put("oracle", Map.of("id", teacher));
    tree.put("feedback", Map.of("query", query.word(), "segment", 1));
    tree.put("reward", reward(reward));
    return tree;
  }

  /**
   * One arm for each learner and kind of question that run together in one of the worlds at least,
   * as they stand under {@code arms} in a config, with the settings of {@link Small}.
   */
  public static String arms(Catalog catalog, List<String> worlds, String teacher) {
    Small small = Small.shipped();
    Map<String, Object> arms = new LinkedHashMap<>();
    Map<String, Entry<Learner.Factory>> learners = new LinkedHashMap<>();
    catalog.learners().entries().forEach(entry -> learners.put(entry.id(), entry));
    for (String learner : learners.keySet()) {
      for (Asking.Kind query : Asking.Kind.values()) {
        Grid grid = new Grid(catalog);
        worlds.stream()
            .map(world -> grid.cell(world, learners.get(learner), teacher, query))
            .filter(cell -> cell.refusal().isEmpty())
            .findFirst()
            .ifPresent(cell -> arms.put(Small.name(cell), small.settle(cell, arm(cell))));
      }
    }
    return YamlWriter.write(Map.of("arms", arms));
  }

  private static Map<String, Object> arm(Cell cell) {
    Map<String, Object> arm = new LinkedHashMap<>();
    arm.put("learner", Tree.single(List.of("id"), cell.learner()));
    arm.put("feedback", Tree.single(List.of("query"), cell.query().word()));
    arm.put("reward", reward(cell.reward()));
    return arm;
  }

  private static Object reward(String reward) {
    return List.of(TASK, NONE).contains(reward) ? reward : Tree.single(List.of("id"), reward);
  }

  /** Every single-agent world that is there without another program. */
  public static List<String> worlds(Catalog catalog) {
    return catalog.worlds().entries().stream().map(Entry::id).toList();
  }

  /** Ids of nothing at all are refused before any cell is tried. */
  public static List<String> known(Catalog catalog, List<String> wanted) {
    wanted.forEach(id -> catalog.worlds().get(id));
    return Collections.unmodifiableList(wanted);
  }
}
