/**
 * What travels: the immutable records of what happened.
 *
 * <p>A {@link org.plaudit.core.trace.Segment} is what people are shown: observations and actions,
 * never the task's reward. That goes to a {@link org.plaudit.core.trace.Ledger}, which simulated
 * people and evaluators may read and learners never see. A {@link org.plaudit.core.trace.Rollout}
 * is what learners eat: flat buffers of steps, whose reward is the one the run chose.
 */
package org.plaudit.core.trace;
