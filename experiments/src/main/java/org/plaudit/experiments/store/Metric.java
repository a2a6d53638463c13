package org.plaudit.experiments.store;

/**
 * One measured number.
 *
 * @param step of training at which it was measured
 * @param name as in {@code evaluate.return}
 */
public record Metric(PartId part, long step, String name, double value) {}
