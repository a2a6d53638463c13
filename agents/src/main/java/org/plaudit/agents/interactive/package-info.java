/**
 * Learners that learn from a person who watches.
 *
 * <p>The agent is at work; now and then the person praises or blames it ({@link
 * org.plaudit.core.feedback.Feedback.Signal}), a moment after what was good or bad. What is such a
 * signal? The learners differ in their answer:
 *
 * <table>
 *   <caption>What a signal h about (s, a) is taken for</caption>
 *   <tr><td>{@link org.plaudit.agents.interactive.Tamer}, {@link
 *       org.plaudit.agents.interactive.DeepTamer}</td>
 *       <td>a label: H(s, a) is to predict it, and the best H is done</td></tr>
 *   <tr><td>{@link org.plaudit.agents.interactive.Coach}, {@link
 *       org.plaudit.agents.interactive.DeepCoach}</td>
 *       <td>an advantage: pi(a|s) grows by it</td></tr>
 *   <tr><td>{@link org.plaudit.agents.interactive.PolicyShaping}</td>
 *       <td>a vote on whether a is right, beside what rewards say</td></tr>
 *   <tr><td>{@link org.plaudit.agents.interactive.DqnTamer}</td>
 *       <td>a label; H is added to the Q of rewards</td></tr>
 * </table>
 *
 * <p>None takes it for a reward: a person looks ahead, and who maximised the sum of praise would
 * dawdle to be praised for longer. The first four need no reward at all and may be run with {@code
 * reward: none}; the last two weigh the person against the world's reward.
 *
 * <p>People react late. A signal comes with the last steps of its episode, a segment that ends as
 * it comes; {@link org.plaudit.agents.interactive.Delay} says how the credit for it is spread over
 * these steps, where the delay itself is not known. Segments must be as long as the longest delay.
 *
 * <pre>
 * learner: {id: tamer, steps: 5_000, delay: {low: 2, high: 4}}
 * feedback: {query: watch, segment: 5, budget: 5_000}
 * reward: none
 * </pre>
 */
package org.plaudit.agents.interactive;
