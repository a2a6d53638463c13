package org.plaudit.experiments.config;

/**
 * An arm that does not run in one of the worlds.
 *
 * @param reason a sentence: what its learner lacks there, or what the config says
 */
public record Skipped(String world, String arm, String reason) {}
