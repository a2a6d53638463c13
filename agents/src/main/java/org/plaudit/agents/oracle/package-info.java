/**
 * Simulated people: honest models of how a person judges, so that a study can be rehearsed before
 * anybody is asked.
 *
 * <p>Each is a {@link org.plaudit.core.feedback.Likelihood}: an exact probability for every
 * possible answer, from which answers are drawn. They judge by the true reward, which they read
 * from the {@link org.plaudit.core.trace.Ledger}; nobody else here may.
 *
 * <p>A person is a teacher with traits laid over, innermost first: {@code boltzmann | tired |
 * delayed}. The teachers are {@link org.plaudit.agents.oracle.BoltzmannOracle}, who wants what the
 * task rewards, and {@link org.plaudit.agents.oracle.Persona}, who weighs objectives in a way of
 * their own; both answer every kind of question. {@link org.plaudit.agents.oracle.People} lists
 * them and the traits.
 *
 * <h2>What traits do to a distribution over answers</h2>
 *
 * <pre>
 * exchange answers for their opposites       mistaken, adversarial, drifting
 * lean, by exp(bonus), towards a segment     position-bias, length-bias, recency-bias, lenient,
 *                                            contrast, sycophantic, noisy (at random)
 * lean in pairs                              intransitive
 * mix with answers that take no judgement    tired (a guess), expert-in (a guess), bored (the
 *                                            easiest), sparse (none)
 * ask about something older                  delayed
 * change no answer, only its time            slow, delayed
 * </pre>
 *
 * <p>A trait sees the answers of whoever lies beneath, not how they came about; what it does not
 * touch stays as it was, and demonstrations, which cannot be listed, pass through all of them. So
 * traits work over any teacher and over each other. Their order matters where it does for people: a
 * {@code sparse} one laid over a {@code slow} one knows how long an answer would take, one beneath
 * does not.
 */
package org.plaudit.agents.oracle;
