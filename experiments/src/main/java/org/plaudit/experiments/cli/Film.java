package org.plaudit.experiments.cli;

import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plaudit.core.env.Renders;

/**
 * Keeps pictures of episodes, and shows them in the terminal on the way. Of a long episode only
 * every second picture is kept, then only every fourth, and so on.
 */
final class Film {
  /** Between two pictures, in hundredths of a second. */
  static final int DELAY = 5;

  private static final int WIDTH = 480;
  private static final int HEIGHT = 360;
  private static final int MOST = 240;
  private static final long BLINK = 66; // ms: about 15 pictures a second
  private static final String HOME = "\u001b[H\u001b[2J";

  private final Renders view;
  private final Optional<PrintWriter> terminal;
  private final List<BufferedImage> frames = new ArrayList<>();
  private final List<BufferedImage> episode = new ArrayList<>();
  private String title = "";
  private int stride = 1;
  private int last = -1;

  /**
   * @param terminal where the replay is shown; empty for nowhere
   */
  Film(Renders view, Optional<PrintWriter> terminal) {
    this.view = view;
    this.terminal = terminal;
  }

  void begins(String called) {
    title = called;
    episode.clear();
    stride = 1;
  }

  /** Looks at the world as it is now. */
  void seen(Episode so) {
    last = so.steps();
    if (so.steps() % stride != 0) {
      return;
    }
    if (episode.size() == MOST) {
      for (int i = MOST - 1; i > 0; i -= 2) {
        episode.remove(i);
      }
      stride *= 2;
      if (so.steps() % stride != 0) {
        return;
      }
    }
    episode.add(view.picture(WIDTH, HEIGHT));
    terminal.ifPresent(out -> shown(out, so));
  }

  private void shown(PrintWriter out, Episode so) {
    out.print(HOME + Ink.here().drawn(view.text()).stripTrailing() + System.lineSeparator());
    out.printf("%s, step %d, return %s%n", title, so.steps(), SoloSession.number(so.earned()));
    out.flush();
    try {
      Thread.sleep(BLINK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The episode is over; its last moment is kept whatever the stride. */
  void ends() {
    if (last % stride != 0) {
      episode.add(view.picture(WIDTH, HEIGHT));
    }
    frames.addAll(episode);
    episode.clear();
  }

  /** Of all episodes so far. */
  List<BufferedImage> frames() {
    return List.copyOf(frames);
  }
}
