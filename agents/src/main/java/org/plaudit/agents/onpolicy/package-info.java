/**
 * Learners that improve the policy with the experience it has just made, and then forget it.
 *
 * <p>One algorithm a file, top to bottom: {@link org.plaudit.agents.onpolicy.Ppo}, {@link
 * org.plaudit.agents.onpolicy.A2c}, {@link org.plaudit.agents.onpolicy.Reinforce}, and {@link
 * org.plaudit.agents.onpolicy.CrossEntropyMethod}, which searches without gradients. What they
 * share lies beside them: how good each action was ({@link org.plaudit.agents.onpolicy.Returns},
 * {@link org.plaudit.agents.onpolicy.Gae}, {@link org.plaudit.agents.onpolicy.Vtrace}), how far a
 * policy moved ({@link org.plaudit.agents.onpolicy.KlEstimator}), and the networks.
 */
package org.plaudit.agents.onpolicy;
