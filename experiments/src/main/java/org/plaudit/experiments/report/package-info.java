/**
 * What a person reads of a run: one self-contained {@code report.html}.
 *
 * <pre>
 * RunData        all that a run folder holds, read and checked
 *   Contender    one arm of it: its seeds' results, with an interval
 *   Figures      the pictures, also written to plots/
 *   sections     one class each: what it says about the run, in sentences and tables
 * RunPage        puts the sections together
 * CrossedPage    the same for a run on several worlds: each of them, and Across, all together
 * Report         writes the page, whole or not at all
 * Comparison     what several runs, or the arms of one, say about each other
 * Why            why a learned reward says what it says, and the page about it
 * </pre>
 *
 * <p>The page needs no network and no scripts: pictures are data URIs, the style is inline. It is
 * written for a phone first, follows the reader's dark mode, and prints. Markup is made by {@link
 * org.plaudit.experiments.report.Html} alone, which escapes whatever it is handed, so nothing that
 * a person wrote in a config can become markup. Each dot in a picture is a link to its row among
 * all results: run, seed, step, and the command that shows that policy at work.
 */
package org.plaudit.experiments.report;
