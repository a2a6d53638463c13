/**
 * Learning from which of two things people prefer: what is more than a learner of rewards beside a
 * model of them.
 *
 * <p>Preference-based reinforcement learning is made of parts that are exchanged freely: something
 * that gathers experience and improves, something that asks, a model of what was answered. Papers
 * are choices of these; in the YAML of an experiment:
 *
 * <pre>
 * Christiano et al. 2017 (arXiv:1706.03741)
 *   learner: {id: ppo}                   learns from fresh experience: no relabelling
 *   reward: {id: bradley-terry}          an ensemble, whose mean is the reward
 *   feedback: {query: compare, select: disagreement}
 *
 * PEBBLE (arXiv:2106.05091)
 *   learner: {id: pebble}                SAC that explores until there is a reward, then relabels
 *   reward: {id: bradley-terry}
 *
 * SURF (arXiv:2203.10050)
 *   learner: {id: pebble}
 *   reward: {id: bradley-terry, surf: {weight: 1}}   guesses where nobody judged
 *
 * RUNE (arXiv:2205.12401)
 *   learner: {id: pebble, explore: rune} where the ensemble disagrees, there is more to be found
 *   reward: {id: bradley-terry}
 *
 * Contrastive preference learning (arXiv:2310.13639)
 *   learner: {id: cpl}                   a policy straight from the answers
 *   reward: none
 * </pre>
 *
 * <p>Any learner that keeps its experience relabels it when a reward was learned anew: {@code sac},
 * {@code td3} and {@code dqn} do so, too. So {@code learner: dqn} beside {@code bradley-terry} is
 * PEBBLE's second half for moves; {@code pebble} itself needs real actions, as SAC does.
 *
 * <p>{@link org.plaudit.agents.prefer.Pebble} is SAC and two ways of exploring: {@code
 * StateEntropy} for as long as nothing is known of what people want, and the ensemble's doubt
 * afterwards. {@link org.plaudit.agents.prefer.Cpl} stands alone; a {@code Contrast} is one of the
 * pairs it learns from.
 */
package org.plaudit.agents.prefer;
