/**
 * Planners: learners that are told how the world works.
 *
 * <p>A world that is {@link org.plaudit.core.env.Tabular} can say for each state and action what
 * may happen next, with which probability and reward. From that, the best behaviour follows by
 * arithmetic alone. A state is worth what its best action earns, plus what the state after it is
 * worth, a step later and so a little less: Bellman's optimality equation,
 *
 * <pre>V(s) = max over a of the sum over s', r of p(s', r | s, a) (r + gamma V(s'))
 * </pre>
 *
 * one equation a state, and each V(s) stands on both sides. {@link
 * org.plaudit.agents.plan.ValueIteration} reads it as an assignment and repeats it: each sweep
 * brings the values closer by the factor gamma. {@link org.plaudit.agents.plan.PolicyIteration}
 * asks instead what one fixed policy is worth, then changes the policy where another action is
 * better, and is done when nothing changes. Both come to the same values; how far they still are,
 * the {@code bellman_residual} tells.
 *
 * <p>Planners set the mark that learners are measured by: {@code plaudit run frozenlake-tabular}
 * shows both side by side. Their diet is {@link org.plaudit.core.learn.Lesson.Model}, which the
 * runner hands out once a lesson; the steps in between teach them nothing. A model knows no
 * truncation, so a planner's values are those of episodes without a limit.
 *
 * <p>{@link org.plaudit.agents.plan.PlannedExpert} is somebody who knows what to do in such a
 * world, for people who correct and demonstrate.
 *
 * <p>{@link org.plaudit.agents.plan.Backups} holds the arithmetic, and serves learners that make a
 * model of their own, as {@link org.plaudit.agents.tabular.RMax} does.
 */
package org.plaudit.agents.plan;
