/**
 * Worlds in which several agents act at the same time: dilemmas, where what is best for one is bad
 * for all, and teams, where nobody succeeds alone.
 *
 * <p>Each round asks everybody, so a step takes one action of each:
 *
 * <pre>{@code
 * PrisonersDilemma game = new PrisonersDilemma();
 * Round<Integer> round = game.reset(0);
 * while (!round.over()) {
 *   Map<AgentId, Integer> choices = new LinkedHashMap<>();
 *   round.observations().forEach((who, seen) -> choices.put(who, seen % 2 == 1 || seen == 0 ? 0 : 1));
 *   round = game.step(choices); // tit for tat: do what the other did last
 * }
 * }</pre>
 *
 * <p>To a learner for a single agent, {@link org.plaudit.core.multi.SoloView} shows such a game as
 * one of them lives it.
 */
package org.plaudit.envs.social;
