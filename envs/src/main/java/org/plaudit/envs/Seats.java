package org.plaudit.envs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.plaudit.core.env.Ending;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.Round;
import org.plaudit.core.space.Space;

/**
 * Who plays a game, numbered from 0 in the order of play. A game asks it whether exactly those act
 * who must, and lets it write the maps that rounds are made of.
 *
 * <pre>{@code
 * List<Integer> moves = seats.admit(episode, SPEC.actions(), actions);
 * // ... the dynamics ...
 * return seats.round(episode.tick(false), this::seen, this::earned);
 * }</pre>
 */
public final class Seats {
  private final List<AgentId> agents;

  private Seats(List<AgentId> agents) {
    this.agents = agents;
  }

  /** {@code count} agents named {@code noun_0}, {@code noun_1} and so on. */
  public static Seats of(String noun, int count) {
    List<AgentId> agents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      agents.add(new AgentId(noun + "_" + i));
    }
    return new Seats(List.copyOf(agents));
  }

  public AgentId agent(int seat) {
    return agents.get(seat);
  }

  /** One value for each agent, in the order of play. */
  public <T> Map<AgentId, T> each(IntFunction<T> value) {
    Map<AgentId, T> map = new LinkedHashMap<>();
    for (int i = 0; i < agents.size(); i++) {
      map.put(agents.get(i), value.apply(i));
    }
    return map;
  }

  /**
   * What all of them do, in the order of play, if they may do it now.
   *
   * @throws IllegalStateException before reset, or after the ending
   * @throws IllegalArgumentException if an agent is missing or surplus, or an action is not a
   *     member of {@code space}
   */
  public <A> List<A> admit(Episode episode, Space<A> space, Map<AgentId, A> actions) {
    return admit(episode, agents, space, actions);
  }

  /**
   * What the one does whose turn it is, if it may be done now.
   *
   * @throws IllegalStateException before reset, or after the ending
   * @throws IllegalArgumentException if that agent is missing, any other is there, or the action is
   *     not a member of {@code space}
   */
  public <A> A admit(Episode episode, int seat, Space<A> space, Map<AgentId, A> actions) {
    return admit(episode, agents.subList(seat, seat + 1), space, actions).get(0);
  }

  private static <A> List<A> admit(
      Episode episode, List<AgentId> asked, Space<A> space, Map<AgentId, A> actions) {
    episode.requireRunning();
    if (actions.size() != asked.size() || !actions.keySet().containsAll(asked)) {
      throw new IllegalArgumentException(
          "actions are for %s, but must be for %s, whose turn it is"
              .formatted(actions.keySet(), asked));
    }
    List<A> admitted = new ArrayList<>(asked.size());
    for (AgentId agent : asked) {
      A action = actions.get(agent);
      if (!space.contains(action)) {
        throw new IllegalArgumentException(
            "action (%s) of %s must be a member of %s".formatted(action, agent, space));
      }
      admitted.add(action);
    }
    return admitted;
  }

  /** The round after all have acted at once; they go on together or end together. */
  public <O> Round<O> round(Ending ending, IntFunction<O> seen, IntFunction<Double> earned) {
    Map<AgentId, O> shown = each(seen);
    return new Round<>(
        ending.over() ? Map.of() : shown,
        each(earned),
        each(i -> ending),
        ending.over() ? shown : Map.of());
  }
}
