package org.plaudit.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;

class MemoryTest {
  private static final EnvSpec<Vec, Vec> SPEC =
      EnvSpec.of("Line-v0", Domain.CONTROL, Box.unbounded(1), Box.unbounded(1));

  /** Acts by the sum and the number of all it saw. */
  private static final class Summing implements RecurrentPolicy<Vec, Vec> {
    @Override
    public int memory() {
      return 2;
    }

    @Override
    public Vec act(Vec observation, float[] memory, RandomGenerator rng) {
      memory[0] += observation.get(0);
      memory[1]++;
      return Vec.of(memory[0]);
    }

    @Override
    public void act(
        float[] observations, float[] memories, int rows, float[] actions, RandomGenerator rng) {
      for (int row = 0; row < rows; row++) {
        memories[2 * row] += observations[row];
        memories[2 * row + 1]++;
        actions[row] = memories[2 * row];
      }
    }
  }

  private final RandomGenerator rng = Seed.of(1).generator();

  @Test
  void anEpisodeIsRememberedUntilItIsOver() {
    Policy<Vec, Vec> policy = new Summing();
    Memory memory = Memory.of(policy, 1);
    assertThat(memory.act(policy, Vec.of(1f), rng)).isEqualTo(Vec.of(1f));
    assertThat(memory.act(policy, Vec.of(2f), rng)).isEqualTo(Vec.of(3f));
    memory.forget(0);
    assertThat(memory.act(policy, Vec.of(2f), rng)).isEqualTo(Vec.of(2f));
    assertThat(policy.act(Vec.of(5f), rng)).as("without a memory").isEqualTo(Vec.of(5f));
  }

  @Test
  void worldsAreRememberedApart() {
    Policy<Vec, Vec> policy = new Summing();
    Memory memory = Memory.of(policy, 3);
    BatchPolicy acting = memory.batched(policy, SPEC);
    float[] actions = new float[3];
    acting.act(new float[] {1, 2, 3}, 3, actions, rng);
    memory.forget(1);
    acting.act(new float[] {10, 20, 30}, 3, actions, rng);
    assertThat(actions).containsExactly(11, 20, 33);
    assertThat(memory.values()).containsExactly(11, 2, 20, 1, 33, 2);
  }

  @Test
  void mostPoliciesRememberNothing() throws IOException {
    Policy<Vec, Vec> policy = (seen, draw) -> seen;
    Memory memory = Memory.of(policy, 2);
    assertThat(memory.width()).isZero();
    float[] actions = new float[2];
    memory.batched(policy, SPEC).act(new float[] {4, 5}, 2, actions, rng);
    assertThat(actions).containsExactly(4, 5);
    memory.forget(1);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    memory.save(new DataOutputStream(bytes));
    assertThat(bytes.size()).isZero();
  }

  @Test
  void aPolicyWithoutMemoryLeavesThatOfAnother() {
    Policy<Vec, Vec> policy = new Summing();
    Memory memory = Memory.of(policy, 1);
    memory.act(policy, Vec.of(1f), rng);
    Policy<Vec, Vec> other = (seen, draw) -> seen;
    assertThat(memory.act(other, Vec.of(9f), rng)).isEqualTo(Vec.of(9f));
    assertThat(memory.act(policy, Vec.of(2f), rng)).isEqualTo(Vec.of(3f));
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Policy<Vec, Vec> policy = new Summing();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Memory.of((Vec seen, RandomGenerator draw) -> seen, 1).act(policy, Vec.of(1f), rng))
        .withMessage("a policy that remembers 2 numbers does not fit a memory of 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Memory.of(policy, 2).act(policy, Vec.of(1f), rng))
        .withMessageContaining("worlds (2) must be 1 here");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Memory.of(policy, 2).batched(policy, SPEC).act(new float[1], 1, new float[1], rng))
        .withMessage("rows (1) must be those of all 2 worlds");
    assertThatIllegalArgumentException().isThrownBy(() -> Memory.of(policy, 0));
  }

  @Test
  void savedAndLoadedItGoesOn() throws IOException {
    Policy<Vec, Vec> policy = new Summing();
    Memory memory = Memory.of(policy, 1);
    memory.act(policy, Vec.of(1.5f), rng);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    memory.save(new DataOutputStream(bytes));
    Memory copy = memory.copy();
    memory.act(policy, Vec.of(7f), rng);
    Memory loaded = Memory.of(policy, 1);
    loaded.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(loaded.values()).isEqualTo(copy.values()).containsExactly(1.5f, 1);
    assertThatThrownBy(
            () -> loaded.load(new DataInputStream(new ByteArrayInputStream(new byte[7]))))
        .isInstanceOf(EOFException.class);
    assertThat(loaded.values()).containsExactly(1.5f, 1);
  }

  @Test
  void aRolloutKeepsWhatWasRemembered() {
    float[] two = new float[2];
    Ending[] endings = {Ending.RUNNING, Ending.RUNNING};
    Rollout plain = new Rollout(2, 1, two, two, two, two, endings);
    assertThat(plain.memories()).isEmpty();
    assertThat(plain.memoryWidth()).isZero();
    Rollout remembered = plain.withMemories(new float[] {0, 0, 0, 1, 2, 3});
    assertThat(remembered.memoryWidth()).isEqualTo(3);
    assertThat(remembered.withRewards(new float[] {1, 2}).memories())
        .containsExactly(0, 0, 0, 1, 2, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plain.withMemories(new float[3]))
        .withMessage("memories (3 floats) must fill 2 rows");
  }
}
