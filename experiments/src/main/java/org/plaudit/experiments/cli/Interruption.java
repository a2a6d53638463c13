package org.plaudit.experiments.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.plaudit.experiments.run.Stop;

/**
 * Turns Ctrl-C, or a polite kill, into a stop at the next safe point: the virtual machine stays
 * alive until {@link #close} says that all is written down, but not longer than it must, and then
 * ends with status 130.
 */
final class Interruption implements AutoCloseable {
  static final int STATUS = 130;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final CountDownLatch safe = new CountDownLatch(1);
  private final Thread hook;

  Interruption(Stop stop) {
    hook = new Thread(() -> ends(stop), "plaudit-interruption");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void ends(Stop stop) {
    stop.request();
    try {
      // Past that, the latest checkpoint has to do; nothing half-written stays either way.
      if (!safe.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println(
            "plaudit: did not reach a safe point in time; resume goes on from the last checkpoint");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.flush();
    System.err.flush();
    Runtime.getRuntime().halt(STATUS);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The machine is on its way down: let the hook finish.
      safe.countDown();
    }
  }
}
