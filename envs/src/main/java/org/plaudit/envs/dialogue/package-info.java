/** Worlds made of words: what is seen and what is done is text. */
package org.plaudit.envs.dialogue;
