/**
 * What improves, and on what.
 *
 * <p>A {@link org.plaudit.core.learn.Learner} eats {@link org.plaudit.core.learn.Lesson lessons} of
 * the kinds its diet names and gives out frozen {@link org.plaudit.core.learn.Policy policies}. It
 * reports {@link org.plaudit.core.learn.Metrics named numbers} and its whole state can be {@link
 * org.plaudit.core.Saves saved}: a learner loaded from a checkpoint goes on to the last bit as the
 * saved one would have.
 *
 * <p>A {@link org.plaudit.core.learn.RecurrentPolicy} remembers within an episode. What it
 * remembers lies in a {@link org.plaudit.core.learn.Memory} that whoever plays it holds, so that
 * policies with and without memory are frozen, shared and played alike.
 */
package org.plaudit.core.learn;
