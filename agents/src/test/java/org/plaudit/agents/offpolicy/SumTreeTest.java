package org.plaudit.agents.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;

class SumTreeTest {
  @Test
  void aMarkFallsIntoTheStretchOfItsPlace() {
    SumTree tree = new SumTree(5);
    tree.set(0, 1);
    tree.set(2, 2);
    tree.set(4, 0.5);
    assertThat(tree.total()).isEqualTo(3.5);
    assertThat(tree.find(0)).isZero();
    assertThat(tree.find(0.99)).isZero();
    assertThat(tree.find(1)).isEqualTo(2);
    assertThat(tree.find(2.99)).isEqualTo(2);
    assertThat(tree.find(3)).isEqualTo(4);
    assertThat(tree.find(3.49)).isEqualTo(4);
  }

  @Test
  void aPlaceWithoutWeightIsNeverFoundNotEvenBeyondTheEnd() {
    SumTree tree = new SumTree(6);
    tree.set(1, 0.1);
    tree.set(3, 0.2);
    for (double mark : new double[] {0, 0.1, 0.2, Math.nextDown(tree.total()), 0.3, 0.31, 5}) {
      assertThat(tree.weight(tree.find(mark))).as("at %s", mark).isPositive();
    }
    tree.set(3, 0);
    assertThat(tree.find(0.05)).isEqualTo(1);
    tree.set(1, 0);
    assertThatThrownBy(() -> tree.find(0)).hasMessageContaining("all weights are 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 1000})
  void itFindsWhatASearchFromTheStartFinds(int size) {
    Pcg64 rng = Seed.of(size).generator();
    SumTree tree = new SumTree(size);
    // Multiples of an eighth add up exactly in any order.
    for (int i = 0; i < 3 * size; i++) {
      tree.set(rng.nextInt(size), (1 + rng.nextInt(40)) / 8.0);
    }
    for (int i = 0; i < 200; i++) {
      double mark = rng.nextInt((int) (tree.total() * 16)) / 16.0;
      int place = 0;
      double left = mark;
      while (left >= tree.weight(place)) {
        left -= tree.weight(place++);
      }
      assertThat(tree.find(mark)).isEqualTo(place);
    }
  }

  @Test
  void theSumForgetsWhatWasThereBefore() {
    SumTree worn = new SumTree(100);
    Pcg64 rng = Seed.of(1).generator();
    for (int i = 0; i < 10_000; i++) {
      worn.set(rng.nextInt(100), rng.nextDouble() * 1e9);
    }
    SumTree fresh = new SumTree(100);
    for (int place = 0; place < 100; place++) {
      worn.set(place, 0.1 * place);
      fresh.set(place, 0.1 * place);
    }
    assertThat(worn.total()).as("to the last bit").isEqualTo(fresh.total());
  }

  @Test
  void misuseIsNamed() {
    assertThatThrownBy(() -> new SumTree(0))
        .hasMessage("size (0) must lie in [1, 2^29]. Maybe 100000.");
    SumTree tree = new SumTree(3);
    assertThatThrownBy(() -> tree.set(3, 1)).hasMessageContaining("the place in [0, 3)");
    assertThatThrownBy(() -> tree.set(0, -1)).hasMessageContaining("weight (-1.0) of place 0");
    assertThatThrownBy(() -> tree.set(0, Double.NaN)).hasMessageContaining("weight (NaN)");
  }
}
