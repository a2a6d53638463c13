package org.plaudit.agents.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Abstention;
import org.plaudit.core.feedback.Feedback.Correction;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Segment;

/**
 * Names the first step at which something else should have been done, and what. By mistake that is
 * said of another step, each as likely as the other. Nothing is said where nothing was wrong.
 */
final class Correcting {
  static final String NOTHING_WRONG = "nothing is wrong";
  static final String NOT_KNOWN = "does not know what should be done";

  private Correcting() {}

  static <O, A> Map<Feedback, Double> answers(
      double mistake, Optional<Knowledge<O, A>> knowledge, Segment<O, A> segment) {
    if (knowledge.isEmpty()) {
      return Chances.sure(new Abstention(NOT_KNOWN));
    }
    int wrong = 0;
    while (wrong < segment.length() && knowledge.get().right(segment, wrong)) {
      wrong++;
    }
    if (wrong == segment.length()) {
      return Chances.sure(new Abstention(NOTHING_WRONG));
    }
    Vec due = knowledge.get().due(segment, wrong);
    int others = segment.length() - 1;
    Map<Feedback, Double> answers = new LinkedHashMap<>();
    for (int step = 0; step < segment.length(); step++) {
      double right = others > 0 ? 1 - mistake : 1;
      answers.put(new Correction(step, due), step == wrong ? right : mistake / others);
    }
    return answers;
  }
}
