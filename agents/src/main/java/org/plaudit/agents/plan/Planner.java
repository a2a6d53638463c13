package org.plaudit.agents.plan;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plaudit.agents.policy.TableLayout;
import org.plaudit.agents.policy.TablePolicy;
import org.plaudit.agents.policy.TableState;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;

/** What planners share: a table of action values, made from a world's exact model. */
abstract class Planner<O, A> implements Learner<O, A> {
  private final int mark;
  private final EnvSpec<O, A> spec;

  final TableLayout layout;

  /** (states, actions). */
  final double[] values;

  /**
   * @param mark what its saved states begin with
   */
  Planner(int mark, EnvSpec<O, A> spec) {
    this.mark = mark;
    this.spec = spec;
    this.layout = TableLayout.of(spec);
    this.values = new double[layout.size()];
  }

  /** Planners of a kind. */
  abstract static class PlannerFactory implements Factory {
    private final int horizon;

    /**
     * @param horizon steps that pass in the world between two lessons
     */
    PlannerFactory(int horizon) {
      this.horizon = horizon;
    }

    /** It reads the world's own rewards off the model, whatever the run's reward is. */
    @Override
    public final boolean rewarded() {
      return false;
    }

    @Override
    public final Optional<String> unfit(EnvSpec<?, ?> spec) {
      if (!spec.abilities().contains(Ability.TABULAR)) {
        return Optional.of(
            "it has no exact model (Tabular) to plan with. Maybe q-learning, or a learner with a network, as ppo.");
      }
      // A model names all moves of a state; which of them are legal there, it does not know.
      return TableLayout.unfit(spec)
          .or(
              () ->
                  TableLayout.of(spec).masked()
                      ? Optional.of(
                          "its moves are masked, which its model does not know. Maybe q-learning.")
                      : Optional.empty());
    }

    @Override
    public final int horizon() {
      return horizon;
    }
  }

  static void requireDiscount(double discount) {
    Require.that(
        discount >= 0 && discount < 1,
        "discount (%s) must lie in [0, 1), or values need not be finite. Maybe 0.99.",
        discount);
  }

  static void requireTolerance(double tolerance) {
    Require.that(
        tolerance > 0 && Double.isFinite(tolerance),
        "tolerance (%s) must be positive. Maybe 1e-10.",
        tolerance);
  }

  static void requireHorizon(int horizon) {
    Require.that(horizon >= 1, "horizon (%d) must be at least 1. Maybe 100.", horizon);
  }

  /** Improves the table; what happened. */
  abstract Metrics improve(Backups model);

  @Override
  @SuppressWarnings("rawtypes")
  public final Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Model.class);
  }

  @Override
  public final Metrics learn(List<Lesson<O, A>> lessons) {
    List<Backups> models = lessons.stream().map(this::read).toList();
    Metrics metrics = Metrics.none();
    for (Backups model : models) {
      metrics = improve(model);
    }
    return metrics;
  }

  private Backups read(Lesson<O, A> lesson) {
    if (!(lesson instanceof Lesson.Model<O, A> given)) {
      throw new IllegalArgumentException(
          "lesson (%s) must be Model".formatted(lesson.getClass().getSimpleName()));
    }
    Tabular model = given.model();
    Require.that(
        model.states() == layout.states() && model.actions() == layout.moves(),
        "the model of %s has %d states and %d actions, but the world shows %d and takes %d",
        spec.id(),
        model.states(),
        model.actions(),
        layout.states(),
        layout.moves());
    return Backups.of(model);
  }

  /** The best action by the table; of several, one at random. */
  @Override
  public final Policy<O, A> policy() {
    return TablePolicy.exploring(spec, layout, values, new double[layout.states()]);
  }

  /** The best action by the table; of several, the first. */
  @Override
  public final Policy<O, A> best() {
    return TablePolicy.greedy(spec, layout, values);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(mark);
    TableState.write(out, values);
  }

  @Override
  public void load(DataInput in) throws IOException {
    TableState.expect(in, mark, getClass().getSimpleName());
    double[] saved = TableState.readValues(in, values.length);
    loadMore(in);
    System.arraycopy(saved, 0, values, 0, values.length);
  }

  /** Reads what a planner saved besides. */
  void loadMore(DataInput in) throws IOException {}
}
