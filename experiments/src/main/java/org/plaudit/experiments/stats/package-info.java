/**
 * How sure one can be of a few runs.
 *
 * <p>A handful of seeds says little, and a mean says it badly: one run that failed drags it
 * anywhere. So results are told as the {@link org.plaudit.experiments.stats.Iqm interquartile
 * mean}, which forgets the best and the worst quarter of the runs, with a {@link
 * org.plaudit.experiments.stats.StratifiedBootstrap bootstrap} {@link
 * org.plaudit.experiments.stats.Interval} around it (arXiv:2108.13264):
 *
 * <pre>{@code
 * Interval sure = StratifiedBootstrap.standard().interval(List.of(returns), Iqm::of, seed.generator());
 * }</pre>
 *
 * <p>Over several tasks, results are first put on a common {@link
 * org.plaudit.experiments.stats.Scale}; the bootstrap then draws the runs of each task anew, and
 * {@link org.plaudit.experiments.stats.ProbabilityOfImprovement} says who beats whom.
 *
 * <p>Parameters of a model are estimated by maximum likelihood ({@link
 * org.plaudit.experiments.stats.BoxedNewton}), with intervals by {@link
 * org.plaudit.experiments.stats.ProfileLikelihood}; how far raters agree beyond chance says {@link
 * org.plaudit.experiments.stats.Agreement}.
 *
 * <p>This package is the door to Commons Math in this module.
 */
package org.plaudit.experiments.stats;
