/**
 * Whole learners: steps of experience a second, acting and learning together; or a lesson of one
 * minibatch.
 *
 * <p>Peers: {@code peers/stable_baselines3_ppo.py}, and {@code peers/torch_ppo.py} where that
 * library is not at hand; {@code peers/torch_nn.py dqn} for DQN's step.
 */
package org.plaudit.benchmarks.agents;
