package org.plaudit.envs.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Vec;

class CartPoleTest {
  /** Keeps the pole up for long. */
  private static int balance(CartPole world) {
    double x = world.state().get(0);
    double velocity = world.state().get(1);
    double angle = world.state().get(2);
    double spin = world.state().get(3);
    return 0.1 * x + 0.4 * velocity + 8 * angle + 2 * spin > 0 ? 1 : 0;
  }

  @Test
  void anEpisodeIsTruncatedAtExactlyFiveHundredSteps() {
    CartPole world = new CartPole();
    world.reset(3);
    for (int i = 1; i < 500; i++) {
      assertThat(world.step(balance(world)).ending()).isEqualTo(Ending.RUNNING);
    }
    assertThat(world.step(balance(world)).ending()).isEqualTo(Ending.TRUNCATED);
    assertThatThrownBy(() -> world.step(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TRUNCATED")
        .hasMessageContaining("reset");
  }

  @Test
  void fallingInTheLastStepTerminates() {
    CartPole world = new CartPole();
    world.reset(3);
    for (int i = 1; i < 500; i++) {
      world.step(balance(world));
    }
    world.place(0, 0, CartPole.STEEPEST, 10);
    Step<Vec> last = world.step(0);
    assertThat(last.ending()).isEqualTo(Ending.TERMINATED);
    assertThat(last.reward()).isEqualTo(1);
  }

  @Test
  void theFailureRewardIsZeroUntilTheFall() {
    CartPole world = new CartPole(new CartPole.Options(CartPole.Reward.FAILURE));
    world.reset(0);
    Step<Vec> step = world.step(1);
    while (step.ending() == Ending.RUNNING) {
      assertThat(step.reward()).isEqualTo(0);
      step = world.step(1);
    }
    assertThat(step.reward()).isEqualTo(-1);
  }

  @Test
  void negativeSeedsAreReadAsUnsigned() {
    CartPole world = new CartPole();
    world.reset(-1);
    // np.random.default_rng(2**64 - 1).uniform(-0.05, 0.05, 4)
    assertThat(world.state())
        .containsExactly(
            0.018002667896169305, 0.03453117585624743, -0.049259691840074, 0.039456812643914735);
  }

  @Test
  void misuseSaysWhatToDo() {
    CartPole world = new CartPole();
    assertThatThrownBy(() -> world.step(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("before reset");
    assertThatThrownBy(world::text).isInstanceOf(IllegalStateException.class);
    world.reset(1);
    assertThatThrownBy(() -> world.step(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("action (2)");
    assertThatThrownBy(() -> world.step(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLoadedWorldGoesOnToTheLastBit() throws IOException {
    CartPole one = new CartPole();
    one.reset(7);
    one.step(1);
    one.step(0);
    byte[] bytes = saved(one);
    CartPole other = new CartPole();
    other.load(new DataInputStream(new ByteArrayInputStream(bytes)));
    for (int i = 0; i < 100; i++) {
      assertThat(other.step(balance(other))).isEqualTo(one.step(balance(one)));
    }
    assertThat(saved(other)).isEqualTo(saved(one));
  }

  @Test
  void aTornSaveIsRefusedAndChangesNothing() throws IOException {
    CartPole world = new CartPole();
    world.reset(7);
    byte[] before = saved(world);
    for (int length = 0; length < before.length; length++) {
      byte[] torn = java.util.Arrays.copyOf(before, length);
      assertThatThrownBy(() -> world.load(new DataInputStream(new ByteArrayInputStream(torn))))
          .isInstanceOf(IOException.class);
    }
    assertThat(saved(world)).isEqualTo(before);
  }

  private static byte[] saved(CartPole world) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    world.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }
}
