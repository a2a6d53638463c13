package org.plaudit.experiments.cli;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/**
 * One line: share done, a bar, time left, rate, and how the arms stand. People want to see the
 * arms, so that the bar takes what the words leave.
 */
final class StandingBar implements ProgressBarRenderer {
  private static final String EIGHTHS = " ▏▎▍▌▋▊▉";
  private static final int LONGEST = 40;
  private static final int SHORTEST = 5;

  @Override
  public String render(ProgressState state, int width) {
    double seconds = state.getElapsedAfterStart().toMillis() / 1e3;
    return line(
        state.getCurrent() - state.getStart(),
        state.getCurrent(),
        state.getMax(),
        seconds,
        state.getExtraMessage(),
        width);
  }

  /**
   * @param fresh steps since the start of this process
   * @param done all steps so far
   * @param standing each arm with its return; may be empty
   */
  static String line(long fresh, long done, long all, double seconds, String standing, int width) {
    double share = all == 0 ? 1 : Math.min(1, (double) done / all);
    String before = String.format(Locale.ROOT, "%3d%% ", (int) (100 * share));
    String after = after(fresh, all - done, seconds) + (standing.isEmpty() ? "" : "  " + standing);
    int room = Math.min(LONGEST, width - before.length() - after.length() - 2);
    String line = before + (room < SHORTEST ? "" : "|" + bar(share, room) + "|") + after;
    // Blanks wipe away what a longer line has left.
    return line.length() > width
        ? line.substring(0, width)
        : line + " ".repeat(width - line.length());
  }

  private static String after(long fresh, long left, double seconds) {
    if (fresh == 0 || seconds == 0) {
      return "";
    }
    double rate = fresh / seconds;
    return String.format(
        Locale.ROOT, " %s left  %,.0f steps/s", LineProgress.clock(left / rate), rate);
  }

  private static String bar(double share, int room) {
    int eighths = (int) (share * room * 8);
    StringBuilder bar = new StringBuilder("█".repeat(eighths / 8));
    if (bar.length() < room) {
      bar.append(EIGHTHS.charAt(eighths % 8));
    }
    return bar.append(" ".repeat(room - bar.length())).toString();
  }
}
