package org.plaudit.experiments.calibrate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.plaudit.core.BadInput;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.experiments.store.FeedbackLine;
import org.plaudit.experiments.store.FeedbackLog;
import org.plaudit.experiments.store.LedgerFile;
import org.plaudit.experiments.store.PartId;
import org.plaudit.experiments.store.RunFolder;

/**
 * A log of answers, and what the segments in it truly earned.
 *
 * @param raters each one's comparisons, in the order of the log; raters in the order of their names
 * @param notices what was left out of the log, and what is odd about it
 */
public record LoggedAnswers(Map<String, List<Compared>> raters, List<String> notices) {
  public LoggedAnswers {
    Map<String, List<Compared>> copy = new LinkedHashMap<>();
    raters.forEach((rater, comparisons) -> copy.put(rater, List.copyOf(comparisons)));
    raters = Collections.unmodifiableMap(copy);
    notices = List.copyOf(notices);
  }

  /** Of all raters together. */
  public List<Compared> comparisons() {
    return raters.values().stream().flatMap(Collection::stream).toList();
  }

  /**
   * Reads a log and its ledger.
   *
   * @param log the folder of a finished run, or a file of {@link FeedbackLine}s
   * @param rewards a file of ledger lines; without one that of the run's folder
   * @throws BadInput if either cannot be read, or no comparison is left
   */
  public static LoggedAnswers read(Path log, Optional<Path> rewards) {
    if (log.toString().isEmpty()) {
      throw new BadInput("LOG is empty. Maybe runs/NAME/STAMP.");
    }
    if (Files.notExists(log)) {
      throw new BadInput(log + ": there is no such file or folder. Maybe look into runs/.");
    }
    boolean folder = Files.isDirectory(log);
    Path answers = folder ? answers(log) : log;
    Path ledger =
        rewards.orElseGet(
            () -> {
              if (!folder) {
                throw new BadInput(
                    "%s: a log does not say what the segments truly earned. Maybe --rewards FILE."
                        .formatted(log));
              }
              return ledger(log);
            });
    List<String> notices = new ArrayList<>();
    List<FeedbackLine> lines = FeedbackLog.read(answers, notices::add);
    return new Joining(answers, notices).join(lines, LedgerFile.read(ledger, notices::add));
  }

  private static Path answers(Path run) {
    Path file = RunFolder.open(run).path().resolve(FeedbackLog.NAME);
    if (Files.notExists(file)) {
      throw new BadInput(
          "%s: is not finished: there is no %s in it. Maybe plaudit resume %s."
              .formatted(run, FeedbackLog.NAME, run));
    }
    return file;
  }

  private static Path ledger(Path run) {
    Path file = run.resolve(LedgerFile.NAME);
    if (Files.notExists(file)) {
      throw new BadInput(
          ("%s: there is no %s in it, which says what the segments truly earned."
                  + " Maybe --rewards FILE.")
              .formatted(run, LedgerFile.NAME));
    }
    return file;
  }

  /** One pass over a log. */
  private static final class Joining {
    private final Path file;
    private final List<String> notices;
    private final Map<String, List<Compared>> raters = new TreeMap<>();
    private final Set<FeedbackLine> seen = new LinkedHashSet<>();
    private final Map<PartId, Long> latest = new LinkedHashMap<>();
    private int abstained;
    private int bothBad;
    private int others;
    private int unknown;
    private int repeated;
    private int backwards;

    Joining(Path file, List<String> notices) {
      this.file = file;
      this.notices = notices;
    }

    LoggedAnswers join(List<FeedbackLine> lines, LedgerFile ledger) {
      for (FeedbackLine line : lines) {
        if (seen.add(line)) {
          Long before = latest.put(line.part(), line.step());
          backwards += before != null && before > line.step() ? 1 : 0;
          take(line, ledger);
        } else {
          repeated++;
        }
      }
      notice(repeated, "stand there twice and count once");
      notice(abstained, "are abstentions and were left out");
      notice(bothBad, "say that both are bad, not which is better, and were left out");
      notice(others, "are no comparisons of two segments and were left out");
      notice(unknown, "show a segment that the ledger does not know and were left out");
      notice(backwards, "were given at an earlier step than the one before; the order is not used");
      if (raters.isEmpty()) {
        List<String> problems = new ArrayList<>();
        problems.add(
            "%s: no comparison in it can be used. Maybe calibrate a run with query: compare."
                .formatted(file));
        problems.addAll(notices);
        throw new BadInput(problems);
      }
      return new LoggedAnswers(raters, notices);
    }

    private void notice(int count, String what) {
      if (count > 0) {
        notices.add("%s: %d of %d answers %s.".formatted(file, count, total(), what));
      }
    }

    private int total() {
      return seen.size() + repeated;
    }

    private void take(FeedbackLine line, LedgerFile ledger) {
      if (line.feedback() instanceof Feedback.Abstention) {
        abstained++;
      } else if (!(line.feedback() instanceof Preference preference)
          || line.segments().size() != 2) {
        others++;
      } else if (preference.choice() == Preference.Choice.BOTH_BAD) {
        bothBad++;
      } else {
        Optional<List<Double>> first = ledger.rewards(line.part(), line.segments().get(0));
        Optional<List<Double>> second = ledger.rewards(line.part(), line.segments().get(1));
        if (first.isPresent() && second.isPresent()) {
          raters
              .computeIfAbsent(line.rater(), rater -> new ArrayList<>())
              .add(new Compared(first.get(), second.get(), preference.choice()));
        } else {
          unknown++;
        }
      }
    }
  }
}
