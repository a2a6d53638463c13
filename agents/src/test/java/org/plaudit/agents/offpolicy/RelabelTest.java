package org.plaudit.agents.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.agents.AgentsPlugin;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.core.Saves;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;
import org.plaudit.core.trace.StepRewards;

/** What was kept gets the reward that counts now. */
class RelabelTest {
  /** Tells of each row what was seen, done and followed, and whether that was the end. */
  private static final StepRewards TELLING =
      (rows, into) -> {
        for (int row = 0; row < rows.rows(); row++) {
          into[row] =
              1_000_000 * (rows.ending(row) == Ending.TERMINATED ? 1 : 0)
                  + 2 * rows.observations()[row]
                  + 5 * rows.actions()[row]
                  + rows.next()[row];
        }
      };

  private static byte[] bytes(Saves state) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      state.save(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static float[] rewards(Rollout rollout) {
    float[] into = new float[rollout.rows()];
    TELLING.rewards(rollout, into);
    return into;
  }

  /** Through the seam of the ring, and over more rows than are shown at once. */
  @ParameterizedTest
  @CsvSource({"1, 1, 10", "3, 100, 50", "1, 9000, 9000", "3, 9001, 3500", "5, 50, 40"})
  void relabellingIsAsIfItHadAlwaysBeenEarned(int worlds, int capacity, int steps) {
    ReplayBuffer relabelled = new ReplayBuffer(capacity, worlds, 1, 1);
    ReplayBuffer earned = new ReplayBuffer(capacity, worlds, 1, 1);
    Walk walk = new Walk(worlds);
    for (int part = 0; part < 2; part++) {
      Rollout rollout = walk.steps(steps, Ending.RUNNING, Ending.TERMINATED, Ending.TRUNCATED);
      relabelled.add(rollout);
      earned.add(rollout.withRewards(rewards(rollout)));
    }
    relabelled.relabel(TELLING);
    assertThat(bytes(relabelled)).isEqualTo(bytes(earned));
  }

  @Test
  void returnsOfSeveralStepsAreMadeOfTheNewRewards() {
    ReplayBuffer buffer = new ReplayBuffer(10, 1, 1, 1);
    buffer.add(new Walk(1).steps(4, Ending.RUNNING, Ending.RUNNING, Ending.TRUNCATED));
    buffer.relabel((rows, into) -> System.arraycopy(new float[] {8, 4, 2, 1}, 0, into, 0, 4));
    Minibatch one = buffer.minibatch(1);
    buffer.read(one, 3, 0.5);
    // 8 + 4/2 + 2/4, and what a cut leaves is still worth something.
    assertThat(one.rewards()).containsExactly(10.5f);
    assertThat(one.bootstraps()).containsExactly(0.125f);
  }

  @Test
  void whatIsShownIsThePlaceItSaysInWholeSteps() {
    ReplayBuffer buffer = new ReplayBuffer(9_000, 3, 1, 1);
    buffer.add(new Walk(3).steps(2_500));
    List<Integer> starts = new ArrayList<>();
    buffer.show(
        (rows, from) -> {
          starts.add(from);
          assertThat(rows.worlds()).isEqualTo(3);
          assertThat(rows.observations()[4]).isEqualTo(101f + (float) from / 3);
        });
    assertThat(starts).containsExactly(0, 4095);
  }

  @Test
  void anEmptyBufferHasNothingToRelabel() {
    ReplayBuffer buffer = new ReplayBuffer(9, 3, 1, 1);
    buffer.relabel(TELLING);
    assertThat(buffer.size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void aRewardThatIsNoNumberChangesNothing(float bad) {
    ReplayBuffer buffer = new ReplayBuffer(5_000, 1, 1, 1);
    buffer.add(new Walk(1).steps(5_000));
    byte[] before = bytes(buffer);
    StepRewards spoiled =
        (rows, into) -> {
          TELLING.rewards(rows, into);
          into[800] = rows.rows() < 4_096 ? bad : 1;
        };
    assertThatThrownBy(() -> buffer.relabel(spoiled))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("the reward of row 4896");
    assertThat(bytes(buffer)).isEqualTo(before);
  }

  // ---------------------------------------------------------------- learners

  private static final EnvSpec<Vec, Integer> MOVES =
      EnvSpec.of("Walk-v0", Domain.CONTROL, Box.of(-4, 4, 1), Discrete.of(2));

  private static Learner<?, ?> learner(String kind) {
    Map<String, Object> patient = new LinkedHashMap<>(Map.of("start", 1_000));
    if (kind.equals("sac") || kind.equals("td3")) {
      return ActorCriticContractTest.small(kind, patient).create(Planted.SPEC, 1_000, Seed.of(3));
    }
    if (kind.equals("dqn-tamer")) {
      patient.putAll(Map.of("worlds", 3, "horizon", 1));
      return Catalog.of(new AgentsPlugin())
          .learners()
          .get(kind)
          .create(Map.of("dqn", patient, "tamer", Map.of("worlds", 3, "horizon", 1)))
          .create(MOVES, 1_000, Seed.of(3));
    }
    patient.put("prioritized", kind.contains("prioritized"));
    patient.put("return_steps", 3);
    return DqnContractTest.dqn(patient).create(MOVES, 1_000, Seed.of(3));
  }

  private static <O, A> void teach(Learner<O, A> learner, Rollout rollout) {
    learner.learn(List.of(new Lesson.Experience<>(rollout)));
  }

  private static <O, A> void relabel(Learner<O, A> learner) {
    learner.learn(List.of(new Lesson.Relabel<>(TELLING)));
  }

  /** Before anything was learned from a reward, the one that counts now was always there. */
  @ParameterizedTest
  @ValueSource(strings = {"sac", "td3", "dqn", "dqn prioritized", "dqn-tamer"})
  void learnersRelabelAllTheyKeep(String kind) {
    Learner<?, ?> relabelled = learner(kind);
    Learner<?, ?> earned = learner(kind);
    Walk walk = new Walk(3);
    Rollout rollout = walk.steps(9, Ending.RUNNING, Ending.TERMINATED);
    teach(relabelled, rollout);
    teach(earned, rollout.withRewards(rewards(rollout)));
    assertThat(bytes(relabelled)).isNotEqualTo(bytes(earned));
    relabel(relabelled);
    assertThat(bytes(relabelled)).isEqualTo(bytes(earned));
  }

  @Test
  void prioritiesBeginAnew() {
    Learner<Vec, Integer> learner =
        DqnContractTest.dqn(
                Map.of("prioritized", true, "start", 0, "priority_exponent", 1.0, "worlds", 1))
            .create(MOVES, 1_000, Seed.of(3));
    Rollout rollout = new Walk(1).steps(9);
    float[] legal = new float[9];
    Rollout moves =
        new Rollout(
            9,
            1,
            rollout.observations(),
            legal,
            rollout.next(),
            rollout.rewards(),
            new Ending[] {
              Ending.RUNNING,
              Ending.RUNNING,
              Ending.RUNNING,
              Ending.RUNNING,
              Ending.RUNNING,
              Ending.RUNNING,
              Ending.RUNNING,
              Ending.RUNNING,
              Ending.TRUNCATED
            });
    learner.learn(List.of(new Lesson.Experience<>(moves)));
    byte[] taught = bytes(learner);
    learner.learn(
        List.of(
            new Lesson.Relabel<>(
                (rows, into) -> System.arraycopy(rows.rewards(), 0, into, 0, rows.rows()))));
    byte[] renewed = bytes(learner);
    // The rewards are the same; the priorities, the last 9 doubles, are the largest so far.
    int tail = 9 * Double.BYTES;
    assertThat(renewed).hasSameSizeAs(taught).isNotEqualTo(taught);
    assertThat(Arrays.copyOf(renewed, renewed.length - tail))
        .isEqualTo(Arrays.copyOf(taught, taught.length - tail));
    var weights = ByteBuffer.wrap(renewed, renewed.length - tail, tail).asDoubleBuffer();
    double largest = weights.get(0);
    for (int place = 0; place < 9; place++) {
      assertThat(weights.get(place)).isEqualTo(largest).isGreaterThanOrEqualTo(1);
    }
  }

  @Test
  void lessonsOfOtherKindsAreNamed() {
    Learner<Vec, Vec> learner = Planted.learner("sac", Map.of());
    Segment<Vec, Vec> segment =
        new Segment<>(
            new SegmentId(1, 0, 0, 1),
            List.of(Vec.of(0f), Vec.of(1f)),
            List.of(Vec.of(1f)),
            Ending.RUNNING);
    assertThatThrownBy(() -> learner.learn(List.of(new Lesson.Demonstration<>(segment))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lesson (Demonstration) must be Experience or Relabel");
  }
}
