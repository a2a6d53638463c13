package org.plaudit.benchmarks;

import java.io.PrintWriter;
import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** A line when a benchmark begins; JMH's own words only where something went wrong. */
final class BenchLines implements OutputFormat {
  private final PrintWriter out;
  private final int benchmarks;
  private int begun;
  private String last = "";

  /**
   * @param benchmarks how many there are; one with parameters counts once
   */
  BenchLines(PrintWriter out, int benchmarks) {
    this.out = out;
    this.benchmarks = benchmarks;
  }

  @Override
  public void startBenchmark(BenchmarkParams params) {
    if (!params.getBenchmark().equals(last)) {
      last = params.getBenchmark();
      begun++;
    }
    StringBuilder name = new StringBuilder(params.getBenchmark());
    params
        .getParamsKeys()
        .forEach(key -> name.append(' ').append(key).append('=').append(params.getParam(key)));
    out.printf("%d of %d  %s%n", begun, benchmarks, Measurement.label(name.toString()));
    out.flush();
  }

  @Override
  public void println(String line) {
    if (line.contains("ERROR") || line.contains("Exception") || line.startsWith("\tat ")) {
      out.println(line);
      out.flush();
    }
  }

  @Override
  public void iteration(BenchmarkParams benchmark, IterationParams params, int iteration) {}

  @Override
  public void iterationResult(
      BenchmarkParams benchmark, IterationParams params, int iteration, IterationResult data) {}

  @Override
  public void endBenchmark(BenchmarkResult result) {}

  @Override
  public void startRun() {}

  @Override
  public void endRun(Collection<RunResult> result) {}

  @Override
  public void print(String text) {}

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void close() {}

  @Override
  public void verbosePrintln(String line) {}

  @Override
  public void write(int b) {}

  @Override
  public void write(byte[] bytes) {}
}
