/**
 * Worlds around worlds: {@code Env} in, {@code Env} out.
 *
 * <p>A wrapper changes one thing and passes on the rest; wrap, don't extend. Whatever state it
 * keeps is part of its {@link org.plaudit.core.Saves saved} state.
 */
package org.plaudit.core.wrap;
