/**
 * Several ways of answering at once.
 *
 * <p>{@link org.plaudit.agents.reward.fusion.Fusion} finds one reward that explains comparisons,
 * ratings, signals, gestures, faces, clicks and comments together, and learns on the way what each
 * {@link org.plaudit.agents.reward.fusion.Medium} is worth: how its answers depend on quality is an
 * {@link org.plaudit.agents.reward.fusion.Emission} of its own. A medium that says nothing about
 * quality ends with no say, and one that means the opposite is read the other way round.
 */
package org.plaudit.agents.reward.fusion;
