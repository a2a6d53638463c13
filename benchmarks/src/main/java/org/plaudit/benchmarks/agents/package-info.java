/**
 * Whole learners: steps of experience a second, acting and learning together.
 *
 * <p>Peers: {@code peers/stable_baselines3_ppo.py}, and {@code peers/torch_ppo.py} where that
 * library is not at hand.
 */
package org.plaudit.benchmarks.agents;
