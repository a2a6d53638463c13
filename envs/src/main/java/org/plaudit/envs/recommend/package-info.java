/**
 * Worlds in which somebody is shown a choice of things and clicks, or does not. What people like is
 * hidden; clicks tell of it, and change it.
 *
 * <pre>{@code
 * Slate world = new Slate();
 * Vec seen = world.reset(3);
 * Step<Vec> step = world.step(List.of(0, 4, 7)); // three articles of ten
 * step.reward();                                 // the quality of the clicked one; 0 without a click
 * }</pre>
 *
 * <p>An action is a {@link org.plaudit.core.space.MultiDiscrete}: one article for each slot. A
 * slate that shows what the reader likes anyway earns clicks, but the best slates earn good
 * articles too: clicks alone are no measure of what people have of it.
 */
package org.plaudit.envs.recommend;
