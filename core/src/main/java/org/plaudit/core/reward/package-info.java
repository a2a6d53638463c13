/**
 * What people want, as a number for every step.
 *
 * <p>A {@link org.plaudit.core.reward.RewardModel} is fitted to judgements and gives a reward to
 * each step of a segment or a rollout; the runner relabels experience with it before a learner sees
 * it. A {@link org.plaudit.core.reward.Selector} chooses which segments are worth asking about.
 */
package org.plaudit.core.reward;
