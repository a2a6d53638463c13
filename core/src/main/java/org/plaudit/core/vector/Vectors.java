package org.plaudit.core.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.plaudit.core.Require;
import org.plaudit.core.env.Env;

/**
 * Makes vectors out of any worlds.
 *
 * <p>Each takes a supplier of equal, separate worlds, how many, and on how many threads to run them
 * (the caller's included; more threads than worlds are not used). The bytes are the same for every
 * number of threads; more of them pay where one step of a world takes many microseconds. World
 * {@code i} always runs on the same thread, which need not be the one that made it.
 */
public final class Vectors {
  private Vectors() {}

  /** Ended worlds start anew at once. Takes a world's {@link NativeVector} form if it has one. */
  public static SameStep sameStep(Supplier<? extends Env<?, ?>> world, int size, int threads) {
    check(size, threads);
    Env<?, ?> first = world.get();
    Optional<NativeVector> own = first.find(NativeVector.class);
    if (own.isPresent()) {
      SameStep vector = own.get().vector(size);
      first.close();
      return vector;
    }
    return make(first, world, size, threads, SameStepCopies::new);
  }

  /** As {@link #sameStep}, but of separate worlds even where there is a native form. */
  public static SameStep separate(Supplier<? extends Env<?, ?>> world, int size, int threads) {
    check(size, threads);
    return make(world.get(), world, size, threads, SameStepCopies::new);
  }

  /** Ended worlds start anew in the next step. */
  public static NextStep nextStep(Supplier<? extends Env<?, ?>> world, int size, int threads) {
    check(size, threads);
    return make(world.get(), world, size, threads, NextStepCopies::new);
  }

  /** Ended worlds wait to be reset one by one. */
  public static Manual manual(Supplier<? extends Env<?, ?>> world, int size, int threads) {
    check(size, threads);
    return make(world.get(), world, size, threads, ManualCopies::new);
  }

  private static void check(int size, int threads) {
    Require.that(size > 0, "size (%d) must be positive", size);
    Require.that(threads > 0, "threads (%d) must be positive", threads);
  }

  private static <V> V make(
      Env<?, ?> first,
      Supplier<? extends Env<?, ?>> world,
      int size,
      int threads,
      BiFunction<List<Env<?, ?>>, Integer, V> maker) {
    List<Env<?, ?>> worlds = new ArrayList<>(size);
    try {
      worlds.add(first);
      while (worlds.size() < size) {
        Env<?, ?> another = world.get();
        Require.that(
            worlds.stream().noneMatch(one -> one == another),
            "the supplier must make a new world each time, but gave the same one twice");
        worlds.add(another);
      }
      return maker.apply(worlds, threads);
    } catch (RuntimeException | Error e) {
      worlds.forEach(Env::close);
      throw e;
    }
  }
}
