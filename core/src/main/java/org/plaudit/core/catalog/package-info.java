/**
 * Finds worlds, games, learners, oracles, reward models and selectors by name.
 *
 * <p>A jar offers what it has through a {@link org.plaudit.core.catalog.Plugin}, named in {@code
 * META-INF/services/org.plaudit.core.catalog.Plugin}; a third party's jar on the class path adds to
 * the {@link org.plaudit.core.catalog.Catalog} without touching ours. An {@link
 * org.plaudit.core.catalog.Entry} is a name, a sentence, and a factory whose options are a record:
 *
 * <pre>{@code
 * record Options(@Doc("chance of slipping, in [0, 1]") double slip, int length) {
 *   Options {
 *     Require.that(slip >= 0 && slip <= 1, "slip (%s) must lie in [0, 1]", slip);
 *   }
 * }
 *
 * Entry.of("Corridor-v0", "Walk to the light", new Options(0.1, 8), Corridor::new);
 * }</pre>
 *
 * The record's default instance is the one place where defaults are written, its constructor the
 * one place where they are checked, its {@code Doc}s what {@code plaudit list} prints. {@link
 * org.plaudit.core.catalog.Binder} makes such a record from what a person wrote.
 */
package org.plaudit.core.catalog;
