package org.plaudit.envs.toytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.random.Pcg64;

/** The exact models have the optima that the literature and the originals' notes give. */
class OptimumTest {
  @Test
  void frozenLakesOptimaWithinTheirLimitsAreKnown() {
    assertThat(Optimum.within(new FrozenLake(), 100)).isCloseTo(0.74419, within(5e-6));
    FrozenLake large = new FrozenLake(new FrozenLake.Options("8x8", true, 1.0 / 3.0));
    assertThat(Optimum.within(large, 200)).isCloseTo(0.91322, within(5e-6));
  }

  @Test
  void withoutSlipperyIceTheGiftIsReachedInSixSteps() {
    FrozenLake world = new FrozenLake(new FrozenLake.Options("4x4", false, 1));
    assertThat(Optimum.within(world, 6)).isEqualTo(1);
    assertThat(Optimum.within(world, 5)).isEqualTo(0);
  }

  @Test
  void theCliffTakesThirteenStepsAndMoreIfSlippery() {
    assertThat(Optimum.unlimited(new CliffWalking())).isEqualTo(-13);
    assertThat(Optimum.unlimited(new CliffWalking(new CliffWalking.Options(true))))
        .isCloseTo(-64.709, within(5e-4));
  }

  @Test
  void aTaxiEarnsAlmostEight() {
    assertThat(Optimum.within(new Taxi(), 200)).isCloseTo(7.93, within(5e-3));
  }

  @Test
  void blackjacksHouseEdgeIsKnown() {
    assertThat(Optimum.unlimited(new Blackjack())).isCloseTo(-0.043113, within(5e-7));
  }

  @Test
  void chancesAddUpToOne() {
    for (Tabular world :
        List.of(
            new FrozenLake(),
            new CliffWalking(new CliffWalking.Options(true)),
            new Taxi(new Taxi.Options(0.3, 0)),
            new Blackjack())) {
      double starts = 0;
      for (int s = 0; s < world.states(); s++) {
        starts += world.start(s);
        for (int a = 0; a < world.actions(); a++) {
          double sum =
              world.outcomes(s, a).stream().mapToDouble(Tabular.Outcome::probability).sum();
          assertThat(sum).isCloseTo(1, within(1e-12));
        }
      }
      assertThat(starts).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void blackjacksModelDescribesItsPlay() {
    // To stick at 17 or more has a value that the table gives exactly.
    Blackjack world = new Blackjack();
    double[] values = new double[world.states()];
    for (int round = 0; round < 25; round++) {
      for (int s = 0; s < values.length; s++) {
        boolean stick = s >= 704 || s / 22 >= 17;
        values[s] = Optimum.value(world, s, stick ? 0 : 1, values);
      }
    }
    int games = 40_000;
    double sum = 0;
    for (int seed = 0; seed < games; seed++) {
      List<Integer> seen = world.reset(seed);
      Step<List<Integer>> step;
      do {
        step = world.step(seen.get(0) >= 17 ? 0 : 1);
        seen = step.observation();
        sum += step.reward();
      } while (step.ending() == Ending.RUNNING);
    }
    // Rewards spread by less than 1: four standard errors.
    assertThat(sum / games).isCloseTo(Optimum.mean(world, values), within(4 / Math.sqrt(games)));
  }

  @Test
  void theGridsModelsListEverythingThatHappens() {
    follow(new FrozenLake(), 40);
    follow(new CliffWalking(new CliffWalking.Options(true)), 40);
    follow(new Taxi(new Taxi.Options(0.3, 0)), 40);
  }

  private static <W extends Env<Integer, Integer> & Tabular> void follow(W world, int episodes) {
    Pcg64 rng = new Pcg64(11);
    for (int seed = 0; seed < episodes; seed++) {
      int state = world.reset(seed);
      assertThat(world.start(state)).isPositive();
      Step<Integer> step;
      int count = 0;
      do {
        int action = rng.nextInt(world.actions());
        step = world.step(action);
        int next = step.observation();
        double reward = step.reward();
        boolean over = step.ending() == Ending.TERMINATED;
        assertThat(world.outcomes(state, action))
            .anyMatch(o -> o.next() == next && o.reward() == reward && o.terminal() == over);
        state = next;
        count++;
      } while (step.ending() == Ending.RUNNING && count < 300);
    }
  }
}
