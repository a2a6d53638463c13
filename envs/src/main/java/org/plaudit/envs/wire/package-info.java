/**
 * Worlds across a pipe: ours for other programs, and Gymnasium's for us.
 *
 * <p>{@link org.plaudit.envs.wire.EnvServer} answers messages about one world or game: JSON lines
 * on standard input and output, with a binary form for batches, all written down in {@code
 * envs/src/main/python/plaudit_gym/PROTOCOL.md}. {@code ./plaudit serve-env CartPole-v1} starts it,
 * and the Python package {@code plaudit_gym} makes Gymnasium and PettingZoo environments of it:
 *
 * <pre>{@code
 * > {"op": "hello", "protocol": 1}
 * < {"protocol": 1, "server": "plaudit"}
 * > {"op": "reset", "seed": 42}
 * < {"observation": [0.0273956, -0.0061122, 0.0358598, 0.0197368]}
 * > {"op": "step", "action": 1}
 * < {"observation": [0.0272734, 0.1884777, 0.0362545, -0.2614198], "reward": 1.0, "ending": "running"}
 * }</pre>
 *
 * <p>The other way round, {@link org.plaudit.envs.wire.GymWorlds} puts every installed Gymnasium
 * world into the catalog, as {@code gym:CartPole-v1}: a Python child speaks the same protocol.
 */
package org.plaudit.envs.wire;
