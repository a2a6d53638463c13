/**
 * Worlds, one package for each family: classic control, toy texts, games, robotics, dialogue,
 * assistants, tutoring, recommendation, design.
 *
 * <p>A world knows {@code core} only. No learner is ever imported here, and no world by a learner:
 * the two meet in an experiment, through the types of {@code core}.
 *
 * <p>A world is a final class that implements {@link org.plaudit.core.env.Env} and, where it can,
 * {@link org.plaudit.core.env.Renders}, {@link org.plaudit.core.Saves}, {@link
 * org.plaudit.core.env.Tabular}. Its options are a record, its facts an {@link
 * org.plaudit.core.env.EnvSpec}, its dynamics a few lines that follow the cited source in the order
 * of their operations, so that a rollout agrees with the original's. What all of them share, when
 * an episode runs and when it ends, is an {@link org.plaudit.envs.Episode}; what they can be asked,
 * {@link org.plaudit.envs.Facts}. A world with several agents implements {@link
 * org.plaudit.core.multi.MultiEnv} instead, and has {@link org.plaudit.envs.Seats} for them.
 *
 * <p>To add a world: write it in one file, name it in its family's {@link
 * org.plaudit.core.catalog.Plugin}, and let its test inherit the contract that every world keeps.
 */
package org.plaudit.envs;
