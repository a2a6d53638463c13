package org.plaudit.core.env;

/** What a world can do beyond stepping; each stands for a small interface that it implements. */
public enum Ability {
  /** {@link Renders}: text and picture. */
  RENDERS,
  /** {@link org.plaudit.core.Saves}: state out and in, for checkpoints and planning. */
  SAVES,
  /** {@link Tabular}: the exact transition model. */
  TABULAR,
  /** {@code org.plaudit.core.vector.NativeVector}: many worlds in one structure of arrays. */
  NATIVE_VECTOR,
  /** {@link Expert}: what somebody who knows the task would do. */
  EXPERT,
  /** {@link Objectives}: what can be wanted of it, as numbers. */
  OBJECTIVES
}
