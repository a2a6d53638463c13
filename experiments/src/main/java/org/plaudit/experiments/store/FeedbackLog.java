package org.plaudit.experiments.store;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.plaudit.core.BadInput;

/** A file of {@link FeedbackLine}s, wherever it lies. */
public final class FeedbackLog {
  /** What it is called in a run's folder. */
  public static final String NAME = "feedback.jsonl";

  private FeedbackLog() {}

  /**
   * All answers, in the order of the file.
   *
   * @param notices hears what was left out, and why
   * @throws BadInput if the file cannot be read, naming each line that means nothing
   */
  public static List<FeedbackLine> read(Path file, Consumer<String> notices) {
    return JsonLines.read(file, FeedbackLine::parse, notices);
  }
}
