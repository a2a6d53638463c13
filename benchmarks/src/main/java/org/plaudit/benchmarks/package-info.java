/**
 * How fast things are, measured with JMH. Packages mirror the names of what they measure.
 *
 * <p>Nothing in a test may assert speed. What was measured, on which machine and with which
 * command, is written down in {@code RESULTS.md}.
 */
package org.plaudit.benchmarks;
