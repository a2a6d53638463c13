package org.plaudit.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.plaudit.core.contract.AroundGame.Parts;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.multi.Round;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Vec;

/** Each fault is planted in a flawless game; the check must name it. */
class MultiEnvCheckTest {
  private static final AgentId ZOE = Race.RUNNERS.get(0);
  private static final String ALIVE = "rewards and endings name exactly the agents that were alive";
  private static final String GONE = "an agent that has ended is not heard of again";
  private static final String WRONG = "wrong actions and wrong agents are refused without a trace";

  @Nested
  class OfRace implements MultiEnvContract<Vec, Integer> {
    @Override
    public MultiEnv<Vec, Integer> game() {
      return new Race();
    }
  }

  @Nested
  class OfNim implements MultiEnvContract<Masked<Integer>, Integer> {
    @Override
    public MultiEnv<Masked<Integer>, Integer> game() {
      return new Nim();
    }
  }

  @Test
  void flawlessGamesHaveNoViolations() {
    assertThat(MultiEnvCheck.run(Race::new)).isEmpty();
    assertThat(MultiEnvCheck.run(Nim::new)).isEmpty();
    assertThat(MultiEnvCheck.advice(Race::new)).isEmpty();
  }

  private static void named(Supplier<? extends MultiEnv<?, ?>> games, String rule, String detail) {
    List<Violation> found = MultiEnvCheck.run(games);
    assertThat(found)
        .as("%s", found)
        .anySatisfy(
            violation -> {
              assertThat(violation.rule()).isEqualTo(rule);
              assertThat(violation.detail()).contains(detail);
            });
  }

  /** A race whose rounds are changed from some step on. */
  private static Supplier<MultiEnv<?, ?>> race(int from, Consumer<Parts<Vec>> change) {
    return () ->
        new AroundGame<>(new Race()) {
          @Override
          Round<Vec> after(Round<Vec> round) {
            if (time < from) {
              return round;
            }
            Parts<Vec> parts = new Parts<>(round);
            change.accept(parts);
            return parts.round();
          }
        };
  }

  @Test
  void oneAgentOutOfBoundsInSimultaneousPlay() {
    named(
        race(5, parts -> parts.observations.computeIfPresent(ZOE, (z, o) -> Vec.of(0.5, 1.5))),
        "observations lie in their space",
        "step 5: what zoe sees[1] (1.5) must lie in [0, 1]");
  }

  @Test
  void aLastObservationOutOfBounds() {
    named(
        race(1, parts -> parts.last.replaceAll((agent, o) -> Vec.of(2, 0.0))),
        "observations lie in their space",
        "sees last[0] (2.0) must lie in [0, 1]");
  }

  @Test
  void observationsForTheDead() {
    named(
        race(1, parts -> parts.last.forEach((agent, o) -> parts.observations.put(agent, o))),
        GONE,
        "has ended, but gets an observation to act on");
  }

  @Test
  void rewardsForTheDead() {
    named(
        race(
            3,
            parts -> {
              parts.rewards.putIfAbsent(ZOE, 0.0);
              parts.endings.putIfAbsent(ZOE, Ending.TERMINATED);
            }),
        GONE,
        "zoe has ended, but gets a reward");
  }

  @Test
  void aResurrection() {
    named(
        () ->
            new AroundGame<>(new Race()) {
              private Map<AgentId, Vec> dead = Map.of();

              @Override
              public Round<Vec> reset(long seed) {
                dead = Map.of();
                return super.reset(seed);
              }

              @Override
              public Round<Vec> step(Map<AgentId, Integer> actions) {
                Map<AgentId, Integer> living = new LinkedHashMap<>(actions);
                dead.keySet().forEach(living::remove);
                return super.step(living);
              }

              @Override
              Round<Vec> after(Round<Vec> round) {
                Parts<Vec> parts = new Parts<>(round);
                if (!round.over()) {
                  parts.observations.putAll(dead);
                  dead = round.last();
                }
                return parts.round();
              }
            },
        GONE,
        "has ended, but gets an observation to act on");
  }

  @Test
  void aMissingReward() {
    named(race(4, parts -> parts.rewards.remove(ZOE)), ALIVE, "step 4");
    // Not even an ending: the agent is forgotten.
    named(
        race(
            4,
            parts -> {
              parts.rewards.remove(ZOE);
              parts.endings.remove(ZOE);
            }),
        ALIVE,
        "step 4: rewards are for [adam, mia], but must be for [adam, mia, zoe]");
    named(
        race(
            2,
            parts -> {
              parts.rewards.clear();
              parts.endings.clear();
            }),
        ALIVE,
        "step 2: rewards are for []");
  }

  @Test
  void aSurplusReward() {
    AgentId ghost = new AgentId("ghost");
    named(race(3, parts -> parts.rewards.put(ghost, 1.0)), ALIVE, "step 3");
    named(
        race(
            3,
            parts -> {
              parts.rewards.put(ghost, 1.0);
              parts.endings.put(ghost, Ending.RUNNING);
            }),
        ALIVE,
        "step 3: rewards are for [adam, ghost, mia, zoe], but must be for [adam, mia, zoe]");
  }

  @Test
  void anInfiniteReward() {
    named(
        race(6, parts -> parts.rewards.computeIfPresent(ZOE, (z, r) -> Double.POSITIVE_INFINITY)),
        "rewards are finite",
        "step 6");
  }

  @Test
  void aLastObservationThatIsMissing() {
    named(
        race(1, parts -> parts.last.clear()),
        "last observations go to those who end",
        "last observations are for [], but must be for [");
  }

  @Test
  void aGameThatStopsWhileSomebodyIsRunning() {
    named(
        race(7, parts -> parts.observations.clear()),
        "the game is over when all have ended",
        "step 7: nobody must act, but [adam, mia, zoe] has not ended");
  }

  @Test
  void anotherOrderOfAgents() {
    named(
        race(
            1,
            parts -> {
              if (parts.observations.size() > 1) {
                Vec first = parts.observations.remove(ZOE);
                if (first != null) {
                  parts.observations.put(ZOE, first);
                }
              }
            }),
        "agents come in the order of the specs",
        "step 1: agents come as [adam, mia, zoe], but specs() knows [zoe, adam, mia]");
  }

  @Test
  void rewardsAfterReset() {
    named(
        () ->
            new AroundGame<>(new Race()) {
              @Override
              public Round<Vec> reset(long seed) {
                Parts<Vec> parts = new Parts<>(super.reset(seed));
                parts
                    .observations
                    .keySet()
                    .forEach(agent -> parts.endings.put(agent, Ending.RUNNING));
                return parts.round();
              }
            },
        "the first round only shows",
        "after reset there can be no rewards");
  }

  @Test
  void chanceOutsideTheSeedFromTheThirdStepOn() {
    SplittableRandom outside = new SplittableRandom(1);
    named(
        race(3, parts -> parts.rewards.replaceAll((agent, reward) -> outside.nextDouble())),
        "a game follows from its seed and actions",
        "step 3: a second instance showed");
  }

  @Test
  void aMissingAgentThatNobodyMisses() {
    named(
        () ->
            new AroundGame<>(new Race()) {
              private Map<AgentId, Vec> waiting = Map.of();

              @Override
              public Round<Vec> reset(long seed) {
                Round<Vec> first = super.reset(seed);
                waiting = first.observations();
                return first;
              }

              @Override
              public Round<Vec> step(Map<AgentId, Integer> actions) {
                Map<AgentId, Integer> full = new LinkedHashMap<>();
                waiting.keySet().forEach(agent -> full.put(agent, actions.getOrDefault(agent, 0)));
                return super.step(full);
              }

              @Override
              Round<Vec> after(Round<Vec> round) {
                waiting = round.observations();
                return round;
              }
            },
        WRONG,
        "no action of zoe must throw an IllegalArgumentException, but was taken");
  }

  @Test
  void aSurplusAgentThatIsOverlooked() {
    named(
        () ->
            new AroundGame<>(new Nim()) {
              @Override
              public Round<Masked<Integer>> step(Map<AgentId, Integer> actions) {
                Map<AgentId, Integer> known = new LinkedHashMap<>(actions);
                known.remove(new AgentId("a stranger"));
                return super.step(known);
              }
            },
        WRONG,
        "surplus action");
  }

  @Test
  void aWrongActionThatIsBentIntoARightOne() {
    named(
        () ->
            new AroundGame<>(new Race()) {
              @Override
              public Round<Vec> step(Map<AgentId, Integer> actions) {
                Map<AgentId, Integer> bent = new LinkedHashMap<>(actions);
                bent.replaceAll((agent, action) -> action & 1);
                return super.step(bent);
              }
            },
        WRONG,
        "action -1 of zoe must throw an IllegalArgumentException, but was taken");
  }

  @Test
  void aGameThatGoesOnBeyondItsLimit() {
    named(
        () ->
            new AroundGame<>(new Race()) {
              @Override
              public Map<AgentId, EnvSpec<Vec, Integer>> specs() {
                Map<AgentId, EnvSpec<Vec, Integer>> specs = new LinkedHashMap<>(super.specs());
                specs.replaceAll((agent, spec) -> spec.withLimit(10));
                return specs;
              }
            },
        "games end as declared",
        "step 10: zoe is asked to act beyond its limit of 10 steps");
  }

  @Test
  void aTruncationThatWasNotDeclared() {
    named(
        race(
            8,
            parts -> {
              parts.last.putAll(parts.observations);
              parts.observations.clear();
              parts.endings.replaceAll((agent, ending) -> Ending.TRUNCATED);
            }),
        "games end as declared",
        "step 8: zoe was truncated, but no limit is declared for this step");
  }

  @Test
  void aMaskThatAllowsNothing() {
    named(
        () ->
            new AroundGame<>(new Nim()) {
              @Override
              Round<Masked<Integer>> after(Round<Masked<Integer>> round) {
                Parts<Masked<Integer>> parts = new Parts<>(round);
                parts.observations.replaceAll(
                    (agent, seen) ->
                        new Masked<>(
                            seen.observation(),
                            seen.observation() < 4 ? Mask.none(3) : seen.legal()));
                return parts.round();
              }

              @Override
              public Round<Masked<Integer>> step(Map<AgentId, Integer> actions) {
                Map<AgentId, Integer> least = new LinkedHashMap<>(actions);
                least.replaceAll((agent, action) -> 1);
                return super.step(least);
              }
            },
        "masks leave a legal move",
        "allows nothing although the episode goes on");
  }

  @Test
  void anAbilityThatIsOnlyDeclared() {
    named(
        () ->
            new AroundGame<>(new Race()) {
              @Override
              public Map<AgentId, EnvSpec<Vec, Integer>> specs() {
                Map<AgentId, EnvSpec<Vec, Integer>> specs = new LinkedHashMap<>(super.specs());
                specs.replaceAll((agent, spec) -> spec.withAbilities(Ability.SAVES));
                return specs;
              }
            },
        "declared abilities are there",
        "SAVES is declared");
  }
}
