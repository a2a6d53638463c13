package org.plaudit.core.wrap;

import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;

/**
 * What happened in an episode so far.
 *
 * @param seed its name
 * @param observations one more than actions: the first is what reset gave
 * @param rewards one for each action
 * @param ending how the episode stands after the last action
 */
public record Episode<O, A>(
    long seed, List<O> observations, List<A> actions, List<Double> rewards, Ending ending) {
  public Episode {
    observations = List.copyOf(observations);
    actions = List.copyOf(actions);
    rewards = List.copyOf(rewards);
    Require.that(
        observations.size() == actions.size() + 1 && rewards.size() == actions.size(),
        "an episode needs one more observation (%d) than actions (%d), and as many rewards (%d)",
        observations.size(),
        actions.size(),
        rewards.size());
  }

  /** In steps; 0 right after reset. */
  public int length() {
    return actions.size();
  }

  /** The sum of the rewards, not discounted. */
  public double total() {
    return rewards.stream().mapToDouble(reward -> reward).sum();
  }
}
