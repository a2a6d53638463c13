package org.plaudit.core.vector;

/** A world that can run many copies of itself as one structure of arrays, with the same bytes. */
public interface NativeVector {
  /** {@code size} fresh copies, made with this world's options. */
  SameStep vector(int size);
}
