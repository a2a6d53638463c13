package org.plaudit.core.vector;

/**
 * An ended world is reset within the step that ended it: {@code observations} already shows the new
 * episode, and what the old one showed last lies in {@code finalObservations}.
 */
public non-sealed interface SameStep extends VectorEnv {
  /** (size, observationWidth); row {@code i} is meaningful where {@code ending(i).over()}. */
  float[] finalObservations();
}
