/**
 * Learning to act as somebody who knows the task does, without any reward.
 *
 * <p>{@link org.plaudit.agents.imitate.BehavioralCloning} watches: its lessons are demonstrations,
 * and it fits a policy to what was done in them. A small mistake leads it to where nobody was seen,
 * and there it makes larger ones: on average the loss grows with the square of the length of an
 * episode (arXiv:1011.0686, theorem 2.1).
 *
 * <p>{@link org.plaudit.agents.imitate.Dagger} acts, and is corrected: it learns what should have
 * been done where it went itself, and its loss grows with the length only. That is how people's
 * corrections ({@link org.plaudit.core.feedback.Query.Correct}) become lessons: a correction names
 * a step and the action that would have been right there, one more pair to fit to.
 *
 * <p>What only says how good something was, as a rating does, tells nobody what to do instead, and
 * is no lesson here: a reward model ({@link org.plaudit.core.reward.RewardModel}) is fitted to it.
 */
package org.plaudit.agents.imitate;
