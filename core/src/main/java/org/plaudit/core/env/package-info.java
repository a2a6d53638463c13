/**
 * Worlds with one agent.
 *
 * <p>An {@link org.plaudit.core.env.Env} is reset with a seed and stepped with actions; an episode
 * is a pure function of both. Each {@link org.plaudit.core.env.Step} says how the episode stands by
 * its {@link org.plaudit.core.env.Ending}: only termination, never truncation, takes away the value
 * of what would have followed. The {@link org.plaudit.core.env.EnvSpec} holds the static facts that
 * decide which learner and which teacher fit. What a world can do besides, it says by a small
 * interface of its own: {@link org.plaudit.core.env.Renders}, {@link org.plaudit.core.Saves},
 * {@link org.plaudit.core.env.Tabular}, {@link org.plaudit.core.env.Expert} (what should be done),
 * {@link org.plaudit.core.env.Objectives} (what can be wanted); callers ask with {@link
 * org.plaudit.core.env.Env#find}, which looks through wrappers.
 */
package org.plaudit.core.env;
