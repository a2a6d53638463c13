package org.plaudit.envs.games;

import java.util.List;
import java.util.Map;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.Round;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Vec;

/** Plays board games move by move. */
final class Moves {
  static final AgentId FIRST = new AgentId("player_0");
  static final AgentId SECOND = new AgentId("player_1");

  private Moves() {}

  /** Whose turn it is. */
  static AgentId turn(Round<Masked<Vec>> round) {
    return round.observations().keySet().iterator().next();
  }

  /** What the one whose turn it is may do. */
  static Mask legal(Round<Masked<Vec>> round) {
    return round.observations().get(turn(round)).legal();
  }

  static Round<Masked<Vec>> play(LineGame game, Iterable<Integer> moves) {
    Round<Masked<Vec>> round = game.reset(0);
    for (int move : moves) {
      round = game.step(Map.of(turn(round), move));
    }
    return round;
  }

  static Round<Masked<Vec>> play(LineGame game, Integer... moves) {
    return play(game, List.of(moves));
  }
}
