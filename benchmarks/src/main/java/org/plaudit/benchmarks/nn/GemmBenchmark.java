package org.plaudit.benchmarks.nn;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.nn.Blas;
import org.plaudit.agents.nn.Transpose;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.random.Pcg64;

/** The product of two square matrices. Its secondary score {@code flops} is FLOP/s. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class GemmBenchmark extends Measured {
  /** Two factors and their product. */
  @State(Scope.Thread)
  public static class Matrices {
    /** Rows and columns. */
    @Param({"64", "256", "1024"})
    private int size;

    private float[] a;
    private float[] b;
    private float[] c;

    @Setup
    public void make() {
      Pcg64 rng = new Pcg64(0);
      a = Noise.gaussian(rng, size * size);
      b = Noise.gaussian(rng, size * size);
      c = new float[size * size];
    }
  }

  /** Multiplications and additions done. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Work {
    public long flops;

    @Setup(Level.Iteration)
    public void clear() {
      flops = 0;
    }
  }

  @Benchmark
  public float[] gemm(Matrices matrices, Work work) {
    int n = matrices.size;
    Blas.gemm(
        Transpose.NO, Transpose.NO, n, n, n, 1, matrices.a, 0, matrices.b, 0, 0, matrices.c, 0);
    work.flops += 2L * n * n * n;
    return matrices.c;
  }
}
