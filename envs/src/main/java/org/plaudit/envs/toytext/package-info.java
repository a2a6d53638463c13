/**
 * The small tables of reinforcement learning: lake, cliff, taxi and blackjack, as Gymnasium fixed
 * them. States and actions are few and numbered, and {@link org.plaudit.core.env.Tabular} gives the
 * exact model, so value iteration tells how good a learner could be at best.
 *
 * <p>The three grids are a {@link org.plaudit.envs.toytext.Table} each: a list of what may happen
 * for every state and action. A step draws from that list just as the original does, hence the same
 * seed and actions give the same episode.
 */
package org.plaudit.envs.toytext;
