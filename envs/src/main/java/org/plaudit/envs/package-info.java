/**
 * Worlds: each small, real, complete and rendered, one file each.
 *
 * <p>A world here is a final class that implements {@link org.plaudit.core.env.Env} and, where it
 * can, {@link org.plaudit.core.env.Renders}, {@link org.plaudit.core.Saves}, {@link
 * org.plaudit.core.env.Tabular}. Its options are a record, its facts a constant {@link
 * org.plaudit.core.env.EnvSpec}, its dynamics a few lines that follow the cited source in the order
 * of their operations, so that a rollout agrees with the original's. What all of them share, when
 * an episode runs and when it ends, is an {@link org.plaudit.envs.Episode}.
 *
 * <p>To add one: write it beside its kin, name it in that package's {@link
 * org.plaudit.core.catalog.Plugin}, and inherit the contract test.
 */
package org.plaudit.envs;
