/**
 * The command line.
 *
 * <pre>
 * run, resume      {@code RunSession}: an experiment goes on until its end, or until stopped
 * report, compare  what finished runs say, as pages, tables or JSON
 * calibrate        what kind of teacher gave a log's answers
 * watch            {@code Film} and {@code Gif}: a trained policy at work
 * list             {@code Offer}, {@code EntryText}: what a config can name
 * play             {@code Dialog}, {@code Moves}, and a session for worlds and one for games
 * check            a world against its contract
 * serve-env        a world for another program
 * completion       the script for a shell
 * </pre>
 *
 * <p>Each subcommand is one small class. It reads its options, calls one thing elsewhere in {@code
 * experiments}, and prints: results to standard output, complaints to standard error. {@code
 * --json} prints for programs. Exit status: 0, 1 (failed, or a broken rule), 2 (bad input). {@code
 * Complaints} turns what went wrong into one line each; a person never sees a stack trace. Colours
 * and redrawing are for terminals only ({@code Terminal}, {@code Ink}).
 */
package org.plaudit.experiments.cli;
