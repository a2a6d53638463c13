package org.plaudit.core.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Threads that share the worlds of a vector: each always serves the same ones, so that what a world
 * does never depends on who was faster. The caller's thread is one of them. Between two tasks the
 * others spin for some microseconds, then sleep.
 */
final class Team {
  private static final int SPINS = 2_000;

  private final int size;
  private final int threads;
  private final Throwable[] failures;
  private final List<Thread> helpers = new ArrayList<>();
  private final AtomicInteger working = new AtomicInteger();
  // Written by the caller before the round is opened, read by helpers after they have seen it open.
  private IntConsumer task = world -> {};
  private Thread caller = Thread.currentThread();
  private final AtomicInteger round = new AtomicInteger();
  private volatile boolean closed;

  /**
   * @param size how many worlds there are
   * @param threads how many threads share them, the caller's included; at least 1
   */
  Team(int size, int threads) {
    this.size = size;
    this.threads = Math.min(size, threads);
    this.failures = new Throwable[size];
    for (int i = 1; i < this.threads; i++) {
      int share = i;
      Thread helper = new Thread(() -> help(share), "plaudit-worlds-" + i);
      helper.setDaemon(true);
      helpers.add(helper);
      helper.start();
    }
  }

  /**
   * Runs a task for every world, and returns when all are done, those after a failed one too.
   *
   * @throws IllegalStateException or IllegalArgumentException, as the first failed world threw it,
   *     with that world's number
   */
  void run(IntConsumer work) {
    task = work;
    caller = Thread.currentThread();
    working.set(threads - 1);
    round.incrementAndGet();
    for (int i = 0; i < helpers.size(); i++) {
      LockSupport.unpark(helpers.get(i));
    }
    serve(0);
    await();
    for (int i = 0; i < size; i++) {
      if (failures[i] != null) {
        raise(i);
      }
    }
  }

  private void await() {
    boolean interrupted = false;
    for (int spins = 0; working.get() > 0; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
        // A pending interrupt would make park return at once, again and again.
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void help(int share) {
    int done = 0;
    for (int spins = 0; !closed; ) {
      if (round.get() != done) {
        done++;
        serve(share);
        if (working.decrementAndGet() == 0) {
          LockSupport.unpark(caller);
        }
        spins = 0;
      } else if (spins < SPINS) {
        spins++;
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
      }
    }
  }

  private void serve(int share) {
    int from = (int) ((long) size * share / threads);
    int to = (int) ((long) size * (share + 1) / threads);
    for (int i = from; i < to; i++) {
      try {
        task.accept(i);
      } catch (Throwable e) {
        failures[i] = e;
      }
    }
  }

  private void raise(int world) {
    Throwable cause = failures[world];
    for (int i = 0; i < size; i++) {
      failures[i] = null;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    String message = "world " + world + ": " + cause.getMessage();
    throw cause instanceof IllegalArgumentException
        ? new IllegalArgumentException(message, cause)
        : new IllegalStateException(message, cause);
  }

  /** Ends the helpers, waiting for each. */
  void close() {
    closed = true;
    boolean interrupted = false;
    for (Thread helper : helpers) {
      while (helper.isAlive()) {
        LockSupport.unpark(helper);
        try {
          helper.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
