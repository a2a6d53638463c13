package org.plaudit.core.env;

/** Changes a world: {@code Env} in, {@code Env} out. */
@FunctionalInterface
public interface Wrapper {
  /**
   * @throws IllegalArgumentException if this kind of change makes no sense for {@code env}; the
   *     message says why
   */
  Env<?, ?> wrap(Env<?, ?> env);
}
