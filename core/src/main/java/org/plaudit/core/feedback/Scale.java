package org.plaudit.core.feedback;

import java.util.List;
import java.util.stream.IntStream;
import org.plaudit.core.Require;

/**
 * An ordered scale on which people rate: thumbs, faces, agreement, points. Its levels are ordinal:
 * higher is better, but two neighbours need not be as far apart as two others.
 *
 * @param id as it is logged and written in a config
 * @param labels what each level says, lowest first; 2 to 1001
 */
public record Scale(String id, List<String> labels) {
  /** Thumb down, thumb up. */
  public static final Scale THUMBS = new Scale("thumbs", List.of("thumb down", "thumb up"));

  /** Three faces. */
  public static final Scale FACES = new Scale("faces", List.of("sad", "neutral", "happy"));

  /** Five emoticons. */
  public static final Scale EMOTICONS =
      new Scale("emoticons", List.of("very sad", "sad", "neutral", "happy", "very happy"));

  /** A Likert item of five degrees of agreement. */
  public static final Scale AGREEMENT =
      new Scale(
          "agreement",
          List.of("strongly disagree", "disagree", "neither", "agree", "strongly agree"));

  /** Points from 0 to 10. */
  public static final Scale TEN =
      new Scale("ten", IntStream.rangeClosed(0, 10).mapToObj(Integer::toString).toList());

  private static final int MOST = 1001;

  private static final List<Scale> ALL = List.of(THUMBS, FACES, EMOTICONS, AGREEMENT, TEN);

  public Scale {
    labels = List.copyOf(labels);
    Require.that(!id.isBlank(), "a scale's id must not be blank");
    Require.that(
        labels.size() >= 2 && labels.size() <= MOST,
        "scale %s has %d levels; it must have 2 to %d",
        id,
        labels.size(),
        MOST);
    Require.that(
        labels.stream().noneMatch(String::isBlank), "a level of scale %s has no label", id);
  }

  /** The scales that everybody knows; a study may make others. */
  public static List<Scale> all() {
    return ALL;
  }

  /** How many levels. */
  public int levels() {
    return labels.size();
  }
}
