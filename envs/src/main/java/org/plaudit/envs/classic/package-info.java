/**
 * The classic control tasks, as Gymnasium fixed them: one small mechanical system each, its state a
 * few doubles, its observation the same as floats.
 *
 * <p>Resets equal Gymnasium's for the same seed, bit for bit; a step agrees to 1e-12, because the
 * dynamics keep the order of its operations. The limit of the registered version belongs to the
 * world. Actions outside the space are refused, not clipped.
 *
 * <p>Each world knows an expert, a controller made by hand whose mean return stands beside it, and
 * objectives, in which different people may want different things of it.
 *
 * <p>{@link org.plaudit.envs.classic.CartPole} also comes as a structure of arrays, {@link
 * org.plaudit.envs.classic.CartPoleVector}, for learners that step thousands at once.
 */
package org.plaudit.envs.classic;
