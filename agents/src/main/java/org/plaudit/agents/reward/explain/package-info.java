/**
 * Why a reward model says what it says.
 *
 * <p>{@link org.plaudit.agents.reward.explain.Shapley} shares a reward out among what was seen and
 * done, for any model; {@link org.plaudit.agents.reward.explain.LinearReward} does so exactly for
 * models that are weights on features. {@link org.plaudit.agents.reward.explain.Influence} finds
 * the answers without which a prediction would change most, and {@link
 * org.plaudit.agents.reward.explain.Counterfactual} the smallest difference with which a preference
 * would turn. Each comes as an {@link org.plaudit.agents.reward.explain.Explanation}, which prints
 * as a few lines.
 */
package org.plaudit.agents.reward.explain;
