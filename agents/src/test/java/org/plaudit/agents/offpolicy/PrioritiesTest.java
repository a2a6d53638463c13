package org.plaudit.agents.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.plaudit.core.contract.ChiSquared;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;

class PrioritiesTest {
  private static final float[] ERRORS = {0, 0.5f, 1, 2, 8};

  private static Priorities of(double exponent) {
    Priorities priorities = new Priorities(10, exponent);
    priorities.added(0, 5);
    priorities.update(new int[] {0, 1, 2, 3, 4}, ERRORS);
    return priorities;
  }

  private static byte[] bytes(Priorities priorities) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    priorities.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static void load(Priorities into, byte[] bytes) throws IOException {
    into.load(new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  /** One place at a time: within a minibatch, each share of the sum is drawn from once. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.6, 1})
  void placesAreDrawnInProportionToTheirPrioritiesToThePowerOfAlpha(double exponent) {
    Priorities priorities = of(exponent);
    double total = 0;
    for (float error : ERRORS) {
      total += Math.pow(error + 1e-6, exponent);
    }
    int draws = 100_000;
    List<Double> expected = new ArrayList<>();
    for (float error : ERRORS) {
      expected.add(draws * Math.pow(error + 1e-6, exponent) / total);
    }
    List<Integer> counts = new ArrayList<>(Collections.nCopies(5, 0));
    Pcg64 rng = Seed.of(3).generator();
    int[] place = new int[1];
    for (int i = 0; i < draws; i++) {
      priorities.draw(place, rng);
      counts.set(place[0], counts.get(place[0]) + 1);
    }
    assertThat(ChiSquared.refutes(expected, counts)).as("%s for %s", counts, expected).isFalse();
  }

  @Test
  void aMinibatchTakesOneOfEachEqualShareOfTheSum() {
    Priorities priorities = new Priorities(8, 1);
    priorities.added(0, 8);
    int[] places = new int[8];
    priorities.draw(places, Seed.of(1).generator());
    assertThat(places).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void whatIsNewHasTheLargestPrioritySoFar() {
    Priorities priorities = of(0.5);
    priorities.added(8, 4); // around the ring: places 8, 9, 0, 1
    double largest = Math.sqrt(8 + 1e-6);
    assertThat(priorities.weight(8)).isEqualTo(largest);
    assertThat(priorities.weight(1)).isEqualTo(largest);
    assertThat(priorities.weight(2)).isCloseTo(1, within(1e-6));
    assertThat(priorities.weight(5)).as("nothing lies there yet").isZero();
  }

  /** P = 1/11.5, 2/11.5, 8/11.5: weights (1/P)^beta, the largest 1. */
  @Test
  void weightsMakeUpForDrawingUnevenly() {
    Priorities priorities = of(1);
    float[] weights = new float[3];
    priorities.weights(new int[] {2, 3, 4}, 1, weights);
    assertThat(weights[0]).isEqualTo(1);
    assertThat((double) weights[1]).isCloseTo(0.5, within(1e-6));
    assertThat((double) weights[2]).isCloseTo(0.125, within(1e-6));
    priorities.weights(new int[] {4, 3, 2}, 0.5, weights);
    assertThat((double) weights[0]).isCloseTo(Math.sqrt(0.125), within(1e-6));
    priorities.weights(new int[] {2, 3, 4}, 0, weights);
    assertThat(weights).containsExactly(1, 1, 1);
  }

  @Test
  void loadedOnesGoOnExactly() throws IOException {
    Priorities right = of(0.6);
    Priorities loaded = new Priorities(10, 0.6);
    loaded.added(0, 10);
    loaded.update(new int[] {9}, new float[] {100});
    load(loaded, bytes(right));
    for (int round = 0; round < 3; round++) {
      int[] places = new int[6];
      int[] other = new int[6];
      right.draw(places, Seed.of(round).generator());
      loaded.draw(other, Seed.of(round).generator());
      assertThat(other).isEqualTo(places);
      for (Priorities each : List.of(right, loaded)) {
        each.update(places, new float[] {1, 2, 3, 4, 5, 20 + round});
        each.added(5 + round, 1);
      }
      assertThat(bytes(loaded)).isEqualTo(bytes(right));
    }
  }

  @Test
  void otherBytesAreRefusedAndChangeNothing() throws IOException {
    Priorities priorities = of(0.6);
    byte[] state = bytes(priorities);
    for (int length = 0; length < state.length; length++) {
      byte[] cut = Arrays.copyOf(state, length);
      assertThatThrownBy(() -> load(priorities, cut)).isInstanceOf(IOException.class);
    }
    for (int at : new int[] {0, 8, 11, 12}) { // the largest, how many, the first weight
      byte[] bent = state.clone();
      bent[at] = (byte) 0xff;
      assertThatThrownBy(() -> load(priorities, bent))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("the saved priorities");
    }
    assertThat(bytes(priorities)).isEqualTo(state);
  }
}
