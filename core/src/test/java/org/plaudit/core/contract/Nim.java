package org.plaudit.core.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvId;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.multi.Round;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.WithMask;

/**
 * A flawless game of turns with masks: take one to three of some stones; who takes the last wins.
 */
final class Nim implements MultiEnv<Masked<Integer>, Integer> {
  static final AgentId FIRST = new AgentId("first");
  static final AgentId SECOND = new AgentId("second");
  private static final int MOST = 20;

  private int stones;
  private AgentId turn = FIRST;

  @Override
  public EnvId id() {
    return EnvId.parse("Nim-v0");
  }

  @Override
  public Map<AgentId, EnvSpec<Masked<Integer>, Integer>> specs() {
    EnvSpec<Masked<Integer>, Integer> spec =
        EnvSpec.of(
            "Nim-v0", Domain.GAME, new WithMask<>(Discrete.of(MOST + 1), 3), new Discrete(3, 1));
    Map<AgentId, EnvSpec<Masked<Integer>, Integer>> specs = new LinkedHashMap<>();
    specs.put(FIRST, spec);
    specs.put(SECOND, spec);
    return specs;
  }

  private Masked<Integer> seen() {
    return new Masked<>(stones, Mask.of(stones >= 1, stones >= 2, stones >= 3));
  }

  @Override
  public Round<Masked<Integer>> reset(long seed) {
    stones = new Pcg64(seed).nextInt(MOST - 5, MOST + 1);
    turn = FIRST;
    return Round.first(Map.of(turn, seen()));
  }

  @Override
  public Round<Masked<Integer>> step(Map<AgentId, Integer> actions) {
    Require.state(stones > 0, "reset comes first");
    Require.that(
        actions.keySet().equals(java.util.Set.of(turn)),
        "actions are for %s, but it is the turn of %s",
        actions.keySet(),
        turn);
    int taken = actions.get(turn);
    Require.that(
        taken >= 1 && taken <= Math.min(3, stones),
        "action (%s) must be a number of stones from 1 to %s",
        taken,
        Math.min(3, stones));
    stones -= taken;
    AgentId mover = turn;
    turn = turn.equals(FIRST) ? SECOND : FIRST;
    Map<AgentId, Double> rewards = new LinkedHashMap<>();
    Map<AgentId, Ending> endings = new LinkedHashMap<>();
    Map<AgentId, Masked<Integer>> last = new LinkedHashMap<>();
    for (AgentId player : List.of(FIRST, SECOND)) {
      boolean over = stones == 0;
      rewards.put(player, over ? player.equals(mover) ? 1.0 : -1.0 : 0.0);
      endings.put(player, over ? Ending.TERMINATED : Ending.RUNNING);
      if (over) {
        last.put(player, seen());
      }
    }
    return new Round<>(stones == 0 ? Map.of() : Map.of(turn, seen()), rewards, endings, last);
  }
}
