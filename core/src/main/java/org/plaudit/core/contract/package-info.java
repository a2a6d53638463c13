/**
 * What every world, game, learner and oracle must keep, as checks that anybody can run.
 *
 * <p>{@code plaudit check ID} runs them from the command line, and a program as in
 *
 * <pre>{@code
 * List<Violation> found = EnvCheck.run(() -> new Corridor());
 * }</pre>
 *
 * In tests, inherit them from the interfaces of the same package in the test-jar: {@code class
 * CorridorTest implements EnvContract<Integer, Integer>} is all that a world's test needs, and
 * gives one test a rule. {@link org.plaudit.core.contract.MultiEnvCheck} looks at games, {@link
 * org.plaudit.core.contract.LearnerCheck} teaches learners in tiny worlds, {@link
 * org.plaudit.core.contract.OracleCheck} examines simulated teachers.
 *
 * <p>Inside, a {@code Rule} is a sentence and a check; a {@code Trial} hands it fresh subjects and
 * collects what it found. Rules that worlds and games share are written once, for a {@code Play}: a
 * world with a random player whose moves follow from a seed. Each rule has a test that plants the
 * fault it is there to name.
 */
package org.plaudit.core.contract;
