package org.plaudit.envs.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Vec;
import org.plaudit.envs.Golden;

/** Against rollouts recorded from Gymnasium 1.3, whose states are doubles. */
class GoldenClassicTest {
  /** Sets a world's state. */
  interface Place<E> {
    void at(E world, double[] state);
  }

  private static <A, E extends Env<Vec, A>> void check(
      Supplier<E> world,
      Function<E, List<Double>> state,
      Place<E> place,
      Function<JsonNode, A> action,
      double drift) {
    for (JsonNode recording :
        Golden.recordings("classic.json", world.get().spec().id().toString())) {
      E free = world.get();
      E stepwise = world.get();
      long seed = recording.get("seed").asLong();
      double[] before = Golden.numbers(recording.get("init_state"));

      assertThat(free.reset(seed))
          .as("first observation of seed %d", seed)
          .isEqualTo(Vec.of(Golden.numbers(recording.get("init_obs"))));
      assertThat(array(state.apply(free))).as("start of seed %d", seed).containsExactly(before);

      stepwise.reset(seed);
      int count = 0;
      for (JsonNode step : recording.get("steps")) {
        count++;
        String where = "seed %d, step %d".formatted(seed, count);
        A a = action.apply(step.get("a"));
        double[] after = Golden.numbers(step.get("state"));

        place.at(stepwise, before);
        Step<Vec> one = stepwise.step(a);
        close(array(state.apply(stepwise)), after, 1e-12, where);
        assertThat(one.reward()).as(where).isCloseTo(step.get("r").asDouble(), within(1e-12));

        Step<Vec> run = free.step(a);
        close(array(state.apply(free)), after, drift, where + " of the free run");
        close(run.observation(), Golden.numbers(step.get("obs")), where);
        Ending expected =
            step.get("term").asBoolean()
                ? Ending.TERMINATED
                : count == free.spec().limit().orElseThrow() ? Ending.TRUNCATED : Ending.RUNNING;
        assertThat(run.ending()).as(where).isEqualTo(expected);
        before = after;
      }
    }
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(number -> number).toArray();
  }

  private static void close(double[] found, double[] expected, double error, String where) {
    assertThat(found).as(where).containsExactly(expected, within(error));
  }

  private static void close(Vec found, double[] expected, String where) {
    assertThat(found.size()).as(where).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      // A double that differs in its last bits may round to the neighbouring float.
      assertThat(found.get(i))
          .as(where)
          .isCloseTo((float) expected[i], within(Math.ulp(found.get(i))));
    }
  }

  private static Vec vec(JsonNode action) {
    return Vec.of(Golden.numbers(action));
  }

  @Test
  void cartPoleAgrees() {
    check(
        CartPole::new,
        CartPole::state,
        (world, s) -> world.place(s[0], s[1], s[2], s[3]),
        JsonNode::asInt,
        1e-12);
  }

  @Test
  void mountainCarAgrees() {
    check(
        MountainCar::new,
        MountainCar::state,
        (world, s) -> world.place(s[0], s[1]),
        JsonNode::asInt,
        1e-12);
  }

  @Test
  void continuousMountainCarAgrees() {
    check(
        MountainCarContinuous::new,
        MountainCarContinuous::state,
        (world, s) -> world.place(s[0], s[1]),
        GoldenClassicTest::vec,
        1e-12);
  }

  @Test
  void pendulumAgrees() {
    check(
        Pendulum::new,
        Pendulum::state,
        (world, s) -> world.place(s[0], s[1]),
        GoldenClassicTest::vec,
        2e-12);
  }

  @Test
  void acrobotAgrees() {
    check(Acrobot::new, Acrobot::state, Acrobot::place, JsonNode::asInt, 2e-12);
  }
}
