/**
 * Worlds with several agents.
 *
 * <p>One interface serves turns and simultaneous play: a {@link org.plaudit.core.multi.Round} says
 * who must act now, and {@link org.plaudit.core.multi.MultiEnv#step} takes exactly their actions.
 * In chess that is one agent a round, in a team game all of them. An agent that has ended acts no
 * more; there are no dead steps. {@link org.plaudit.core.multi.SoloView} makes a world for one
 * agent by letting fixed policies play the others.
 */
package org.plaudit.core.multi;
