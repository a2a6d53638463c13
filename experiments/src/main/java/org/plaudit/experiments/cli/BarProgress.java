package org.plaudit.experiments.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.plaudit.experiments.run.Progress;
import org.plaudit.experiments.store.PartId;

/** A bar with rate, time left and the latest returns, for a terminal. */
final class BarProgress implements Progress, AutoCloseable {
  private final Standing standing = new Standing();
  private Optional<ProgressBar> bar = Optional.empty();

  @Override
  public synchronized void begins(List<PartId> parts, long steps, long done) {
    standing.begins(parts);
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setInitialMax(steps)
                .startsFrom(done, Duration.ZERO)
                .setRenderer(new StandingBar())
                .setUpdateIntervalMillis(250)
                .setConsumer(new DelegatingProgressBarConsumer(BarProgress::show, columns() - 1))
                .build());
  }

  @Override
  public synchronized void stepped(PartId part, long done) {
    long all = standing.stepped(part, done);
    // A part that begins anew after a damaged checkpoint must not make the bar run backwards.
    bar.filter(b -> all > b.getCurrent()).ifPresent(b -> b.stepTo(all));
  }

  @Override
  public synchronized void evaluated(PartId part, long step, double mean) {
    standing.evaluated(part, mean);
    bar.ifPresent(b -> b.setExtraMessage(standing.returns()));
  }

  @Override
  public synchronized void notice(String message) {
    // On a line of its own: the bar draws itself again below.
    System.err.println("\r" + message + " ".repeat(Math.max(0, columns() - 1 - message.length())));
  }

  @Override
  public synchronized void close() {
    bar.ifPresent(
        shown -> {
          shown.close();
          System.err.println();
        });
    bar = Optional.empty();
  }

  /**
   * Overwrites the line. The library's own console would do the same, but opens the terminal
   * through JLine, which takes Ctrl-C away from us: the process would die at once, without a safe
   * point.
   */
  private static void show(String line) {
    System.err.print("\r" + line);
    System.err.flush();
  }

  /** Width of the terminal, as {@code stty} tells; 80 if it does not. */
  private static int columns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      int columns = Integer.parseInt(size.strip().replaceFirst("^\\d+ ", ""));
      return columns >= 40 ? columns : 80;
    } catch (IOException | NumberFormatException e) {
      return 80;
    }
  }
}
