/**
 * The machine that turns an experiment's config into a finished run folder.
 *
 * <pre>
 * Runner            all parts (arm x seed), side by side, until finished or stopped
 *   Part            one part: iterations until its steps are used up, checkpoints on the way
 *     Plan          when what happens, computed from the config alone
 *     Gatherer      steps the worlds: a rollout for the learner, the truth for the RunLedger
 *     Questions     asks people, keeps what they say until it has arrived, gives out the lessons
 *       Stream      one kind of question: what is owed, and which segments it shows
 *       Gaze        what somebody who watches has before their eyes
 *       Crowd       the people, by turns, each with what they have been through
 *       Costs       what their answers cost, within a budget
 *       Taste       the reward model, and when it is fitted
 *     Evaluator     the true return of the best policy, on worlds of its own
 *     KnownReward   how far the learned reward is from the true one, where that is known
 *     Meter, Halt   how far the policy has gone to please a model, and whether it goes too far
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
 * <p>{@link org.plaudit.experiments.run.Trained} gives back what a part has learned by its latest
 * checkpoint, and {@link org.plaudit.experiments.run.Opinion} the reward it learned by.
 */
package org.plaudit.experiments.run;
