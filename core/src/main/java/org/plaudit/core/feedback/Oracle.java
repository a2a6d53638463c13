package org.plaudit.core.feedback;

import java.util.concurrent.CompletionStage;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Ledger;

/**
 * A rater, simulated or human; the answer may come later. Nobody answering is an {@link
 * Feedback.Abstention}, not an exception.
 */
public interface Oracle<O, A> {
  CompletionStage<Feedback> ask(Query<O, A> query);

  /** Makes raters for a run. */
  interface Factory {
    /**
     * @param ledger the true rewards, which a simulated person judges by
     * @param seed of everything that is random about this rater
     */
    <O, A> Oracle<O, A> create(Ledger ledger, Seed seed);
  }
}
