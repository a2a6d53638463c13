/**
 * Learners that keep what they lived through and learn from it again and again, whoever acted.
 *
 * <h2>What is kept</h2>
 *
 * <p>A {@link org.plaudit.agents.offpolicy.ReplayBuffer} holds the last transitions of some worlds:
 * what was seen, what was done, what it earned, what followed and how the episode stood then. It
 * fills {@link org.plaudit.agents.offpolicy.Minibatch minibatches} from them. Each row of one holds
 * a reward and a bootstrap, the weight of whatever the next observation is worth:
 *
 * <pre>{@code
 * target = reward + bootstrap * value(next)
 * }</pre>
 *
 * <p>Where the episode terminated, the bootstrap is 0. Where it was cut off, it is the discount,
 * and next is what was shown last: more could have been earned from there. With returns of k steps,
 * the reward is their discounted sum and the bootstrap the discount to the k; the sum never runs
 * over an ending, over the newest transition, or from one rollout to another that does not go on
 * where it stopped.
 *
 * <p>Where the reward is learned from people, it changes whenever they have said more. All learners
 * here take a {@code Lesson.Relabel}: everything that is held gets the reward that counts now
 * (arXiv:2106.05091), sums of several steps are made of those when they are read, and priorities
 * begin anew. The buffer keeps the numbers, not the model they come from.
 *
 * <h2>How DQN learns from it</h2>
 *
 * <p>{@link org.plaudit.agents.offpolicy.Dqn} alternates: some steps of experience, then some
 * updates. An update draws a minibatch, computes each target with a network that stands still for a
 * while, and moves the other one towards it:
 *
 * <pre>{@code
 * next = argmax over legal a' of Q_target(s', a')      // Q, not Q_target, with double_q
 * y    = reward + bootstrap * Q_target(s', next)
 * loss = mean over rows of weight * huber(Q(s, a) - y)
 * }</pre>
 *
 * <p>What an output of the network means is in one place, an {@code Estimate}: the expected return,
 * the probabilities of fixed returns (C51), or quantiles. Each knows its mean (for acting and for
 * the argmax), its target, and its loss, as pure functions.
 *
 * <p>With prioritised replay, a minibatch takes what surprised more often, through a {@link
 * org.plaudit.agents.offpolicy.SumTree}, and the weights take that back from the loss.
 *
 * <h2>Where actions are real numbers</h2>
 *
 * <p>There no argmax can be had by trying all actions; a second network finds it. {@link
 * org.plaudit.agents.offpolicy.Sac} and {@link org.plaudit.agents.offpolicy.Td3} teach two critics
 * to judge actions, and a policy to climb what they say:
 *
 * <pre>{@code
 * y     = reward + bootstrap * (min of both targets at (s', a') - alpha log pi(a'|s'))
 * loss  = mean of (Q1(s, a) - y)^2 + (Q2(s, a) - y)^2           // trains the critics alone
 * actor = mean of alpha log pi(a|s) - min of both critics       // trains the policy alone
 * }</pre>
 *
 * <p>SAC draws a and a' from its policy, and learns the temperature alpha at which the policy stays
 * as random as it should. TD3 has neither entropy nor alpha: its policy names one action, a' is
 * that of a slower copy with a little noise, and the policy climbs the first critic only. Both want
 * actions in [-1, 1]: worlds with finite bounds are rescaled, others refused. A tape trains the
 * parameters it was made for; that is what keeps each loss to its own network.
 *
 * <h2>When it fails</h2>
 *
 * <p>Bootstrapping from estimates, generalising and learning off policy can together run away from
 * every true value (Sutton and Barto, 2018, section 11.3): {@code q_mean} beyond the largest
 * possible return says so. A longer {@code target_interval}, {@code double_q} and {@code
 * return_steps} of 3 each help; a smaller step alone may not.
 */
package org.plaudit.agents.offpolicy;
