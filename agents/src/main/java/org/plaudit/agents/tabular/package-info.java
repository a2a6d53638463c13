/**
 * Learners that keep a number for each state and each move in it.
 *
 * <p>Q(s, a) is what is earned from here on after taking a in s: the reward, and what the next
 * state is worth. Each step of experience (S, A, R, S') is a sample of that, and the table is moved
 * a little towards it:
 *
 * <pre>Q(S, A) += alpha (R + gamma [what S' is worth] - Q(S, A))
 * </pre>
 *
 * The learners differ in what they put into the brackets:
 *
 * <table>
 *   <caption>What S' is worth</caption>
 *   <tr><td>{@link org.plaudit.agents.tabular.QLearning}</td>
 *       <td>max over a of Q(S', a)</td><td>the best that could be done</td></tr>
 *   <tr><td>{@link org.plaudit.agents.tabular.Sarsa}</td>
 *       <td>Q(S', A')</td><td>what was done next</td></tr>
 *   <tr><td>{@link org.plaudit.agents.tabular.ExpectedSarsa}</td>
 *       <td>sum over a of pi(a|S') Q(S', a)</td><td>what is done on average</td></tr>
 * </table>
 *
 * It is worth nothing where the episode terminated, and all of that where it was merely truncated.
 *
 * <p>To find out, one must try: with probability epsilon a move is drawn at random. Where the
 * reward is far away, that takes exponentially long. {@link org.plaudit.agents.tabular.RMax} counts
 * instead what it has tried, believes the best of everything else, and plans; it is the yardstick
 * for exploration.
 *
 * <p>All of them need numbered states and moves ({@link org.plaudit.core.space.Discrete}, masked or
 * not). Values of a lesson's steps are learned in order, but the policy that makes them is frozen
 * for a lesson: {@code horizon: 1} learns from each step before the next, as the books have it;
 * longer lessons cost less time a step.
 */
package org.plaudit.agents.tabular;
