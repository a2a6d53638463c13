/**
 * What every room of the house shares: checked arguments, the complaint about a person's input, and
 * state that can be written down.
 *
 * <p>Data flow through the sub-packages in one direction. A {@link org.plaudit.core.env.Env world}
 * describes itself by its {@link org.plaudit.core.space spaces} and is seeded by {@link
 * org.plaudit.core.random}; {@link org.plaudit.core.wrap wrappers} change it and {@link
 * org.plaudit.core.vector} runs many at once. What happened is a {@link org.plaudit.core.trace
 * trace}; about traces people are asked for {@link org.plaudit.core.feedback feedback}; a {@link
 * org.plaudit.core.reward reward model} and a {@link org.plaudit.core.learn learner} improve on it.
 * The {@link org.plaudit.core.catalog catalog} finds all of them by name, and {@link
 * org.plaudit.core.contract} says what each must keep.
 */
package org.plaudit.core;
