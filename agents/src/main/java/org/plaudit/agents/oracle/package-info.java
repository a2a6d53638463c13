/**
 * Simulated people: honest models of how a person judges, so that a study can be rehearsed before
 * anybody is asked.
 *
 * <p>Each is a {@link org.plaudit.core.feedback.Likelihood}: an exact probability for every
 * possible answer, from which answers are drawn. They judge by the true reward, which they read
 * from the {@link org.plaudit.core.trace.Ledger}; nobody else here may.
 */
package org.plaudit.agents.oracle;
