/**
 * The command line.
 *
 * <p>Each subcommand is one small class. It reads its options, calls one thing elsewhere in {@code
 * experiments}, and prints. Exit status: 0, 1 (failed), 2 (bad input).
 */
package org.plaudit.experiments.cli;
