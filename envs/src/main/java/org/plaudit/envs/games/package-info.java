/**
 * Board games: two players, turns, legal moves that travel with the observation.
 *
 * <p>{@link org.plaudit.envs.games.LineGame} is tic-tac-toe and connect four at once; they differ in
 * the board, the length of a line, and whether stones fall.
 */
package org.plaudit.envs.games;
