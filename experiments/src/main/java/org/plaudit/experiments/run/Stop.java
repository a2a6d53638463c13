package org.plaudit.experiments.run;

import java.util.concurrent.atomic.AtomicBoolean;

/** Asks a run to stop at its next safe point; can be asked from any thread. */
public final class Stop {
  private final AtomicBoolean requested = new AtomicBoolean();

  public void request() {
    requested.set(true);
  }

  public boolean requested() {
    return requested.get();
  }
}
