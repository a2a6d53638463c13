/**
 * The values that observations and actions may take.
 *
 * <p>A {@link org.plaudit.core.space.Space} is an immutable description: it tells members from
 * others, draws one with the generator it is handed, and converts members to and from two forms.
 * The <em>flat</em> form ({@code write}, {@code read}) is a fixed number of floats and loses
 * nothing: buffers, logs and the wire use it. {@link org.plaudit.core.space.Features} is what
 * networks read: categories become one-hot, and there is no way back. {@code SpaceJson} gives the
 * form that JSON and YAML hold.
 *
 * <p>Values are immutable too: {@code Integer}, {@link org.plaudit.core.space.Vec}, {@code String},
 * {@code List}, {@code Map}, {@link org.plaudit.core.space.Masked}.
 */
package org.plaudit.core.space;
