package org.plaudit.agents.oracle;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plaudit.agents.oracle.Remarks.Sentiment;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Comment;

/**
 * What is remarked on a segment: first whether it was bad, middling or good, as a rating on three
 * levels; then anything that can be said by somebody who found it so, each as likely as the other.
 */
final class Remarking {
  /** What may be said, from bad to good. */
  private static final List<List<Comment>> COMMENTS =
      Stream.of(Sentiment.values())
          .map(
              sentiment ->
                  Remarks.of(sentiment).stream().map(remark -> new Comment(remark.text())).toList())
          .toList();

  private static final Map<Comment, Comment> OPPOSITES = opposites();

  private Remarking() {}

  static Map<Feedback, Double> answers(double precision, double place) {
    double[] sentiments = Grading.levels(precision, place, COMMENTS.size());
    Map<Feedback, Double> answers = new LinkedHashMap<>();
    for (int i = 0; i < sentiments.length; i++) {
      List<Comment> comments = COMMENTS.get(i);
      for (Comment comment : comments) {
        answers.put(comment, sentiments[i] / comments.size());
      }
    }
    return answers;
  }

  /** What stands at the same place among the remarks of the opposite sentiment. */
  static Comment opposite(Comment comment) {
    return OPPOSITES.getOrDefault(comment, comment);
  }

  private static Map<Comment, Comment> opposites() {
    Map<Comment, Comment> opposites = new HashMap<>();
    for (int sentiment = 0; sentiment < COMMENTS.size(); sentiment++) {
      List<Comment> these = COMMENTS.get(sentiment);
      List<Comment> those = COMMENTS.get(COMMENTS.size() - 1 - sentiment);
      for (int i = 0; i < these.size(); i++) {
        opposites.put(these.get(i), those.get(i));
      }
    }
    return Map.copyOf(opposites);
  }
}
