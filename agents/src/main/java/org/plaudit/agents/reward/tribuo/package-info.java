/**
 * Tribuo's learners as reward models (arXiv:2110.03022).
 *
 * <p>{@link org.plaudit.agents.reward.tribuo.TribuoLinear} takes reward weights from a logistic
 * model of comparisons and an elastic net of ratings; {@link
 * org.plaudit.agents.reward.tribuo.TribuoForest} fits one regression tree or a forest to a score
 * for every judged segment; {@link org.plaudit.agents.reward.tribuo.TribuoBoosted} adds trees that
 * each follow the gradient of the answers' likelihood. They share {@link
 * org.plaudit.agents.reward.tribuo.TribuoReward}: what was judged, the unit of the reward, saving,
 * and {@code provenance()}.
 *
 * <p>Tribuo trains, and what it learned is then kept in a form of our own: its models carry the
 * time at which they were made, and saved states must not; and its predictions go through names of
 * features, which is slow for millions of steps.
 */
package org.plaudit.agents.reward.tribuo;
