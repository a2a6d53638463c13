/**
 * Worlds, one package for each family: classic control, toy texts, games, robotics, dialogue,
 * assistants, tutoring, recommendation, design.
 *
 * <p>A world knows {@code core} only. No learner is ever imported here, and no world by a learner:
 * the two meet in an experiment, through the types of {@code core}.
 *
 * <p>To add a world: implement {@code Env} in one file, list it with its family's provider, and let
 * its test inherit the contract that every world keeps.
 */
package org.plaudit.envs;
