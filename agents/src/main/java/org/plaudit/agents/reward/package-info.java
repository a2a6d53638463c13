/**
 * Learning what people want: models that give every step a number, fitted to what people said.
 *
 * <p>They share one engine. {@link org.plaudit.agents.reward.StepFeatures} turns observations and
 * actions into numbers; an ensemble of networks ({@link org.plaudit.agents.reward.EnsembleReward},
 * {@link org.plaudit.agents.reward.RewardMember}) turns these into rewards; a {@link
 * org.plaudit.agents.reward.Criterion} says how probable an answer is, given the rewards' sums. A
 * model is then what it reads and which criteria it has:
 *
 * <ul>
 *   <li>{@link org.plaudit.agents.reward.BradleyTerry}: comparisons.
 *   <li>{@link org.plaudit.agents.reward.PlackettLuce}: rankings, and comparisons as the shortest.
 *   <li>{@link org.plaudit.agents.reward.Ordinal}: ratings on any scales, and comparisons.
 *   <li>{@link org.plaudit.agents.reward.ObjectiveHeads}: surveys, one output for each objective.
 *   <li>{@link org.plaudit.agents.reward.Personal}: comparisons by people who differ.
 *   <li>{@link org.plaudit.agents.reward.Reliable}: comparisons by people who are not equally
 *       reliable. {@link org.plaudit.agents.reward.DawidSkene} finds the same of categorical
 *       answers, without any model of what was judged.
 * </ul>
 *
 * <p>How good a reward is, is told by {@link org.plaudit.agents.reward.Calibration} on answers held
 * out, by {@link org.plaudit.agents.reward.Ordering} and {@link org.plaudit.agents.reward.Epic}
 * where the true reward is known, and by {@link org.plaudit.agents.reward.OverOptimisation} once a
 * policy was trained on it. {@link org.plaudit.agents.reward.Strengths} is Bradley and Terry's
 * model of a few things without features.
 *
 * <p>Further models have rooms of their own: Tribuo's learners in {@code tribuo}, remarks in words
 * in {@code text}, several ways of answering at once in {@code fusion}; {@code explain} says of any
 * of them why it says what it says.
 */
package org.plaudit.agents.reward;
