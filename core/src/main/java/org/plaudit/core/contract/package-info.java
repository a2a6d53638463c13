/**
 * What every world, game, learner and oracle must keep, as checks that anybody can run.
 *
 * <p>{@code plaudit check ID} runs them from the command line; in tests, inherit them from the
 * interfaces of the same package in the test-jar.
 */
package org.plaudit.core.contract;
