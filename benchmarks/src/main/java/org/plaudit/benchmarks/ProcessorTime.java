package org.plaudit.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * For machines that are not quiet: how much of a processor the measured process got, and the score
 * by processor time in place of wall time.
 *
 * <pre>{@code java -jar benchmarks.jar -prof org.plaudit.benchmarks.ProcessorTime}</pre>
 *
 * <ul>
 *   <li>{@code share}: processor time of the process over wall time. About 1 where one busy thread
 *       had a processor to itself, less where others took their part of it; above 1 where the
 *       collector or the compiler worked beside it.
 *   <li>{@code alone}: the score as it would be with a share of 1, in the score's own unit. The
 *       collector's and the compiler's time counts, and so do caches that others swept, so it errs
 *       on the slow side.
 * </ul>
 */
public final class ProcessorTime implements InternalProfiler {
  private long processor;
  private long wall;

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    processor = processorTime();
    wall = System.nanoTime();
  }

  @Override
  @SuppressWarnings("rawtypes") // as JMH has it
  public Collection<? extends Result> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double share = (double) (processorTime() - processor) / (System.nanoTime() - wall);
    double score = result.getPrimaryResult().getScore();
    double alone = benchmark.getMode() == Mode.Throughput ? score / share : score * share;
    return List.of(
        new ScalarResult("share", share, "of a processor", AggregationPolicy.AVG),
        new ScalarResult("alone", alone, result.getScoreUnit(), AggregationPolicy.AVG));
  }

  @Override
  public String getDescription() {
    return "Share of a processor, and the score by processor time";
  }

  private static long processorTime() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    if (system instanceof com.sun.management.OperatingSystemMXBean here) {
      return here.getProcessCpuTime();
    }
    throw new IllegalStateException("this virtual machine does not count processor time");
  }
}
