/**
 * How fast things are, measured with JMH. Packages mirror the names of what they measure.
 *
 * <p>Every benchmark extends {@link org.plaudit.benchmarks.Measured}, which says how long and how
 * often; {@link org.plaudit.benchmarks.ProcessorTime} tells whether the machine was quiet; {@link
 * org.plaudit.benchmarks.Gate} compares two files of results. In {@code peers/} lie scripts that
 * measure the same of other libraries, in the same way.
 *
 * <p>{@link org.plaudit.benchmarks.Bench} is {@code ./plaudit bench}: it runs the suite, or the
 * part of it that a pattern names, writes the results as a table and as a chart, and compares them.
 *
 * <p>Nothing in a test may assert speed. What was measured, on which machine and with which
 * command, is written down in {@code RESULTS.md}.
 */
package org.plaudit.benchmarks;
