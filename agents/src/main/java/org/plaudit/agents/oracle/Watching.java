package org.plaudit.agents.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Abstention;
import org.plaudit.core.feedback.Feedback.Signal;
import org.plaudit.core.trace.Segment;

/**
 * Praise (1), blame (-1) or silence on what was done just now. Whoever knows what should be done
 * praises that and blames anything else. Whoever does not praises a last step that lies above the
 * middle between poor and good: with y = precision (place - 1/2), P(praise) = sigmoid(y - tie),
 * P(blame) = sigmoid(-y - tie), and silence for the rest.
 */
final class Watching {
  static final String SILENCE = "nothing to say";

  private static final Feedback PRAISE = new Signal(1, 0);
  private static final Feedback BLAME = new Signal(-1, 0);

  private Watching() {}

  static <O, A> Map<Feedback, Double> answers(
      BoltzmannOracle.Options options,
      Taste<O, A> taste,
      Optional<Knowledge<O, A>> knowledge,
      Segment<O, A> segment) {
    if (knowledge.isPresent()) {
      boolean right = knowledge.get().right(segment, segment.length() - 1);
      Map<Feedback, Double> known = new LinkedHashMap<>();
      known.put(PRAISE, right ? 1.0 : 0.0);
      known.put(BLAME, right ? 0.0 : 1.0);
      return known;
    }
    double y = options.precision() * (taste.lastPlace(segment) - 0.5);
    double praise = 1 / (1 + Math.exp(options.tie() - y));
    double blame = 1 / (1 + Math.exp(options.tie() + y));
    Map<Feedback, Double> answers = new LinkedHashMap<>();
    answers.put(PRAISE, praise);
    answers.put(BLAME, blame);
    answers.put(new Abstention(SILENCE), Math.expm1(2 * options.tie()) * praise * blame);
    return answers;
  }
}
