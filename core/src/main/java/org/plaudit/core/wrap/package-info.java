/**
 * Worlds around worlds: {@code Env} in, {@code Env} out.
 *
 * <p>A wrapper changes one thing and passes on the rest; wrap, don't extend. They stack:
 *
 * <pre>{@code
 * Env<Vec, Integer> env =
 *     NormalizeObservation.of(FixedHorizon.of(new CartPole(), 500));
 * env.find(NormalizeObservation.class).orElseThrow().moments();
 * }</pre>
 *
 * When it ends: {@link org.plaudit.core.wrap.TimeLimit}, {@link org.plaudit.core.wrap.FixedHorizon}
 * (for learning from people, so that the length of an episode does not leak the reward). What is
 * seen: {@link org.plaudit.core.wrap.FlattenObservation}, {@link org.plaudit.core.wrap.FrameStack},
 * {@link org.plaudit.core.wrap.NormalizeObservation}, {@link
 * org.plaudit.core.wrap.MaskObservation}. What is done: {@link
 * org.plaudit.core.wrap.RescaleAction}, {@link org.plaudit.core.wrap.ClipAction}. What is earned:
 * {@link org.plaudit.core.wrap.NormalizeReward}. Those that only watch: {@link
 * org.plaudit.core.wrap.RecordEpisode}, {@link org.plaudit.core.wrap.OrderEnforcing}, {@link
 * org.plaudit.core.wrap.PassiveChecker}.
 *
 * <p>To write another, extend {@link org.plaudit.core.wrap.EnvWrapper}: hand it the inner world and
 * the spec of the wrapped one, implement {@code reset} and {@code step}, and write and read
 * whatever state you keep, since it is part of a checkpoint. Abilities of the inner world, such as
 * its exact model, are found through a wrapper only where they still mean the same; its expert and
 * its objectives are asked in its own terms ({@code through}). In configs the wrappers have the
 * names that {@link org.plaudit.core.wrap.Wrappers} gives them.
 */
package org.plaudit.core.wrap;
