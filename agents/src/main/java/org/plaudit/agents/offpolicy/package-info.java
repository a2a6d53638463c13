/**
 * Learners that keep what they lived through and learn from it again and again.
 *
 * <p>A {@link org.plaudit.agents.offpolicy.ReplayBuffer} holds the last transitions of some worlds
 * and fills {@link org.plaudit.agents.offpolicy.Minibatch minibatches} from them, with returns of
 * one step or of several.
 */
package org.plaudit.agents.offpolicy;
