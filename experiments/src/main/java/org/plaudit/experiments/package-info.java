/**
 * From one config file to a report.
 *
 * <p>A config names a world, a learner, an oracle and a budget of questions; arms override parts of
 * it. The runner trains every arm on every seed, the store keeps what happened, the statistics turn
 * it into numbers with intervals, and the report shows them with the way back to run, seed and
 * step.
 *
 * <p>Here, and only here, worlds and learners meet.
 */
package org.plaudit.experiments;
