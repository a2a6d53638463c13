package org.plaudit.envs.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvId;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.multi.Round;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.WithMask;

/** Two players take 1 or 2 from a heap in turn; who takes the last wins. */
final class Countdown implements MultiEnv<Masked<Integer>, Integer> {
  private static final AgentId FIRST = new AgentId("player_0");
  private static final AgentId SECOND = new AgentId("player_1");

  private final Map<AgentId, EnvSpec<Masked<Integer>, Integer>> specs = new LinkedHashMap<>();
  private int heap;
  private AgentId mover = FIRST;

  Countdown() {
    EnvSpec<Masked<Integer>, Integer> spec =
        EnvSpec.of(
            "Countdown-v0", Domain.GAME, new WithMask<>(Discrete.of(9), 2), new Discrete(2, 1));
    specs.put(FIRST, spec);
    specs.put(SECOND, spec);
  }

  @Override
  public EnvId id() {
    return EnvId.parse("Countdown-v0");
  }

  @Override
  public Map<AgentId, EnvSpec<Masked<Integer>, Integer>> specs() {
    return specs;
  }

  @Override
  public Round<Masked<Integer>> reset(long seed) {
    heap = 5 + (int) Long.remainderUnsigned(seed, 4);
    mover = FIRST;
    return Round.first(Map.of(mover, seen()));
  }

  @Override
  public Round<Masked<Integer>> step(Map<AgentId, Integer> actions) {
    Require.state(heap > 0, "the game is over. Maybe reset it.");
    Require.that(actions.keySet().equals(Map.of(mover, 0).keySet()), "only %s must act now", mover);
    int taken = actions.get(mover);
    Require.that(taken <= heap, "%s cannot take %d of %d", mover, taken, heap);
    heap -= taken;
    AgentId winner = mover;
    mover = mover.equals(FIRST) ? SECOND : FIRST;
    Map<AgentId, Double> rewards = new LinkedHashMap<>();
    Map<AgentId, Ending> endings = new LinkedHashMap<>();
    for (AgentId agent : specs.keySet()) {
      rewards.put(agent, heap > 0 ? 0 : agent.equals(winner) ? 1.0 : -1.0);
      endings.put(agent, heap > 0 ? Ending.RUNNING : Ending.TERMINATED);
    }
    Map<AgentId, Masked<Integer>> last = new LinkedHashMap<>();
    if (heap == 0) {
      specs.keySet().forEach(agent -> last.put(agent, seen()));
    }
    return new Round<>(heap > 0 ? Map.of(mover, seen()) : Map.of(), rewards, endings, last);
  }

  private Masked<Integer> seen() {
    return new Masked<>(heap, Mask.of(heap >= 1, heap >= 2));
  }
}
