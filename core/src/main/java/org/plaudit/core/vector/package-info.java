/**
 * Many worlds at once, over shared buffers.
 *
 * <p>A {@link org.plaudit.core.vector.VectorEnv} holds {@code size} copies of a world; their
 * observations lie one after the other in one {@code float[]}, in the flat form of the space. What
 * happens when an episode ends is part of the type, so that no observation is ever lost by
 * accident: {@link org.plaudit.core.vector.SameStep} resets at once and keeps the final observation
 * aside, {@link org.plaudit.core.vector.NextStep} spends the following step on the reset, {@link
 * org.plaudit.core.vector.Manual} leaves it to the caller. Results are the same bytes on one thread
 * and on several. A world may bring a {@link org.plaudit.core.vector.NativeVector native form}.
 */
package org.plaudit.core.vector;
