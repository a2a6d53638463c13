/**
 * Worlds made of words: what is seen and what is done are members of a {@link
 * org.plaudit.core.space.Text}.
 *
 * <pre>{@code
 * GuessingDialogue world = new GuessingDialogue();
 * world.reset(7);                 // I think of a number from 1 to 16. ...
 * world.step("is it more than 8?"); // Yes.
 * world.step("is it 12?");        // No.
 * }</pre>
 *
 * <p>Nothing but the last remark is observed: a learner that needs more remembers what was said.
 * Queries show people a whole dialogue, as the segment's observations and actions in turn.
 */
package org.plaudit.envs.dialogue;
