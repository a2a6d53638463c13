package org.plaudit.agents.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.agents.Schooling;
import org.plaudit.agents.TableWorld;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.contract.LearnerContract;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.env.Tabular.Outcome;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;

class PlannersTest {
  private static final Catalog CATALOG = Catalog.of(new AgentsPlugin());

  private static Learner.Factory planners(String id, Map<String, ?> options) {
    return CATALOG.learners().get(id).create(options);
  }

  private interface Kept extends LearnerContract {
    String id();

    @Override
    default Learner.Factory learners() {
      return planners(id(), Map.of());
    }

    /** A model knows no truncation, so no planner can take one for an ending. */
    @Override
    default Optional<Learner.Factory> quickLearners() {
      return Optional.empty();
    }
  }

  @Nested
  class OfValueIteration implements Kept {
    @Override
    public String id() {
      return "value-iteration";
    }
  }

  @Nested
  class OfPolicyIteration implements Kept {
    @Override
    public String id() {
      return "policy-iteration";
    }
  }

  /** States 0, 1, 2; going on (1) leads to the next and out of the last for 1; 0 stays for 0.1. */
  private static TableWorld chain() {
    return new TableWorld(
        3,
        2,
        0,
        100,
        (state, action) ->
            action == 0
                ? TableWorld.sure(state, 0.1, false)
                : TableWorld.sure(Math.min(2, state + 1), state == 2 ? 1 : 0, state == 2));
  }

  private static Metrics lesson(Learner<Integer, Integer> planner, Tabular model) {
    return planner.learn(List.of(new Lesson.Model<>(model)));
  }

  private static Metrics plan(Planner<Integer, Integer> planner, Tabular model, int lessons) {
    Metrics metrics = Metrics.none();
    for (int i = 0; i < lessons; i++) {
      metrics = lesson(planner, model);
    }
    return metrics;
  }

  private static ValueIteration<Integer, Integer> sweeper(TableWorld world, int sweeps, double g) {
    return new ValueIteration<>(new ValueIteration.Options(sweeps, 1, g, 1e-12), world.spec());
  }

  private static PolicyIteration<Integer, Integer> judge(TableWorld world, double g) {
    return new PolicyIteration<>(new PolicyIteration.Options(1, g, 1e-12), world.spec());
  }

  @Test
  void sweepsOfValueIterationAreThoseOfTheBook() {
    TableWorld world = chain();
    ValueIteration<Integer, Integer> planner = sweeper(world, 1, 0.5);
    // V is 0 everywhere: Q is the reward.
    assertThat(lesson(planner, world).values())
        .containsEntry("bellman_residual", 1.0)
        .containsEntry("sweeps", 1.0);
    assertThat(planner.values).containsExactly(0.1, 0, 0.1, 0, 0.1, 1);
    // V is 0.1, 0.1, 1.
    assertThat(lesson(planner, world).values())
        .hasEntrySatisfying("bellman_residual", r -> assertThat(r).isCloseTo(0.4, within(1e-15)));
    assertThat(planner.values)
        .usingComparatorWithPrecision(1e-15)
        .containsExactly(0.15, 0.05, 0.15, 0.5, 0.6, 1);
    // V* is 0.25, 0.5, 1.
    plan(planner, world, 60);
    assertThat(planner.values)
        .usingComparatorWithPrecision(1e-12)
        .containsExactly(0.225, 0.25, 0.35, 0.5, 0.6, 1);
  }

  @Test
  void policyIterationJudgesThenImproves() {
    TableWorld world = chain();
    PolicyIteration<Integer, Integer> planner = judge(world, 0.5);
    // Staying for ever is worth 0.1 / (1 - 0.5) = 0.2; only out of the last state is 1 more.
    Metrics first = lesson(planner, world);
    assertThat(planner.values)
        .usingComparatorWithPrecision(1e-11)
        .containsExactly(0.2, 0.1, 0.2, 0.1, 0.2, 1);
    assertThat(first.values()).containsEntry("policy_changes", 1.0);
    assertThat(first.values().get("bellman_residual")).isCloseTo(0.8, within(1e-11));
    assertThat(lesson(planner, world).values()).containsEntry("policy_changes", 1.0);
    assertThat(lesson(planner, world).values()).containsEntry("policy_changes", 1.0);
    Metrics last = lesson(planner, world);
    assertThat(last.values()).containsEntry("policy_changes", 0.0);
    assertThat(last.values().get("bellman_residual")).isLessThan(1e-11);
    assertThat(planner.values)
        .usingComparatorWithPrecision(1e-11)
        .containsExactly(0.225, 0.25, 0.35, 0.5, 0.6, 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void bothFindWhatTryingAllPoliciesFinds(long seed) {
    TableWorld world = anyWorld(Seed.of(seed).generator(), 4, 3);
    double[] right = bruteForce(world, 0.9);
    ValueIteration<Integer, Integer> sweeper = sweeper(world, 1_000, 0.9);
    PolicyIteration<Integer, Integer> judge = judge(world, 0.9);
    plan(sweeper, world, 1);
    plan(judge, world, 10);
    Backups model = Backups.of(world);
    assertThat(model.best(sweeper.values))
        .usingComparatorWithPrecision(1e-9)
        .containsExactly(right);
    assertThat(model.best(judge.values)).usingComparatorWithPrecision(1e-9).containsExactly(right);
  }

  private static TableWorld anyWorld(Pcg64 rng, int states, int actions) {
    List<List<Outcome>> table = new ArrayList<>();
    for (int pair = 0; pair < states * actions; pair++) {
      double split = rng.uniform(0.1, 0.9);
      table.add(
          List.of(
              new Outcome(split, rng.nextInt(states), rng.uniform(-1, 1), rng.nextInt(4) == 0),
              new Outcome(1 - split, rng.nextInt(states), rng.uniform(-1, 1), false)));
    }
    return new TableWorld(
        states, actions, 0, 10, (state, action) -> table.get(state * actions + action));
  }

  /** The best value of each state over all policies, each solved for exactly. */
  private static double[] bruteForce(TableWorld world, double discount) {
    int states = world.states();
    double[] best = new double[states];
    java.util.Arrays.fill(best, Double.NEGATIVE_INFINITY);
    int policies = (int) Math.pow(world.actions(), states);
    for (int policy = 0; policy < policies; policy++) {
      double[][] rows = new double[states][states + 1];
      int code = policy;
      for (int state = 0; state < states; state++, code /= world.actions()) {
        rows[state][state] = 1;
        for (Outcome outcome : world.outcomes(state, code % world.actions())) {
          rows[state][states] += outcome.probability() * outcome.reward();
          rows[state][outcome.next()] -= outcome.terminal() ? 0 : discount * outcome.probability();
        }
      }
      double[] values = solved(rows);
      for (int state = 0; state < states; state++) {
        best[state] = Math.max(best[state], values[state]);
      }
    }
    return best;
  }

  /** Gauss and Jordan, on rows whose diagonal dominates. */
  private static double[] solved(double[][] rows) {
    int n = rows.length;
    for (int pivot = 0; pivot < n; pivot++) {
      for (int row = 0; row < n; row++) {
        double share = row == pivot ? 0 : rows[row][pivot] / rows[pivot][pivot];
        for (int column = 0; column <= n; column++) {
          rows[row][column] -= share * rows[pivot][column];
        }
      }
    }
    double[] x = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = rows[i][n] / rows[i][i];
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(strings = {"value-iteration", "policy-iteration"})
  void theShortestPathRunsAlongTheCliff(String id) {
    TableWorld world = TableWorld.cliff();
    Learner<Integer, Integer> planner = planners(id, Map.of()).create(world.spec(), 1, Seed.of(1));
    for (int i = 0; i < 20; i++) {
      lesson(planner, world);
    }
    assertThat(Schooling.path(world, planner.best())).containsExactly(10, 5, 6, 7, 8, 9, 14);
  }

  @Test
  void equallyGoodActionsDoNotTakeTurns() {
    // All actions do the same, and a third of what follows cannot be written exactly.
    TableWorld world =
        new TableWorld(
            3,
            3,
            0,
            10,
            (state, action) ->
                List.of(
                    new Outcome(1 / 3., action, 1 / 3., false),
                    new Outcome(1 / 3., (action + 1) % 3, 1 / 3., false),
                    new Outcome(1 / 3., (action + 2) % 3, 1 / 3., false)));
    PolicyIteration<Integer, Integer> planner =
        new PolicyIteration<>(new PolicyIteration.Options(1, 0.999, 1e-300), world.spec());
    for (int i = 0; i < 5; i++) {
      assertThat(lesson(planner, world).values()).containsEntry("policy_changes", 0.0);
    }
  }

  @Test
  void worldsThatDoNotFitAreRefusedWithTheReason() {
    Learner.Factory factory = planners("value-iteration", Map.of());
    EnvSpec<Integer, Integer> blind =
        EnvSpec.of("Blind-v0", Domain.GRID, Discrete.of(3), Discrete.of(2));
    assertThat(factory.unfit(blind).orElseThrow())
        .isEqualTo(
            "it has no exact model (Tabular) to plan with. Maybe q-learning, or a learner with a"
                + " network, as ppo.");
    assertThat(factory.unfit(chain().spec().withObservations(Box.of(0, 1, 2))).orElseThrow())
        .startsWith("its observations are Box, but a table needs numbered states (Discrete).");
    assertThat(factory.unfit(chain().spec())).isEmpty();
  }

  @Test
  void aModelOfAnotherWorldIsRefused() {
    ValueIteration<Integer, Integer> planner = sweeper(chain(), 1, 0.5);
    assertThatThrownBy(() -> lesson(planner, TableWorld.cliff()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the model of Table-v0 has 15 states and 4 actions, but the world shows 3 and takes 2");
    TableWorld broken =
        new TableWorld(3, 2, 0, 9, (state, action) -> TableWorld.sure(state + 1, 0, false));
    assertThatThrownBy(() -> lesson(planner, broken))
        .hasMessage("next (3) of state 2, action 0 must lie in [0, 3)");
    assertThat(planner.values).containsOnly(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sweeps | 0 | sweeps (0) must be at least 1. Maybe 20.",
        "horizon | 0 | horizon (0) must be at least 1. Maybe 100.",
        "discount | 1 | discount (1.0) must lie in [0, 1), or values need not be finite. Maybe 0.99.",
        "tolerance | 0 | tolerance (0.0) must be positive. Maybe 1e-10."
      })
  void optionsOutOfRangeAreRefused(String option, int value, String message) {
    assertThatThrownBy(() -> planners("value-iteration", Map.of(option, value)))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
  }
}
