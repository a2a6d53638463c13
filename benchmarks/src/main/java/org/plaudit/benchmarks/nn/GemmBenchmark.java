package org.plaudit.benchmarks.nn;

import java.util.concurrent.TimeUnit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
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
import org.plaudit.agents.nn.Matrix;
import org.plaudit.agents.nn.Transpose;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.random.Pcg64;

/** The product of two square matrices, ours and ND4J's; {@code flops} is FLOP/s. */
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
    private INDArray theirA;
    private INDArray theirB;
    private INDArray theirC;

    @Setup
    public void make() {
      Pcg64 rng = new Pcg64(0);
      a = Noise.gaussian(rng, size * size);
      b = Noise.gaussian(rng, size * size);
      c = new float[size * size];
      theirA = Matrix.of(size, size, a).toIndArray();
      theirB = Matrix.of(size, size, b).toIndArray();
      theirC = Nd4j.create(new long[] {size, size}, 'f'); // the order that it needs no copy for
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

  @Benchmark
  public INDArray gemmNd4j(Matrices matrices, Work work) {
    work.flops += 2L * matrices.size * matrices.size * matrices.size;
    return Nd4j.gemm(matrices.theirA, matrices.theirB, matrices.theirC, false, false, 1, 0);
  }

  /** The same with a vector: what a layer does with one observation. */
  @Benchmark
  public float[] gemv(Matrices matrices) {
    int n = matrices.size;
    Blas.gemv(Transpose.YES, n, n, 1, matrices.a, 0, matrices.b, 0, 0, matrices.c, 0);
    return matrices.c;
  }

  @Benchmark
  public INDArray gemvNd4j(Matrices matrices) {
    return matrices.theirB.getRow(0, true).mmul(matrices.theirA);
  }
}
