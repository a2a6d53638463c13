/**
 * What kind of teacher gave these answers: the parameters of the {@code boltzmann} teacher by
 * maximum likelihood, with intervals.
 *
 * <p>A simulated person is a probability for every answer, so a log of answers is evidence about
 * the person. {@link org.plaudit.experiments.calibrate.LoggedAnswers} joins a log with the true
 * rewards of what was shown; {@link org.plaudit.experiments.calibrate.BoltzmannLikelihood} says how
 * likely the answers are under a rationality, a myopia, a mistake rate and a zone of doubt; {@link
 * org.plaudit.experiments.calibrate.Calibration} finds the likeliest and how far one can go from it
 * before the answers say no:
 *
 * <pre>{@code
 * LoggedAnswers logged = LoggedAnswers.read(run, Optional.empty());
 * Calibration all = Calibration.of("all", logged.comparisons());
 * }</pre>
 */
package org.plaudit.experiments.calibrate;
