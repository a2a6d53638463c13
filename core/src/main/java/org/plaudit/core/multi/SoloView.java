package org.plaudit.core.multi;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.learn.Memory;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;

/**
 * A game as one of its agents lives it, while fixed policies play the others. A step lasts until
 * the agent must act again or has ended, and earns all that the agent earned meanwhile. The others'
 * chance follows from the episode's seed, so that an episode stays a pure function of its seed and
 * its actions.
 *
 * <p>The spec is that of the agent in the game. If the game cuts everyone off when some other agent
 * reaches its limit, this agent may be truncated one step before its own.
 */
public final class SoloView<O, A> implements Env<O, A> {
  private final MultiEnv<O, A> game;
  private final AgentId agent;
  private final Map<AgentId, Policy<O, A>> others;
  private final EnvSpec<O, A> spec;
  private final Map<AgentId, Pcg64> generators = new LinkedHashMap<>();
  private final Map<AgentId, Memory> memories = new LinkedHashMap<>();
  private Map<AgentId, O> waiting = Map.of();
  private boolean started;

  private SoloView(MultiEnv<O, A> game, AgentId agent, Map<AgentId, Policy<O, A>> others) {
    Map<AgentId, EnvSpec<O, A>> specs = game.specs();
    Require.that(specs.containsKey(agent), "agent (%s) must be one of %s", agent, specs.keySet());
    Set<AgentId> expected = new LinkedHashSet<>(specs.keySet());
    expected.remove(agent);
    Require.that(
        others.keySet().equals(expected),
        "policies are for %s, but must be for the others: %s",
        others.keySet(),
        expected);
    this.game = game;
    this.agent = agent;
    this.others = new LinkedHashMap<>(others);
    this.spec = spec(specs.get(agent), game.find(Renders.class).isPresent());
  }

  /**
   * @param others one policy for each agent but {@code agent}
   */
  public static <O, A> SoloView<O, A> of(
      MultiEnv<O, A> game, AgentId agent, Map<AgentId, Policy<O, A>> others) {
    return new SoloView<>(game, agent, others);
  }

  /** All that is left of the game's abilities is that it can be looked at. */
  private static <O, A> EnvSpec<O, A> spec(EnvSpec<O, A> own, boolean renders) {
    return new EnvSpec<>(
        own.id(),
        own.observations(),
        own.actions(),
        own.limit(),
        own.threshold(),
        own.domain(),
        own.asks(),
        renders ? EnumSet.of(Ability.RENDERS) : EnumSet.noneOf(Ability.class));
  }

  @Override
  public EnvSpec<O, A> spec() {
    return spec;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the game ends before the agent has ever acted
   */
  @Override
  public O reset(long seed) {
    started = false;
    waiting = Map.of();
    generators.clear();
    Seed chance = Seed.of(seed).child("others");
    others.keySet().forEach(other -> generators.put(other, chance.child(other.name()).generator()));
    others.forEach((other, policy) -> memories.put(other, Memory.of(policy, 1)));
    Round<O> round = game.reset(seed);
    while (!round.observations().containsKey(agent)) {
      Require.state(
          !round.over() && !round.endings().getOrDefault(agent, Ending.RUNNING).over(),
          "the game with seed %d ended before %s acted. Maybe use another seed",
          seed,
          agent);
      round = game.step(replies(round.observations()));
    }
    waiting = round.observations();
    started = true;
    return waiting.get(agent);
  }

  @Override
  public Step<O> step(A action) {
    Require.state(started, "reset comes before the first step. Maybe call reset(seed).");
    Require.state(
        !waiting.isEmpty(), "the episode has ended. Maybe call reset(seed) for the next one.");
    Require.that(
        spec.actions().contains(action),
        "action (%s) must be a member of %s",
        action,
        spec.actions());
    Map<AgentId, Pcg64> before = new LinkedHashMap<>();
    generators.forEach((other, rng) -> before.put(other, rng.copy()));
    Map<AgentId, Memory> remembered = new LinkedHashMap<>();
    memories.forEach((other, memory) -> remembered.put(other, memory.copy()));
    Map<AgentId, A> actions = replies(waiting);
    actions.put(agent, action);
    Round<O> round;
    try {
      round = game.step(actions);
    } catch (IllegalArgumentException e) {
      // Refused, by a mask for instance: the others will reply the same next time.
      generators.putAll(before);
      memories.putAll(remembered);
      throw e;
    }
    double reward = round.rewards().getOrDefault(agent, 0.0);
    while (true) {
      Ending ending = round.endings().getOrDefault(agent, Ending.RUNNING);
      if (ending.over()) {
        waiting = Map.of();
        return new Step<>(round.last().get(agent), reward, ending);
      }
      if (round.observations().containsKey(agent)) {
        waiting = round.observations();
        return new Step<>(waiting.get(agent), reward, Ending.RUNNING);
      }
      Require.state(!round.over(), "the game is over, but %s has not ended", agent);
      round = game.step(replies(round.observations()));
      reward += round.rewards().getOrDefault(agent, 0.0);
    }
  }

  /** What everyone else who must act does. */
  private Map<AgentId, A> replies(Map<AgentId, O> observations) {
    Map<AgentId, A> actions = new LinkedHashMap<>();
    observations.forEach(
        (other, seen) -> {
          if (!other.equals(agent)) {
            Memory memory = memories.get(other);
            actions.put(other, memory.act(others.get(other), seen, generators.get(other)));
          }
        });
    return actions;
  }

  @Override
  public <T> Optional<T> find(Class<T> ability) {
    if (ability.isInstance(this)) {
      return Optional.of(ability.cast(this));
    }
    return ability == Renders.class ? game.find(ability) : Optional.empty();
  }

  @Override
  public void close() {
    game.close();
  }
}
