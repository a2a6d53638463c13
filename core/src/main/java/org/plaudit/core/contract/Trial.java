package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** A rule being tried: hands out fresh subjects, collects what was found, closes all at the end. */
final class Trial<S> {
  /** More of the same rule helps nobody. */
  private static final int MOST = 3;

  private final String rule;
  private final Supplier<S> subjects;
  private final List<S> made = new ArrayList<>();
  private String place = "";
  private final List<Violation> found = new ArrayList<>();

  /** Thrown when enough was found. */
  static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super("enough", null, false, false);
    }
  }

  Trial(String rule, Supplier<S> subjects) {
    this.rule = rule;
    this.subjects = subjects;
  }

  /** A fresh one. */
  S fresh() {
    S subject = subjects.get();
    made.add(subject);
    return subject;
  }

  /** Notes what was seen; ends the trial after some. */
  void blame(String format, Object... values) {
    add(String.format(Locale.ROOT, format, values));
    if (found.size() >= MOST) {
      throw new Enough();
    }
  }

  /** Says where the next details belong. */
  void within(String where) {
    place = where + ", ";
  }

  void add(String detail) {
    Violation violation = new Violation(rule, place + detail);
    if (!found.contains(violation)) {
      found.add(violation);
    }
  }

  List<Violation> found() {
    return List.copyOf(found);
  }

  void close() {
    for (S subject : made) {
      if (subject instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (Exception e) {
          add("close threw " + Rule.described(e));
        }
      }
    }
  }
}
