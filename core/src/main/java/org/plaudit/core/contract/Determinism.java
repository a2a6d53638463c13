package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** That an episode is a pure function of its seed and its actions. */
final class Determinism {
  private static final int THREADS = 3;

  private Determinism() {}

  static void anEpisodeFollowsFromSeedAndActions(Trial<? extends Play> trial) {
    List<List<Object>> right = Playing.tapes(trial.fresh());
    otherOrder(trial, right);
    interleaved(trial, right);
  }

  /** In a second instance, backwards, each after another episode that was left unfinished. */
  private static void otherOrder(Trial<? extends Play> trial, List<List<Object>> right) {
    Play second = trial.fresh();
    for (int i = Play.SEEDS.size() - 1; i >= 0; i--) {
      long seed = Play.SEEDS.get(i);
      second.to(seed + 100, 7);
      Playing.compare(trial, "a second instance", seed, right.get(i), second.tape(seed));
    }
  }

  /** Two instances that take turns, step by step, in different episodes. */
  private static void interleaved(Trial<? extends Play> trial, List<List<Object>> right) {
    Play one = trial.fresh();
    Play other = trial.fresh();
    for (int i = 0; i + 1 < Play.SEEDS.size(); i += 2) {
      List<Object> first = new ArrayList<>(List.of(one.start(Play.SEEDS.get(i))));
      List<Object> second = new ArrayList<>(List.of(other.start(Play.SEEDS.get(i + 1))));
      while (goesOn(one) || goesOn(other)) {
        if (goesOn(one)) {
          first.add(one.advance());
        }
        if (goesOn(other)) {
          second.add(other.advance());
        }
      }
      String who = "an instance that took turns with another";
      Playing.compare(trial, who, Play.SEEDS.get(i), right.get(i), first);
      Playing.compare(trial, who, Play.SEEDS.get(i + 1), right.get(i + 1), second);
    }
  }

  private static boolean goesOn(Play play) {
    return !play.over() && play.steps() < Play.PATIENCE;
  }

  static void separateInstancesMayRunOnSeparateThreads(Trial<? extends Play> trial) {
    List<List<Object>> right = Playing.tapes(trial.fresh());
    CountDownLatch ready = new CountDownLatch(THREADS);
    List<Thread> threads = new ArrayList<>();
    List<List<List<Object>>> tapes = new ArrayList<>();
    List<Throwable> failures = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Play play = trial.fresh();
      List<List<Object>> mine = new ArrayList<>();
      tapes.add(mine);
      Thread thread =
          new Thread(
              () -> {
                try {
                  ready.countDown();
                  ready.await();
                  mine.addAll(Playing.tapes(play));
                } catch (Throwable e) {
                  synchronized (failures) {
                    failures.add(e);
                  }
                }
              },
              "plaudit-contract-" + i);
      threads.add(thread);
      thread.start();
    }
    join(threads);
    for (Throwable failure : failures) {
      trial.blame("on a thread of its own an instance threw %s", Rule.described(failure));
    }
    for (List<List<Object>> seen : tapes) {
      for (int i = 0; i < seen.size(); i++) {
        Playing.compare(
            trial, "an instance beside others", Play.SEEDS.get(i), right.get(i), seen.get(i));
      }
    }
  }

  private static void join(List<Thread> threads) {
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Advice, no rule: a world may be without chance. */
  static void seedsDiffer(Trial<? extends Play> trial) {
    Play play = trial.fresh();
    List<List<Object>> tapes = new ArrayList<>();
    for (long seed : Play.SEEDS) {
      List<Object> tape = new ArrayList<>(List.of(play.start(seed, 0)));
      tape.addAll(play.rest());
      tapes.add(tape);
    }
    if (tapes.stream().distinct().count() == 1) {
      trial.blame(
          "%d seeds gave the same episode for the same moves. Maybe the seed is ignored; "
              + "if nothing in this world is random, all is well",
          tapes.size());
    }
  }
}
