package org.plaudit.envs.classic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.vector.SameStep;
import org.plaudit.core.vector.Vectors;

class CartPoleVectorTest {
  private static final int SIZE = 37;

  /** Every other world is balanced, so that some episodes fall and some reach the limit. */
  private static void act(float[] seen, Pcg64 rng, float[] actions) {
    for (int i = 0; i < SIZE; i++) {
      double lean =
          0.1 * seen[4 * i] + 0.4 * seen[4 * i + 1] + 8 * seen[4 * i + 2] + 2 * seen[4 * i + 3];
      actions[i] = i % 2 == 0 ? (lean > 0 ? 1 : 0) : rng.nextInt(2);
    }
  }

  private static void agree(CartPole.Reward reward) {
    CartPole.Options options = new CartPole.Options(reward);
    try (SameStep own = Vectors.sameStep(() -> new CartPole(options), SIZE, 1);
        SameStep separate = Vectors.separate(() -> new CartPole(options), SIZE, 1)) {
      assertThat(own).isInstanceOf(CartPoleVector.class);
      own.reset(5);
      separate.reset(5);
      Pcg64 rng = new Pcg64(1);
      float[] actions = new float[SIZE];
      int terminated = 0;
      int truncated = 0;
      for (int step = 0; step < 1200; step++) {
        assertThat(own.observations()).isEqualTo(separate.observations());
        act(own.observations(), rng, actions);
        own.step(actions);
        separate.step(actions);
        assertThat(own.rewards()).isEqualTo(separate.rewards());
        List<Ending> endings = endings(own);
        assertThat(endings).isEqualTo(endings(separate));
        terminated += Collections.frequency(endings, Ending.TERMINATED);
        truncated += Collections.frequency(endings, Ending.TRUNCATED);
        assertThat(own.finalObservations()).isEqualTo(separate.finalObservations());
      }
      assertThat(terminated).isGreaterThan(500);
      assertThat(truncated).isGreaterThan(10);
    }
  }

  private static List<Ending> endings(SameStep vector) {
    return IntStream.range(0, SIZE).mapToObj(vector::ending).toList();
  }

  @Test
  void theBytesAreThoseOfSeparateWorlds() {
    agree(CartPole.Reward.SURVIVAL);
    agree(CartPole.Reward.FAILURE);
  }

  @Test
  void aBadActionMovesNoWorld() {
    SameStep vector = new CartPole().vector(3);
    vector.reset(0);
    float[] before = vector.observations().clone();
    for (float bad : new float[] {0.5f, 2, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> vector.step(new float[] {0, 1, bad}))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("world 2");
    }
    assertThat(vector.observations()).isEqualTo(before);
    vector.step(new float[] {0, 1, 1});
    SameStep other = new CartPole().vector(3);
    other.reset(0);
    other.step(new float[] {0, 1, 1});
    assertThat(vector.observations()).isEqualTo(other.observations());
  }
}
