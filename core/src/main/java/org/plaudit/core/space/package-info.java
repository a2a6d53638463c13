/**
 * The values that observations and actions may take.
 *
 * <p>A {@link org.plaudit.core.space.Space} is an immutable description: it tells members from
 * others, draws one with the generator it is handed, and converts members to and from two forms.
 * The <em>flat</em> form ({@code write}, {@code read}) is a fixed number of floats and loses
 * nothing: buffers, logs and the wire use it. The <em>tree</em> of {@link
 * org.plaudit.core.space.SpaceJson} is what JSON and YAML hold, of members and of spaces
 * themselves. Besides there are {@link org.plaudit.core.space.Features}, which networks read:
 * categories become one-hot, and there is no way back. Why a value is no member, {@link
 * org.plaudit.core.space.Mismatch} says for people.
 *
 * <pre>{@code
 * Space<Masked<Vec>> seen = new WithMask<>(Box.of(-1, 1, 9), 9);
 * Masked<Vec> member = seen.sample(rng);
 * int move = Discrete.of(9).sample(rng, member.legal());
 * }</pre>
 *
 * Values are immutable too: {@code Integer}, {@link org.plaudit.core.space.Vec}, {@code String},
 * {@code List}, {@code Map}, {@link org.plaudit.core.space.Masked}. The kinds of space are a closed
 * set; whoever treats them one by one implements {@link org.plaudit.core.space.Space.Cases}, so
 * that a new kind breaks every reader until it answers.
 */
package org.plaudit.core.space;
