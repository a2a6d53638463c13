/**
 * Everything that learns or judges: learners, reward models, simulated people, and the numerics
 * under them.
 *
 * <p>A learner sees observations, legal moves and the lessons it asked for. It never sees a world,
 * nor the task's own reward unless the experiment says that this run learns from it.
 *
 * <p>To add a learner: one algorithm, one file, read from top to bottom, with the paper's equations
 * cited beside the lines that implement them.
 */
package org.plaudit.agents;
