package org.plaudit.benchmarks.agents;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.offpolicy.SumTree;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.random.Pcg64;

/** Prioritised replay's tree: finding the place of a random mark, and changing a weight. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Thread)
public class SumTreeBenchmark extends Measured {
  private static final int CALLS = 64;

  @Param({"100000", "1000000"})
  private int places;

  private final Pcg64 rng = new Pcg64(0);
  private SumTree tree;

  @Setup
  public void fill() {
    tree = new SumTree(places);
    for (int place = 0; place < places; place++) {
      tree.set(place, rng.nextDouble());
    }
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public int find() {
    int sum = 0;
    for (int i = 0; i < CALLS; i++) {
      sum += tree.find(rng.nextDouble() * tree.total());
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public double set() {
    for (int i = 0; i < CALLS; i++) {
      tree.set(rng.nextInt(places), rng.nextDouble());
    }
    return tree.total();
  }
}
