package org.plaudit.core.multi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;

/**
 * Where a game stands after everyone asked has acted. Maps keep the order in which the world lists
 * its agents.
 *
 * @param observations what each agent that must act now sees; empty when the game is over
 * @param rewards what each agent that was alive earned since the last round; empty after reset
 * @param endings how each agent that was alive stands now; an agent that ended is not heard of
 *     again
 * @param last what each agent that ended in this round sees last
 */
public record Round<O>(
    Map<AgentId, O> observations,
    Map<AgentId, Double> rewards,
    Map<AgentId, Ending> endings,
    Map<AgentId, O> last) {
  public Round {
    observations = frozen(observations);
    rewards = frozen(rewards);
    endings = frozen(endings);
    last = frozen(last);
    rewards.forEach(
        (agent, reward) ->
            Require.that(
                Double.isFinite(reward), "reward (%s) of %s must be finite", reward, agent));
    Require.that(
        rewards.isEmpty() || rewards.keySet().equals(endings.keySet()),
        "rewards for %s and endings for %s must name the same agents",
        rewards.keySet(),
        endings.keySet());
  }

  /** The first round of a game: nobody has earned anything yet. */
  public static <O> Round<O> first(Map<AgentId, O> observations) {
    return new Round<>(observations, Map.of(), Map.of(), Map.of());
  }

  /** Whether nobody has to act any more. */
  public boolean over() {
    return observations.isEmpty();
  }

  private static <V> Map<AgentId, V> frozen(Map<AgentId, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
