/**
 * Ways to act: distributions over actions, and the networks that shape them.
 *
 * <p>An {@link org.plaudit.agents.policy.ActionHead} knows what a network must put out for a space
 * of actions, how to draw an action from it, and how likely an action was. A {@link
 * org.plaudit.agents.policy.NetworkPolicy} joins a frozen network with the frozen head.
 */
package org.plaudit.agents.policy;
