package org.plaudit.experiments.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.plaudit.experiments.run.Progress;
import org.plaudit.experiments.store.PartId;

/** A bar with rate, time left and the latest returns, for a terminal. */
final class BarProgress implements Progress, AutoCloseable {
  private final String name;
  private final Standing standing = new Standing();
  private Optional<ProgressBar> bar = Optional.empty();

  BarProgress(String name) {
    this.name = name;
  }

  @Override
  public synchronized void begins(List<PartId> parts, long steps, long done) {
    standing.begins(parts);
    bar =
        Optional.of(
            new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(steps)
                .startsFrom(done, Duration.ZERO)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(250)
                .setUnit(" steps", 1)
                .setSpeedUnit(ChronoUnit.SECONDS)
                .showSpeed()
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
    bar.ifPresent(b -> b.setExtraMessage(" return: " + standing.returns()));
  }

  @Override
  public synchronized void notice(String message) {
    System.err.println(message);
  }

  @Override
  public synchronized void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }
}
