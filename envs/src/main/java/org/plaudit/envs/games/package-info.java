/**
 * Board games for two players who take turns. A round shows the board only to the player whose turn
 * it is, together with the moves that are legal, as a {@link org.plaudit.core.space.Masked};
 * rewards come at the end, to both.
 *
 * <pre>{@code
 * LineGame game = LineGame.connectFour();
 * Round<Masked<Vec>> round = game.reset(0);
 * while (!round.over()) {
 *   AgentId player = round.observations().keySet().iterator().next();
 *   Mask legal = round.observations().get(player).legal();
 *   round = game.step(Map.of(player, legal.sample(rng)));
 * }
 * }</pre>
 *
 * <p>{@link org.plaudit.envs.games.LineGame} is tic-tac-toe and connect four. The trees of both are
 * counted by tests against what the literature knows: 255,168 games of tic-tac-toe; 1, 7, 49, 238,
 * 1120, ... positions of connect four.
 */
package org.plaudit.envs.games;
