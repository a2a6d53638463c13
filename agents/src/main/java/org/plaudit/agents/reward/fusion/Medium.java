package org.plaudit.agents.reward.fusion;

import java.util.Locale;
import java.util.Set;
import org.plaudit.core.feedback.Channel;

/** A way in which quality shows, with a reliability of its own. */
public enum Medium {
  PREFERENCE,
  RATING,
  SIGNAL,
  COMMENT,
  GESTURE,
  EXPRESSION,
  CLICK,
  DWELL,
  COMPLETION,
  RETURN,
  CHURN;

  private static final Set<String> PLEASED =
      Set.of("nod", "smile", "laugh", "clap", "cheer", "thumb up", "thumbs up");

  private static final Set<String> DISPLEASED =
      Set.of("shake", "frown", "sneer", "wince", "facepalm", "thumb down", "thumbs down");

  /** The medium of a channel, which has the same name. */
  static Medium of(Channel channel) {
    return valueOf(channel.name());
  }

  /** As in a metric's name. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a label is taken to mean until more is known: 1, -1, or 0 for labels nobody knows. */
  static double meaning(String label) {
    String known = label.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ').strip();
    return PLEASED.contains(known) ? 1 : DISPLEASED.contains(known) ? -1 : 0;
  }
}
