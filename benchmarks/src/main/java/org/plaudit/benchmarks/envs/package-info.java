/**
 * How many steps a second worlds make, alone and as vectors, and what a reset costs.
 *
 * <p>Actions come from tables made beforehand, as in the peers' scripts, so that the figure is the
 * world's own and not that of a random generator. Episodes end and start again inside the loop: a
 * random cart-pole falls after 22 steps, so every step carries a share of a reset.
 */
package org.plaudit.benchmarks.envs;
