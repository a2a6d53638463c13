package org.plaudit.experiments.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.env.EnvId;

/**
 * What people call the moves of worlds whose moves are numbers. A world that is missing here is
 * played by numbers.
 */
final class MoveNames {
  private static final Map<String, List<String>> NAMES =
      Map.ofEntries(
          Map.entry("CartPole", List.of("left", "right")),
          Map.entry("MountainCar", List.of("left", "coast", "right")),
          Map.entry("Acrobot", List.of("left", "none", "right")),
          Map.entry("FrozenLake", List.of("left", "down", "right", "up")),
          Map.entry("CliffWalking", List.of("up", "right", "down", "left")),
          Map.entry("Taxi", List.of("south", "north", "east", "west", "pickup", "dropoff")),
          Map.entry("Blackjack", List.of("stick", "hit")),
          Map.entry("PrisonersDilemma", List.of("cooperate", "defect")),
          Map.entry("SimpleSpread", List.of("rest", "left", "right", "down", "up")));

  private MoveNames() {}

  /** One name a move, in order; empty if the moves have no names or are not {@code count}. */
  static List<String> of(EnvId id, int count) {
    String bare = id.name().replaceAll(".*/", "").replaceAll("[^A-Za-z]", "");
    return Optional.ofNullable(NAMES.get(bare))
        .filter(names -> names.size() == count)
        .orElse(List.of());
  }
}
