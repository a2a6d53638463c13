/**
 * What pictures of worlds share.
 *
 * <p>{@link org.plaudit.envs.render.Palette} holds the few colours that all worlds use, {@link
 * org.plaudit.envs.render.Frame} gives a painter coordinates of its own, fitted into whatever
 * rectangle the caller has, {@link org.plaudit.envs.render.Ink} colours text, and {@link
 * org.plaudit.envs.render.Dots} draws lines in a terminal with Braille characters, two by four dots
 * in each.
 */
package org.plaudit.envs.render;
