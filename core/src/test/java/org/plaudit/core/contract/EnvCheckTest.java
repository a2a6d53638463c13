package org.plaudit.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Masked;

/** Each fault is planted in a flawless world; the check must name it. */
class EnvCheckTest {
  private static final String SPACE = "observations lie in their space";
  private static final String CHANGES = "what was returned never changes";
  private static final String FOLLOWS = "an episode follows from its seed and actions";

  /** A flawless world passes, with all that it offers. */
  @Nested
  class OfCorridor implements EnvContract<Integer, Integer> {
    @Override
    public Env<Integer, Integer> world() {
      return new Corridor();
    }
  }

  @Nested
  class OfHall implements EnvContract<Masked<List<Integer>>, Integer> {
    @Override
    public Env<Masked<List<Integer>>, Integer> world() {
      return new Hall();
    }
  }

  @Test
  void flawlessWorldsHaveNoViolations() {
    assertThat(EnvCheck.run(Corridor::new)).isEmpty();
    assertThat(EnvCheck.run(Hall::new)).isEmpty();
    assertThat(EnvCheck.advice(Corridor::new)).isEmpty();
  }

  @Test
  void anObservationOutOfBoundsFromTheFifthStepOn() {
    Named.named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              Step<Integer> after(Step<Integer> step) {
                return time < 5
                    ? step
                    : new Step<>(step.observation() + 8, step.reward(), step.ending());
              }
            },
        SPACE,
        "step 5: the observation (");
  }

  @Test
  void aLastObservationOutOfBounds() {
    Named.named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              Step<Integer> after(Step<Integer> step) {
                return step.ending().over() ? new Step<>(-1, 0, step.ending()) : step;
              }
            },
        SPACE,
        "the observation (-1) must be a whole number in [0, 7]");
  }

  @Test
  void anObservationThatIsMissing() {
    Named.named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              Step<Integer> after(Step<Integer> step) {
                return time < 2 ? step : new Step<>(null, 0, step.ending());
              }
            },
        SPACE,
        "step 2: the observation (null)");
  }

  @Test
  void anObservationBufferThatIsUsedAgain() {
    Named.named(
        () ->
            new Around<>(new Hall()) {
              private final List<Integer> buffer = new ArrayList<>();

              @Override
              Step<Masked<List<Integer>>> after(Step<Masked<List<Integer>>> step) {
                buffer.clear();
                buffer.addAll(step.observation().observation());
                return new Step<>(
                    new Masked<>(buffer, step.observation().legal()), step.reward(), step.ending());
              }
            },
        CHANGES,
        "later became");
  }

  @Test
  void anObservationThatAnybodyCanChange() {
    Named.named(
        () ->
            new Around<>(new Hall()) {
              @Override
              public Masked<List<Integer>> reset(long seed) {
                Masked<List<Integer>> first = super.reset(seed);
                return new Masked<>(new ArrayList<>(first.observation()), first.legal());
              }
            },
        CHANGES,
        "step 0: the observation can be changed by whoever holds it: a ArrayList");
  }

  @Test
  void chanceOutsideTheSeedFromTheThirdStepOn() {
    SplittableRandom outside = new SplittableRandom(1);
    Named.named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              Step<Integer> after(Step<Integer> step) {
                return time < 3
                    ? step
                    : new Step<>(step.observation(), outside.nextDouble(), step.ending());
              }
            },
        FOLLOWS,
        "step 3: a second instance showed");
  }

  @Test
  void aCounterThatResetForgets() {
    Named.named(
        () ->
            new Around<>(new Corridor()) {
              private int total;

              @Override
              Step<Integer> after(Step<Integer> step) {
                return new Step<>(step.observation(), ++total, step.ending());
              }
            },
        FOLLOWS,
        "a second instance showed");
  }

  @Test
  void aSharedCounterBetweenInstancesThatTakeTurns() {
    AtomicInteger latest = new AtomicInteger();
    Named.named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              public Integer reset(long seed) {
                latest.set((int) seed);
                return super.reset(seed);
              }

              @Override
              Step<Integer> after(Step<Integer> step) {
                return new Step<>(step.observation(), latest.get(), step.ending());
              }
            },
        FOLLOWS,
        "an instance that took turns with another");
  }

  @Test
  void aSharedBufferBetweenThreads() {
    AtomicInteger inside = new AtomicInteger();
    Named.named(
        () ->
            new Around<>(new Hall()) {
              @Override
              Step<Masked<List<Integer>>> after(Step<Masked<List<Integer>>> step) {
                inside.incrementAndGet();
                try {
                  Thread.sleep(2);
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
                // How many are here at this moment.
                return new Step<>(step.observation(), inside.getAndDecrement(), step.ending());
              }
            },
        "separate instances may run on separate threads",
        "an instance beside others showed");
  }

  @Test
  void rewardsThatAreNotFinite() {
    for (double reward : new double[] {Double.POSITIVE_INFINITY, Double.NaN}) {
      List<Violation> found =
          EnvCheck.run(
              () ->
                  new Around<>(new Corridor()) {
                    @Override
                    Step<Integer> after(Step<Integer> step) {
                      return new Step<>(step.observation(), time == 4 ? reward : 0, step.ending());
                    }
                  });
      assertThat(found).allMatch(violation -> violation.rule().equals("rewards are finite"));
      assertThat(found.get(0).detail()).contains("step 4").contains("reward (" + reward + ")");
    }
  }

  @Test
  void aStepThatIsMissingOrThrows() {
    Named.named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              Step<Integer> after(Step<Integer> step) {
                return null;
              }
            },
        "legal actions are taken",
        "step returned null");
    Named.named(
        () ->
            new Around<>(new Corridor()) {
              @Override
              Step<Integer> after(Step<Integer> step) {
                return time < 9 ? step : new Step<>(List.of(1).get(time), 0, step.ending());
              }
            },
        "legal actions are taken",
        "step 9: IndexOutOfBoundsException");
  }

  @Test
  void aSeedThatIsIgnored() {
    assertThat(
            EnvCheck.advice(
                () ->
                    new Around<>(new Corridor()) {
                      @Override
                      public Integer reset(long seed) {
                        return super.reset(7);
                      }
                    }))
        .singleElement()
        .satisfies(advice -> assertThat(advice.detail()).contains("Maybe the seed is ignored"));
  }
}
