package org.plaudit.experiments.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.plaudit.experiments.run.Progress;
import org.plaudit.experiments.store.PartId;

/** A plain line every few seconds, for logs and pipes. */
final class LineProgress implements Progress {
  private static final long BETWEEN = Duration.ofSeconds(5).toNanos();

  private final PrintWriter out;
  private final LongSupplier nanos;
  private final Standing standing = new Standing();
  private long planned;
  private long before;
  private long began;
  private long said;

  /**
   * @param nanos the time in nanoseconds, from whatever start
   */
  LineProgress(PrintWriter out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
  }

  @Override
  public synchronized void begins(List<PartId> parts, long steps, long done) {
    standing.begins(parts);
    planned = steps;
    before = done;
    began = nanos.getAsLong();
    said = began;
    out.printf(
        Locale.ROOT,
        "%d runs, %,d steps in all%s%n",
        parts.size(),
        steps,
        done > 0 ? String.format(Locale.ROOT, ", %,d of them done before", done) : "");
    out.flush();
  }

  @Override
  public synchronized void stepped(PartId part, long done) {
    long all = standing.stepped(part, done);
    long now = nanos.getAsLong();
    if (now - said < BETWEEN) {
      return;
    }
    said = now;
    double rate = Math.max(1e-9, (all - before) * 1e9 / (now - began));
    String returns = standing.returns();
    out.printf(
        Locale.ROOT,
        "%3d %%  %,.0f steps/s  %s left%s%n",
        100 * all / planned,
        rate,
        all > before ? clock((planned - all) / rate) : "?",
        returns.isEmpty() ? "" : "  true return: " + returns);
    out.flush();
  }

  /** Seconds as {@code m:ss} or {@code h:mm:ss}. */
  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  @Override
  public synchronized void evaluated(PartId part, long step, double mean) {
    standing.evaluated(part, mean);
  }

  @Override
  public synchronized void notice(String message) {
    out.println(message);
    out.flush();
  }
}
