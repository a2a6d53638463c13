package org.plaudit.core.feedback;

import java.util.concurrent.CompletionStage;

/**
 * A rater, simulated or human; the answer may come later. Nobody answering is an {@link
 * Feedback.Abstention}, not an exception.
 */
public interface Oracle<O, A> {
  CompletionStage<Feedback> ask(Query<O, A> query);
}
