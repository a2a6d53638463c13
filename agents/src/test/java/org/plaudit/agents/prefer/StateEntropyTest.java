package org.plaudit.agents.prefer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plaudit.agents.offpolicy.ReplayBuffer;
import org.plaudit.core.env.Ending;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.trace.Rollout;

class StateEntropyTest {
  /** One world, in which nothing but what is seen matters. */
  static Rollout seen(int width, float... states) {
    int steps = states.length / width;
    Ending[] endings = new Ending[steps];
    Arrays.fill(endings, Ending.TERMINATED);
    return new Rollout(
        steps, 1, states, new float[steps], states.clone(), new float[steps], endings);
  }

  private static float[] surprise(StateEntropy entropy, int width, float... states) {
    float[] into = new float[states.length / width];
    entropy.surprise(states, into.length, into);
    return into;
  }

  private static StateEntropy of(int width, int neighbours, float... states) {
    ReplayBuffer buffer = new ReplayBuffer(1_000, 1, width, 1);
    StateEntropy entropy = new StateEntropy(width, neighbours);
    buffer.add(seen(width, states));
    entropy.follow(buffer, 0, states.length / width);
    return entropy;
  }

  @Test
  void aStateIsAsSurprisingAsItsNeighbourIsFar() {
    float[] line = {0, 1, 3, 7};
    assertThat(surprise(of(1, 1, line), 1, line))
        .containsExactly(
            new float[] {0, 0, (float) Math.log(2), (float) Math.log(4)}, within(1e-6f));
    assertThat(surprise(of(1, 2, line), 1, line))
        .containsExactly(
            new float[] {
              (float) Math.log(3), (float) Math.log(2), (float) Math.log(3), (float) Math.log(6)
            },
            within(1e-6f));
    float[] plane = {0, 0, 3, 4};
    assertThat(surprise(of(2, 1, plane), 2, plane))
        .containsExactly(new float[] {(float) Math.log(5), (float) Math.log(5)}, within(1e-6f));
  }

  @Test
  void theFarthestStandsForNeighboursThatAreMissing() {
    float[] line = {0, 1, 3};
    float[] far = {(float) Math.log(3), (float) Math.log(2), (float) Math.log(3)};
    assertThat(surprise(of(1, 2, line), 1, line)).containsExactly(far, within(1e-6f));
    assertThat(surprise(of(1, 50, line), 1, line)).containsExactly(far, within(1e-6f));
    assertThat(surprise(of(1, 5, 0.3f), 1, 0.3f)).containsExactly(0f);
  }

  @Test
  void whatWasSeenOftenIsNotSurprisingAndStaysFinite() {
    float[] same = {2, 2, 2, 2, 9};
    float[] found = surprise(of(1, 3, same), 1, same);
    assertThat(found[0]).isCloseTo((float) Math.log(1e-6), within(1e-5f));
    assertThat(found[4]).isCloseTo((float) Math.log(7), within(1e-6f));
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 50", "3, 5, 400", "4, 2, 1500", "17, 5, 300"})
  void itAgreesWithBruteForce(int width, int neighbours, int states) {
    Pcg64 rng = new Pcg64(5);
    ReplayBuffer buffer = new ReplayBuffer(1_000, 1, width, 1);
    StateEntropy entropy = new StateEntropy(width, neighbours);
    // The newest 1,000, in pieces that go over the seam of the ring.
    float[] all = new float[states * width];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) rng.nextGaussian();
    }
    int piece = 50;
    for (int from = 0; from < states; from += piece) {
      int at = buffer.position();
      buffer.add(seen(width, Arrays.copyOfRange(all, from * width, (from + piece) * width)));
      entropy.follow(buffer, at, piece);
    }
    float[] kept = Arrays.copyOfRange(all, Math.max(0, states - 1_000) * width, all.length);
    int held = kept.length / width;
    float[] found = surprise(entropy, width, kept);
    for (int row = 0; row < held; row += 7) {
      double[] distances = new double[held];
      for (int other = 0; other < held; other++) {
        for (int column = 0; column < width; column++) {
          double off = kept[row * width + column] - (double) kept[other * width + column];
          distances[other] += off * off;
        }
      }
      Arrays.sort(distances);
      assertThat((double) found[row])
          .isCloseTo(Math.log(Math.sqrt(distances[neighbours])), within(1e-4));
    }
  }
}
