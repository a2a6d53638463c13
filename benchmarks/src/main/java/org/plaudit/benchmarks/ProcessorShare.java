package org.plaudit.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Processor time of the measured process over wall time: about 1 where one busy thread had a
 * processor to itself, less where others took their share, and then the score is too low by as
 * much. Above 1, the collector or the compiler worked beside it.
 *
 * <pre>{@code java -jar benchmarks.jar -prof org.plaudit.benchmarks.ProcessorShare}</pre>
 */
public final class ProcessorShare implements InternalProfiler {
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
    return List.of(new ScalarResult("share", share, "of a processor", AggregationPolicy.AVG));
  }

  @Override
  public String getDescription() {
    return "Processor time of the measured process over wall time";
  }

  private static long processorTime() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    if (system instanceof com.sun.management.OperatingSystemMXBean here) {
      return here.getProcessCpuTime();
    }
    throw new IllegalStateException("this virtual machine does not count processor time");
  }
}
