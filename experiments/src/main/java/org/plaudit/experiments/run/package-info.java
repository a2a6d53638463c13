/**
 * The machine that turns an experiment's config into a finished run folder.
 *
 * <pre>
 * Runner            all parts (arm x seed), side by side, until finished or stopped
 *   Part            one part: iterations until its steps are used up, checkpoints on the way
 *     Plan          when what happens, computed from the config alone
 *     Gatherer      steps the worlds: a rollout for the learner, the truth for the RunLedger
 *     Questions     draws segments, asks the oracle, fits the reward model
 *     Evaluator     the true return of the best policy, on worlds of its own
 * </pre>
 *
 * <p>A part is a pure function of config and seed. Whatever is random draws from a stream named
 * after what it is for and when ({@code seed/act/17} for the 17th iteration), so nothing but
 * learner, reward model and worlds has a state that a checkpoint must hold, and neither the number
 * of threads nor a crash in between changes a byte of the results.
 *
 * <p>The true reward goes from the worlds into the {@link org.plaudit.experiments.run.RunLedger},
 * which only simulated people are handed, and into metrics. A learner sees it where the config says
 * {@code reward: task}.
 *
 * <p>{@link org.plaudit.experiments.run.Trained} gives back what a finished part has learned.
 */
package org.plaudit.experiments.run;
