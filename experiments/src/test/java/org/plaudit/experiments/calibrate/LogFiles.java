package org.plaudit.experiments.calibrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plaudit.core.trace.SegmentId;
import org.plaudit.experiments.store.LedgerFile;
import org.plaudit.experiments.store.LedgerLine;
import org.plaudit.experiments.store.PartId;
import org.plaudit.experiments.store.WholeFile;

/** Comparisons as a log and a ledger on disk. */
public final class LogFiles {
  private final PartId part = new PartId("learned", 1);
  private final List<String> log = new ArrayList<>();
  private final List<LedgerLine> ledger = new ArrayList<>();
  private long clock;

  /** Adds the answers of one rater. */
  public LogFiles and(String rater, List<Compared> comparisons) {
    for (Compared each : comparisons) {
      SegmentId first = shown(each.first());
      SegmentId second = shown(each.second());
      log.add(
          ("{\"v\":1,\"arm\":\"learned\",\"seed\":1,\"query\":%d,\"kind\":\"compare\","
                  + "\"rater\":\"%s\",\"segments\":[\"%s\",\"%s\"],\"answer\":\"%s\",\"step\":%d}")
              .formatted(
                  log.size(),
                  rater,
                  first,
                  second,
                  each.choice().name().toLowerCase(Locale.ROOT),
                  clock));
    }
    return this;
  }

  private SegmentId shown(List<Double> rewards) {
    SegmentId id = new SegmentId(1, 0, clock, rewards.size());
    clock += rewards.size();
    ledger.add(new LedgerLine(part, id, rewards));
    return id;
  }

  /** Lines of the log, to be meddled with. */
  public List<String> log() {
    return log;
  }

  public Path writeLog(Path file) {
    try {
      return Files.write(file, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path writeLedger(Path file) {
    WholeFile.write(file, LedgerFile.content(ledger));
    return file;
  }
}
