package org.plaudit.benchmarks.agents;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.plaudit.agents.onpolicy.Gae;
import org.plaudit.agents.onpolicy.Returns;
import org.plaudit.agents.onpolicy.Vtrace;
import org.plaudit.benchmarks.Measured;
import org.plaudit.core.env.Ending;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.trace.Rollout;

/**
 * How good each step was: 256 steps of 8 worlds, in which an episode lasts 100 steps in the mean.
 * Scores are nanoseconds a step; nothing is allocated.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CreditBenchmark extends Measured {
  private static final int WORLDS = 8;
  private static final int ROWS = 256 * WORLDS;

  @State(Scope.Thread)
  public static class Lived {
    private final float[] values = new float[ROWS];
    private final float[] nextValues = new float[ROWS];
    private final float[] logRatios = new float[ROWS];
    private final float[] first = new float[ROWS];
    private final float[] second = new float[ROWS];
    private final Rollout rollout;

    public Lived() {
      Pcg64 rng = new Pcg64(0);
      float[] rewards = new float[ROWS];
      Ending[] endings = new Ending[ROWS];
      for (int row = 0; row < ROWS; row++) {
        rewards[row] = (float) rng.nextGaussian();
        values[row] = (float) rng.nextGaussian();
        nextValues[row] = (float) rng.nextGaussian();
        logRatios[row] = (float) (0.1 * rng.nextGaussian());
        int fate = rng.nextInt(200);
        endings[row] =
            fate == 0 ? Ending.TERMINATED : fate == 1 ? Ending.TRUNCATED : Ending.RUNNING;
      }
      rollout =
          new Rollout(
              ROWS / WORLDS,
              WORLDS,
              new float[ROWS],
              new float[ROWS],
              new float[ROWS],
              rewards,
              endings);
    }
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public float[] returns(Lived lived) {
    Returns.compute(lived.rollout, lived.nextValues, 0.99, lived.first);
    return lived.first;
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public float[] gae(Lived lived) {
    Gae.compute(lived.rollout, lived.values, lived.nextValues, 0.99, 0.95, lived.first);
    return lived.first;
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public float[] vtrace(Lived lived) {
    Vtrace.compute(
        lived.rollout,
        lived.values,
        lived.nextValues,
        lived.logRatios,
        0.99,
        1,
        1,
        lived.first,
        lived.second);
    return lived.first;
  }
}
