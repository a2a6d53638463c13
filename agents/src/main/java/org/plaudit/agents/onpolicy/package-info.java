/**
 * Learners that improve the policy with the experience it has just made, and then forget it.
 *
 * <p>One algorithm a file, top to bottom: {@link org.plaudit.agents.onpolicy.Ppo}. What they share
 * is the estimate of how much better an action was than expected, {@link
 * org.plaudit.agents.onpolicy.Gae}.
 */
package org.plaudit.agents.onpolicy;
