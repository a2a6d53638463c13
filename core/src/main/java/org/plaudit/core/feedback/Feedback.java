package org.plaudit.core.feedback;

import org.plaudit.core.Require;

/** Everything a rater can say. A new kind breaks every reader until it answers. */
public sealed interface Feedback {
  <R> R match(Cases<R> cases);

  /** Which of two segments is better. */
  record Preference(Choice choice) implements Feedback {
    /** {@code TIE}: both are about equally good. */
    public enum Choice {
      FIRST,
      SECOND,
      TIE
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.preference(this);
    }
  }

  /** No judgement. Kept, because silence is not random. */
  record Abstention(String reason) implements Feedback {
    public Abstention {
      Require.that(!reason.isBlank(), "an abstention's reason must not be blank");
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.abstention(this);
    }
  }

  /** One answer per kind of feedback. */
  interface Cases<R> {
    R preference(Preference preference);

    R abstention(Abstention abstention);
  }
}
