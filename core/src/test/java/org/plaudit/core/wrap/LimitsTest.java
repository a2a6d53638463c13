package org.plaudit.core.wrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;

final class LimitsTest {
  private static <O> List<Ending> endings(Env<O, Integer> env, int action, int steps) {
    List<Ending> endings = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      endings.add(env.step(action).ending());
    }
    return endings;
  }

  @Test
  void theTimeLimitTruncatesInExactlyItsStep() {
    TimeLimit<Vec, Integer> env = TimeLimit.of(new CountingWorld(9), 4);
    for (long seed = 0; seed < 3; seed++) {
      env.reset(seed);
      assertThat(endings(env, 0, 4))
          .containsExactly(Ending.RUNNING, Ending.RUNNING, Ending.RUNNING, Ending.TRUNCATED);
    }
  }

  @Test
  void terminationInTheStepOfTheLimitWins() {
    TimeLimit<Vec, Integer> env = TimeLimit.of(new CountingWorld(3), 3);
    env.reset(0);
    assertThat(endings(env, 1, 3))
        .containsExactly(Ending.RUNNING, Ending.RUNNING, Ending.TERMINATED);
  }

  @Test
  void aTruncatedEpisodeTakesNoMoreSteps() {
    TimeLimit<Vec, Integer> env = TimeLimit.of(new CountingWorld(9), 1);
    assertThatThrownBy(() -> env.step(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("step came before reset. Call reset(seed) first.");
    env.reset(0);
    env.step(0);
    assertThatThrownBy(() -> env.step(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("step came after the episode's ending. Call reset(seed) to start another.");
  }

  @Test
  void theSpecHoldsTheShorterLimitAndLosesTheThresholdOnlyWithIt() {
    CountingWorld limited = new CountingWorld(9, CountingWorld.plain().withLimit(10));
    assertThat(TimeLimit.of(limited, 20).spec().limit()).isEqualTo(OptionalInt.of(10));
    assertThat(TimeLimit.of(limited, 20).spec().threshold()).hasValue(7);
    assertThat(TimeLimit.of(limited, 5).spec().limit()).isEqualTo(OptionalInt.of(5));
    assertThat(TimeLimit.of(limited, 5).spec().threshold()).isEmpty();
    assertThat(FixedHorizon.of(limited, 10).spec().threshold()).hasValue(7);
  }

  @Test
  void limitsMustBePositive() {
    assertThatThrownBy(() -> TimeLimit.of(new CountingWorld(3), 0))
        .hasMessage("steps (0) must be positive. Maybe write 500.");
    assertThatThrownBy(() -> FixedHorizon.of(new CountingWorld(3), -1))
        .hasMessage("steps (-1) must be positive. Maybe write 500.");
  }

  @Test
  void afterTerminationTheFixedHorizonGoesOnWithoutReward() {
    FixedHorizon<Vec, Integer> env = FixedHorizon.of(new CountingWorld(2), 5);
    assertThat(env.reset(0)).isEqualTo(Vec.of(0.0, 0.0));
    Vec end = Vec.of(2.0, 4.0);
    assertThat(env.step(1)).isEqualTo(new Step<>(Vec.of(1.0, 1.0), 1, Ending.RUNNING));
    assertThat(env.step(1)).isEqualTo(new Step<>(end, 2, Ending.RUNNING));
    assertThat(env.step(1)).isEqualTo(new Step<>(end, 0, Ending.RUNNING));
    assertThat(env.step(0)).isEqualTo(new Step<>(end, 0, Ending.RUNNING));
    assertThat(env.step(1)).isEqualTo(new Step<>(end, 0, Ending.TRUNCATED));
    assertThatThrownBy(() -> env.step(1)).isInstanceOf(IllegalStateException.class);
    assertThat(env.reset(1)).isEqualTo(Vec.of(1.0, 1.0));
    assertThat(env.step(1).reward()).isEqualTo(2);
  }

  @Test
  void theLengthOfAnEpisodeTellsNothing() {
    // Whatever the agent does, a reward model that pays a constant gives every episode the same.
    FixedHorizon<Vec, Integer> env = FixedHorizon.of(new CountingWorld(4), 12);
    for (int every = 1; every <= 13; every++) {
      env.reset(every);
      int steps = 0;
      Ending ending = Ending.RUNNING;
      while (!ending.over()) {
        steps++;
        ending = env.step(steps % every == 0 ? 1 : 0).ending();
      }
      assertThat(steps).isEqualTo(12);
      assertThat(ending).isEqualTo(Ending.TRUNCATED);
    }
  }

  @Test
  void terminationInTheLastStepOfTheHorizonIsTruncationToo() {
    FixedHorizon<Vec, Integer> env = FixedHorizon.of(new CountingWorld(2), 2);
    env.reset(0);
    assertThat(endings(env, 1, 2)).containsExactly(Ending.RUNNING, Ending.TRUNCATED);
  }

  @Test
  void theAbsorbingStateStillChecksActions() {
    FixedHorizon<Vec, Integer> env = FixedHorizon.of(new CountingWorld(1), 5);
    env.reset(0);
    env.step(1);
    assertThatThrownBy(() -> env.step(2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("action (2) must be a whole number in [0, 1]");
  }

  @Test
  void anInnerLimitBelowTheHorizonIsRefused() {
    CountingWorld limited = new CountingWorld(9, CountingWorld.plain().withLimit(10));
    assertThatThrownBy(() -> FixedHorizon.of(limited, 11))
        .hasMessage(
            "steps (11) must not exceed the limit (10) of Counting-v0, which truncates there."
                + " Maybe write 10.");
    FixedHorizon<Vec, Integer> equal = FixedHorizon.of(TimeLimit.of(new CountingWorld(9), 3), 3);
    equal.reset(0);
    assertThat(endings(equal, 0, 3))
        .containsExactly(Ending.RUNNING, Ending.RUNNING, Ending.TRUNCATED);
  }

  @Test
  void anInnerTruncationThatTheSpecDidNotSayIsNamed() {
    // The inner limit truncates, but its spec is hidden behind one without a limit.
    TimeLimit<Vec, Integer> inner = TimeLimit.of(new CountingWorld(9), 2);
    FixedHorizon<Vec, Integer> env = FixedHorizon.of(new Liar<>(inner, CountingWorld.plain()), 5);
    env.reset(0);
    env.step(0);
    assertThatThrownBy(() -> env.step(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Counting-v0 truncated at step 2, without a limit in its spec");
  }

  @Test
  void inTheAbsorbingStateAMaskThatForbidsAllAllowsAll() {
    WithMask<Vec> space = new WithMask<>(Box.of(0, 1000, 2), 2);
    Env<Masked<Vec>, Integer> inner = new Forbidding(new CountingWorld(2), space);
    FixedHorizon<Masked<Vec>, Integer> env = FixedHorizon.of(inner, 4);
    env.reset(0);
    assertThat(env.step(1).observation().legal()).isEqualTo(Mask.of(false, true));
    assertThat(env.step(1).observation()).isEqualTo(new Masked<>(Vec.of(2.0, 4.0), Mask.all(2)));
    assertThat(env.step(0).observation().legal()).isEqualTo(Mask.all(2));
    assertThat(Discrete.of(2).sample(new SplittableRandom(1), Mask.all(2))).isBetween(0, 1);
  }

  /** Says another spec than its own. */
  private static final class Liar<O, A> implements Env<O, A> {
    private final Env<O, A> env;
    private final EnvSpec<O, A> spec;

    Liar(Env<O, A> env, EnvSpec<O, A> spec) {
      this.env = env;
      this.spec = spec;
    }

    @Override
    public EnvSpec<O, A> spec() {
      return spec;
    }

    @Override
    public O reset(long seed) {
      return env.reset(seed);
    }

    @Override
    public Step<O> step(A action) {
      return env.step(action);
    }
  }

  /** Allows action 1 while the world runs, and nothing at its end. */
  private static final class Forbidding extends EnvWrapper<Masked<Vec>, Integer> {
    private final Env<Vec, Integer> env;

    Forbidding(Env<Vec, Integer> env, WithMask<Vec> space) {
      super(env, env.spec().withObservations(space));
      this.env = env;
    }

    @Override
    public Masked<Vec> reset(long seed) {
      return new Masked<>(env.reset(seed), Mask.of(false, true));
    }

    @Override
    public Step<Masked<Vec>> step(Integer action) {
      Step<Vec> step = env.step(action);
      Mask legal = step.ending().over() ? Mask.none(2) : Mask.of(false, true);
      return new Step<>(new Masked<>(step.observation(), legal), step.reward(), step.ending());
    }
  }
}
