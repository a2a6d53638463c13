package org.plaudit.core.multi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.plaudit.core.contract.EnvContract;
import org.plaudit.core.contract.MultiEnvContract;
import org.plaudit.core.contract.Samples;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.learn.RecurrentPolicy;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Vec;

class ViewsTest {
  private static final AgentId FIRST = new AgentId("first");
  private static final AgentId SECOND = new AgentId("second");

  /** Takes a random legal number of stones. */
  private static Policy<Masked<Integer>, Integer> careless() {
    return (seen, rng) -> 1 + seen.legal().sample(rng);
  }

  /** Leaves a multiple of four, where it can. */
  private static Policy<Masked<Integer>, Integer> perfect() {
    return (seen, rng) -> Math.max(1, seen.observation() % 4);
  }

  private static Policy<Vec, Integer> keen() {
    return (seen, rng) -> rng.nextInt(4) > 0 ? 1 : 0;
  }

  @Nested
  class TheFirstOfTwo implements EnvContract<Masked<Integer>, Integer> {
    @Override
    public Env<Masked<Integer>, Integer> world() {
      return SoloView.of(Samples.nim(), FIRST, Map.of(SECOND, careless()));
    }
  }

  @Nested
  class TheSecondOfTwo implements EnvContract<Masked<Integer>, Integer> {
    @Override
    public Env<Masked<Integer>, Integer> world() {
      return SoloView.of(Samples.nim(), SECOND, Map.of(FIRST, careless()));
    }
  }

  @Nested
  class OneOfThreeAtOnce implements EnvContract<Vec, Integer> {
    @Override
    public Env<Vec, Integer> world() {
      return SoloView.of(
          Samples.race(),
          new AgentId("adam"),
          Map.of(new AgentId("zoe"), keen(), new AgentId("mia"), keen()));
    }
  }

  /** Runs in every third round; remembers which it is. */
  private static RecurrentPolicy<Vec, Integer> pacing() {
    return new RecurrentPolicy<>() {
      @Override
      public int memory() {
        return 1;
      }

      @Override
      public Integer act(Vec seen, float[] memory, RandomGenerator rng) {
        return memory[0]++ % 3 == 0 ? 1 : 0;
      }

      @Override
      public void act(
          float[] seen, float[] memories, int rows, float[] actions, RandomGenerator rng) {
        throw new UnsupportedOperationException("nobody plays batches here");
      }
    };
  }

  @Nested
  class AgainstOneWhoRemembers implements EnvContract<Vec, Integer> {
    @Override
    public Env<Vec, Integer> world() {
      return SoloView.of(
          Samples.race(),
          new AgentId("adam"),
          Map.of(new AgentId("zoe"), pacing(), new AgentId("mia"), keen()));
    }
  }

  @Nested
  class OneAgentAsAGame implements MultiEnvContract<Integer, Integer> {
    @Override
    public MultiEnv<Integer, Integer> game() {
      return MultiView.of(Samples.corridor());
    }
  }

  @Nested
  class ThereAndBack implements EnvContract<Integer, Integer> {
    @Override
    public Env<Integer, Integer> world() {
      return SoloView.of(MultiView.of(Samples.corridor()), MultiView.AGENT, Map.of());
    }
  }

  @Test
  void thereAndBackChangesNothing() {
    Env<Integer, Integer> plain = Samples.corridor();
    Env<Integer, Integer> back =
        SoloView.of(MultiView.of(Samples.corridor()), MultiView.AGENT, Map.of());
    for (long seed = 0; seed < 5; seed++) {
      assertThat(back.reset(seed)).isEqualTo(plain.reset(seed));
      Step<Integer> step;
      do {
        step = plain.step(1);
        assertThat(back.step(1)).isEqualTo(step);
      } while (!step.ending().over());
    }
    assertThat(back.find(Renders.class)).isPresent();
    assertThat(back.find(org.plaudit.core.Saves.class)).isEqualTo(Optional.empty());
  }

  @Test
  void aStepLastsUntilItIsOurTurnAgainAndSumsTheRewards() {
    Env<Masked<Integer>, Integer> second =
        SoloView.of(Samples.nim(), SECOND, Map.of(FIRST, perfect()));
    int lost = 0;
    for (long seed = 0; seed < 20; seed++) {
      Masked<Integer> seen = second.reset(seed);
      boolean doomed = seen.observation() % 4 == 0;
      Step<Masked<Integer>> step;
      do {
        step = second.step(1);
        assertThat(step.reward()).isEqualTo(step.ending() == Ending.RUNNING ? 0 : step.reward());
      } while (!step.ending().over());
      assertThat(step.observation().observation()).isZero();
      // Against a perfect player the loss comes within its move, in our own step.
      if (doomed) {
        assertThat(step.reward()).isEqualTo(-1);
        lost++;
      }
    }
    assertThat(lost).isPositive();
  }

  @Test
  void aRefusedMoveDoesNotChangeWhatTheOthersDo() {
    AgentId adam = new AgentId("adam");
    Map<AgentId, Policy<Vec, Integer>> others =
        Map.of(new AgentId("zoe"), pacing(), new AgentId("mia"), keen());
    Env<Vec, Integer> one = SoloView.of(Samples.race(), adam, others);
    Env<Vec, Integer> other = SoloView.of(Samples.race(), adam, others);
    one.reset(3);
    other.reset(3);
    Step<Vec> step;
    do {
      assertThatThrownBy(() -> one.step(2)).isInstanceOf(IllegalArgumentException.class);
      step = one.step(1);
      assertThat(other.step(1)).isEqualTo(step);
    } while (!step.ending().over());
  }

  @Test
  void everyOtherAgentNeedsAPolicy() {
    assertThatThrownBy(() -> SoloView.of(Samples.nim(), FIRST, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("policies are for [], but must be for the others: [second]");
    assertThatThrownBy(() -> SoloView.of(Samples.nim(), new AgentId("third"), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("agent (third) must be one of [first, second]");
  }

  @Test
  void aGameOfOneTakesExactlyItsAgent() {
    MultiEnv<Integer, Integer> game = MultiView.of(Samples.corridor());
    game.reset(0);
    assertThatThrownBy(() -> game.step(Map.of()))
        .hasMessage("actions are for [], but must be for agent_0 alone");
    assertThat(game.step(Map.of(MultiView.AGENT, 1)).endings().keySet())
        .isEqualTo(java.util.Set.copyOf(List.of(MultiView.AGENT)));
  }
}
