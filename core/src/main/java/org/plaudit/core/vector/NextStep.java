package org.plaudit.core.vector;

/**
 * An ended world shows its final observation, ignores its next action, and spends that step on the
 * reset: reward 0, {@code RUNNING}, and the first observation of the new episode.
 */
public non-sealed interface NextStep extends VectorEnv {}
