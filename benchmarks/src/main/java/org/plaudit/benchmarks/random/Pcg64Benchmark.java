package org.plaudit.benchmarks.random;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.vector.EpisodeSeeds;

/** NumPy's generator in Java: seeding and drawing, in nanoseconds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class Pcg64Benchmark extends Measured {
  private final Pcg64 rng = new Pcg64(0);
  private final EpisodeSeeds seeds = EpisodeSeeds.of(0, 1);
  private long next;

  /** {@code numpy.random.default_rng(seed)}. */
  @Benchmark
  public Pcg64 make() {
    return new Pcg64(next++);
  }

  /** The same in place. */
  @Benchmark
  public Pcg64 seed() {
    rng.seed(next++);
    return rng;
  }

  /** {@code rng.random()}. */
  @Benchmark
  public double draw() {
    return rng.nextDouble();
  }

  /** {@code rng.standard_normal()}. */
  @Benchmark
  public double gaussian() {
    return rng.nextGaussian();
  }

  /** The seed of a world's next episode in a vector. */
  @Benchmark
  public long episode() {
    return seeds.get(0, next++);
  }

  /** A named stream: a hash of its path. */
  @Benchmark
  public Seed child() {
    return Seed.of(next++ & Integer.MAX_VALUE).child("oracle");
  }
}
