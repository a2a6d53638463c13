package org.plaudit.core.env;

/** A world that comes with somebody who knows what to do, or whoever else does. */
public interface Expert<O, A> {
  /** What should be done on seeing this; the same whenever it is asked. */
  A advise(O observation);
}
