/**
 * What a run leaves on disk, and how to read it again.
 *
 * <pre>
 * runs/NAME/STAMP/          one {@link org.plaudit.experiments.store.RunFolder}
 *   config.yaml             the resolved config; its SHA-256 names the experiment
 *   provenance.json         which version, machine and Java made it, and when
 *   checkpoints/ARM/SEED/   latest.bin, previous.bin: all that one part needs to go on
 *   metrics.csv             arm, seed, step, name, value
 *   feedback.jsonl          one {@link org.plaudit.experiments.store.Answer} a line
 *   segments.jsonl.gz       what was shown, so that models can be trained again from the log
 *   ledger.jsonl.gz         {@link org.plaudit.experiments.store.LedgerFile what was shown truly
 *                           earned}, if simulated people judged it
 *   summary.json            the {@link org.plaudit.experiments.store.Summary}, written last
 * </pre>
 *
 * <p>A part is one arm with one seed. While it runs, all that it will leave is its {@link
 * org.plaudit.experiments.store.Journal}, which travels in its checkpoints; when all parts are
 * finished, the journals are merged in the order of the config. Files appear whole or not at all
 * ({@link org.plaudit.experiments.store.WholeFile}). Times are in {@code provenance.json} only:
 * everything else has the same bytes for equal configs. The true reward is nowhere but in metrics,
 * ledger and summary, which no learner reads.
 */
package org.plaudit.experiments.store;
