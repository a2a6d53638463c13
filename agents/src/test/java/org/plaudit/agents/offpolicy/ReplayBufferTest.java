package org.plaudit.agents.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.plaudit.core.env.Ending.RUNNING;
import static org.plaudit.core.env.Ending.TERMINATED;
import static org.plaudit.core.env.Ending.TRUNCATED;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.core.contract.ChiSquared;
import org.plaudit.core.env.Ending;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;

class ReplayBufferTest {
  private static ReplayBuffer buffer(int capacity, int worlds) {
    return new ReplayBuffer(capacity, worlds, 1, 1);
  }

  /** One transition as (observation, action, reward, next, bootstrap). */
  private static float[] read(ReplayBuffer buffer, int place, int steps, double discount) {
    Minibatch one = buffer.minibatch(1);
    one.places()[0] = place;
    buffer.read(one, steps, discount);
    return new float[] {
      one.observations()[0], one.actions()[0], one.rewards()[0], one.next()[0], one.bootstraps()[0]
    };
  }

  private static byte[] bytes(ReplayBuffer buffer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    buffer.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static void load(ReplayBuffer into, byte[] bytes) throws IOException {
    into.load(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  @Test
  void transitionsComeBackAsTheyWent() {
    ReplayBuffer buffer = buffer(10, 2);
    buffer.add(new Walk(2).steps(3));
    assertThat(buffer.size()).isEqualTo(6);
    assertThat(read(buffer, 3, 1, 0.9)).containsExactly(101, -101, 1, 102, 0.9f);
    assertThat(read(buffer, 4, 1, 0.9)).containsExactly(2, -2, 2, 3, 0.9f);
  }

  @Test
  void truncationKeepsTheBootstrapAndTerminationDoesNot() {
    ReplayBuffer buffer = buffer(10, 1);
    buffer.add(new Walk(1).steps(3, RUNNING, TERMINATED, TRUNCATED));
    assertThat(read(buffer, 0, 1, 0.9)).endsWith(1, 0.9f);
    assertThat(read(buffer, 1, 1, 0.9)).endsWith(2.5f, 0);
    assertThat(read(buffer, 2, 1, 0.9)).endsWith(3.5f, 0.9f);
  }

  @Test
  void severalStepsAddUpWithinTheirWorld() {
    ReplayBuffer buffer = buffer(20, 2);
    buffer.add(new Walk(2).steps(2));
    // 1 + 2/2 + 3/4, then what followed step 3, at 1/8
    assertThat(read(buffer, 2, 3, 0.5)).containsExactly(1, -1, 1, 2, 0.5f);
    Walk walk = new Walk(2);
    ReplayBuffer other = buffer(20, 2);
    other.add(walk.steps(2));
    other.add(walk.steps(3));
    assertThat(read(other, 2, 3, 0.5)).containsExactly(1, -1, 2.75f, 4, 0.125f);
    assertThat(read(other, 3, 3, 0.5)).containsExactly(101, -101, 2.75f, 104, 0.125f);
  }

  @Test
  void severalStepsStopAtAnEndingAndKeepOrLoseTheBootstrapThere() {
    for (Ending ending : List.of(TERMINATED, TRUNCATED)) {
      ReplayBuffer buffer = buffer(20, 2);
      // World 0 ends with step 1, world 1 runs on.
      buffer.add(new Walk(2).steps(5, RUNNING, RUNNING, ending));
      float kept = ending == TRUNCATED ? 0.25f : 0;
      assertThat(read(buffer, 0, 3, 0.5)).containsExactly(0, 0, 0.5f, 2.5f, kept);
      assertThat(read(buffer, 2, 3, 0.5)).containsExactly(1, -1, 1, 2.5f, 2 * kept);
      assertThat(read(buffer, 4, 3, 0.5)).containsExactly(2, -2, 4.5f, 5, 0.125f);
      assertThat(read(buffer, 1, 3, 0.5)).containsExactly(100, -100, 1, 103, 0.125f);
    }
  }

  @Test
  void severalStepsRunOverTheSeamOfTheRingButNotIntoTheOldestRows() {
    ReplayBuffer buffer = buffer(4, 1);
    Walk walk = new Walk(1);
    buffer.add(walk.steps(4));
    buffer.add(walk.steps(2)); // the ring holds steps 4, 5, 2, 3
    assertThat(buffer.position()).isEqualTo(2);
    assertThat(read(buffer, 3, 2, 0.5)).containsExactly(3, -3, 5, 5, 0.25f);
    assertThat(read(buffer, 1, 3, 0.5)).containsExactly(5, -5, 5, 6, 0.5f);
    assertThat(read(buffer, 0, 3, 0.5)).containsExactly(4, -4, 6.5f, 6, 0.25f);
    // Steps 2, 3, 4: still one walk.
    assertThat(read(buffer, 2, 3, 0.5)).containsExactly(2, -2, 4.5f, 5, 0.125f);
  }

  @Test
  void whenTheNewestRowIsTheLastPlaceSeveralStepsStopThere() {
    ReplayBuffer buffer = buffer(4, 2);
    buffer.add(new Walk(2).steps(4)); // the ring holds steps 2 and 3
    assertThat(buffer.position()).isZero();
    assertThat(read(buffer, 3, 3, 0.5)).containsExactly(103, -103, 3, 104, 0.5f);
    assertThat(read(buffer, 1, 3, 0.5)).containsExactly(102, -102, 3.5f, 104, 0.25f);
  }

  @Test
  void severalStepsDoNotJumpToARolloutThatDoesNotGoOn() {
    ReplayBuffer buffer = buffer(20, 1);
    Walk walk = new Walk(1);
    buffer.add(walk.steps(2));
    buffer.add(walk.skip(1).steps(2));
    assertThat(read(buffer, 0, 4, 0.5)).containsExactly(0, 0, 0.5f, 2, 0.25f);
    assertThat(read(buffer, 2, 4, 0.5)).containsExactly(3, -3, 5, 5, 0.25f);
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void drawsAreUniformOverWhatIsHeld(Ending ending) {
    ReplayBuffer buffer = buffer(8, 1);
    buffer.add(new Walk(1).steps(5, ending, ending));
    Minibatch minibatch = buffer.minibatch(1000);
    Integer[] counts = new Integer[5];
    Arrays.fill(counts, 0);
    var rng = Seed.of(1).generator();
    for (int i = 0; i < 50; i++) {
      buffer.draw(minibatch, rng);
      for (int place : minibatch.places()) {
        counts[place]++;
      }
    }
    assertThat(ChiSquared.refutes(Collections.nCopies(5, 10_000.0), List.of(counts))).isFalse();
  }

  @Test
  void theOldestMakeRoom() {
    ReplayBuffer buffer = buffer(7, 2);
    assertThat(buffer.capacity()).as("whole steps of both worlds").isEqualTo(6);
    Walk walk = new Walk(2);
    for (int i = 0; i < 5; i++) {
      buffer.add(walk.steps(1));
    }
    List<Float> held = new ArrayList<>();
    for (int place = 0; place < buffer.size(); place++) {
      held.add(read(buffer, place, 1, 1)[0]);
    }
    assertThat(held).containsExactlyInAnyOrder(2f, 102f, 3f, 103f, 4f, 104f);
  }

  @Test
  void aRolloutLargerThanTheRingLeavesItsEnd() {
    ReplayBuffer buffer = buffer(3, 1);
    buffer.add(new Walk(1).steps(8));
    assertThat(read(buffer, 0, 1, 1)[0]).isEqualTo(6);
    assertThat(read(buffer, 1, 1, 1)[0]).isEqualTo(7);
    assertThat(read(buffer, 2, 1, 1)[0]).isEqualTo(5);
  }

  /** Thousands of rows, so that the arrays grow several times. */
  @ParameterizedTest
  @ValueSource(ints = {1, 700, 3000, 5000})
  void aLoadedBufferGoesOnExactly(int steps) throws IOException {
    ReplayBuffer buffer = buffer(4096, 1);
    Walk walk = new Walk(1);
    buffer.add(walk.steps(steps));
    byte[] state = bytes(buffer);
    ReplayBuffer loaded = buffer(4096, 1);
    loaded.add(new Walk(1).steps(17));
    load(loaded, state);
    for (int round = 0; round < 3; round++) {
      assertThat(bytes(loaded)).isEqualTo(bytes(buffer));
      for (int place = 0; place < buffer.size(); place += 37) {
        assertThat(read(loaded, place, 3, 0.9)).isEqualTo(read(buffer, place, 3, 0.9));
      }
      Rollout more = walk.steps(100, RUNNING, TERMINATED, TRUNCATED);
      buffer.add(more);
      loaded.add(more);
    }
  }

  @Test
  void onlyWhatIsHeldIsWritten() throws IOException {
    ReplayBuffer buffer = buffer(1_000_000, 1);
    buffer.add(new Walk(1).steps(10));
    assertThat(bytes(buffer).length).isLessThan(300);
  }

  @Test
  void otherBytesAreRefusedAndChangeNothing() throws IOException {
    ReplayBuffer buffer = buffer(10, 2);
    buffer.add(new Walk(2).steps(3));
    byte[] state = bytes(buffer);
    for (int length = 0; length < state.length; length++) {
      byte[] cut = Arrays.copyOf(state, length);
      assertThatThrownBy(() -> load(buffer, cut)).isInstanceOf(IOException.class);
    }
    for (int at : new int[] {0, 4, 8, 12, 16, 20, 24, state.length - 1}) {
      byte[] bent = state.clone();
      bent[at] ^= 0x47;
      assertThatThrownBy(() -> load(buffer, bent)).isInstanceOf(IOException.class);
    }
    assertThat(bytes(buffer)).isEqualTo(state);
    byte[] larger = bytes(buffer(12, 2));
    assertThatThrownBy(() -> load(buffer, larger))
        .hasMessage(
            "the saved replay buffer says 12 where 10 of a replay buffer of 10 rows of 2 worlds,"
                + " observations 1 and actions 1 wide belongs");
  }

  @Test
  void aRewardThatIsNoNumberIsRefusedAndChangesNothing() throws IOException {
    ReplayBuffer buffer = buffer(10, 1);
    Walk walk = new Walk(1);
    buffer.add(walk.steps(2));
    byte[] state = bytes(buffer);
    Rollout bad = walk.steps(2).withRewards(new float[] {1, Float.NaN});
    assertThatThrownBy(() -> buffer.add(bad))
        .isInstanceOf(DivergedException.class)
        .hasMessageContaining("the reward of row 1 is NaN");
    assertThat(bytes(buffer)).isEqualTo(state);
  }

  @Test
  void misuseIsNamed() {
    assertThatThrownBy(() -> buffer(1, 2))
        .hasMessage("capacity (1) must hold a step of all 2 worlds. Maybe 100000.");
    assertThatThrownBy(() -> new ReplayBuffer(1_000_000_000, 1, 4, 1))
        .hasMessage(
            "capacity (1000000000) times the width of an observation (4) must be below 2^31. Maybe"
                + " 536870909.");
    ReplayBuffer buffer = buffer(10, 2);
    assertThatThrownBy(() -> buffer.add(new Walk(1).steps(1)))
        .hasMessage(
            "a rollout of 1 worlds, observations 1 and actions 1 wide, does not fit 2, 1 and 1");
    assertThatThrownBy(() -> buffer.draw(buffer.minibatch(1), Seed.of(1).generator()))
        .hasMessage("nothing can be drawn from an empty replay buffer");
    buffer.add(new Walk(2).steps(1));
    assertThatThrownBy(() -> read(buffer, 2, 1, 0.9))
        .hasMessage("place (2) must lie in [0, 2), which are filled");
  }

  @Test
  void discountsOfManyStepsAreExactToFloat() {
    ReplayBuffer buffer = buffer(200, 1);
    buffer.add(new Walk(1).steps(200));
    double sum = 0;
    for (int t = 0; t < 100; t++) {
      sum += Math.pow(0.99, t) * t;
    }
    float[] row = read(buffer, 0, 100, 0.99);
    assertThat((double) row[2]).isCloseTo(sum, within(1e-3));
    assertThat((double) row[4]).isCloseTo(Math.pow(0.99, 100), within(1e-6));
  }
}
