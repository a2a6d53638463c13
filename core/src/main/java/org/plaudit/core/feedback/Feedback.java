package org.plaudit.core.feedback;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.space.Vec;

/**
 * Everything a rater can say or show. A new kind breaks every reader of all kinds until it answers;
 * a reader of one kind asks {@link #as}. Observations and actions travel in the flat form of their
 * spaces, so that an answer means the same in a log.
 */
public sealed interface Feedback {
  <R> R match(Cases<R> cases);

  /** This feedback as the one kind a reader understands; empty if it is another. */
  default <F extends Feedback> Optional<F> as(Class<F> kind) {
    return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
  }

  /** Which of two segments is better. */
  record Preference(Choice choice) implements Feedback {
    /** What a comparison may come to. */
    public enum Choice {
      FIRST,
      SECOND,
      /** Both are about equally good. */
      TIE,
      /** Neither is acceptable, whichever is better. */
      BOTH_BAD
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.preference(this);
    }
  }

  /**
   * Several segments in order.
   *
   * @param order the positions at which they were shown, counted from 0, the best first
   */
  record Ranking(List<Integer> order) implements Feedback {
    public Ranking {
      order = List.copyOf(order);
      int n = order.size();
      Require.that(n >= 2, "a ranking of %d segments says nothing", n);
      Require.that(
          new HashSet<>(order).size() == n && order.stream().allMatch(i -> 0 <= i && i < n),
          "ranking %s must hold each position from 0 to %d once",
          order,
          n - 1);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.ranking(this);
    }
  }

  /**
   * How good one segment is.
   *
   * @param level on the scale, 0 is the lowest
   */
  record Rating(int level, Scale scale) implements Feedback {
    public Rating {
      Require.that(
          0 <= level && level < scale.levels(),
          "level (%d) must lie in [0, %d) on scale %s",
          level,
          scale.levels(),
          scale.id());
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.rating(this);
    }
  }

  /** The answers to a survey, one for each of its questions, in their order. */
  record Answers(List<Rating> ratings) implements Feedback {
    public Answers {
      ratings = List.copyOf(ratings);
      Require.that(!ratings.isEmpty(), "the answers to a survey must not be empty");
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.answers(this);
    }
  }

  /** A remark in words. */
  record Comment(String text) implements Feedback {
    public Comment {
      Require.that(!text.isBlank(), "a comment must not be blank");
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.comment(this);
    }
  }

  /**
   * What should have been done instead.
   *
   * @param step of the segment, counted from 0
   * @param action in flat form
   */
  record Correction(int step, Vec action) implements Feedback {
    public Correction {
      Require.that(step >= 0, "step (%d) must not be negative", step);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.correction(this);
    }
  }

  /**
   * How somebody who knows the task does it.
   *
   * @param observations T + 1, in flat form
   * @param actions T, in flat form, at least one
   */
  record Demonstration(List<Vec> observations, List<Vec> actions, Ending ending)
      implements Feedback {
    public Demonstration {
      observations = List.copyOf(observations);
      actions = List.copyOf(actions);
      Require.that(
          !actions.isEmpty() && observations.size() == actions.size() + 1,
          "a demonstration needs one more observation (%d) than actions (%d), and at least one",
          observations.size(),
          actions.size());
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.demonstration(this);
    }
  }

  /**
   * Live praise or blame of an agent at work.
   *
   * @param value praise is positive, blame negative
   * @param delay steps from what it is about to when it came; 0 where that is not known
   */
  record Signal(double value, int delay) implements Feedback {
    public Signal {
      Require.that(Double.isFinite(value), "a signal's value (%s) must be finite", value);
      Require.that(delay >= 0, "delay (%d) must not be negative", delay);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.signal(this);
    }
  }

  /**
   * A gesture or a facial expression, as a camera or an observer labels it.
   *
   * @param channel {@link Channel#GESTURE} or {@link Channel#EXPRESSION}
   * @param label as in {@code nod} or {@code smile}
   * @param confidence of the labeller, in (0, 1]
   * @param at steps from the segment's end at which it was seen, at least 0
   */
  record Sign(Channel channel, String label, double confidence, int at) implements Feedback {
    public Sign {
      Require.that(
          channel.labelled(), "channel (%s) must be one of gesture and expression", channel);
      Require.that(!label.isBlank(), "a %s must have a label", channel);
      Require.that(
          confidence > 0 && confidence <= 1, "confidence (%s) must lie in (0, 1]", confidence);
      Require.that(at >= 0, "at (%d) must not be negative", at);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.sign(this);
    }
  }

  /**
   * What a person did anyway.
   *
   * @param channel one that carries a number
   * @param value in the channel's unit
   */
  record Implicit(Channel channel, double value) implements Feedback {
    public Implicit {
      Require.that(
          !channel.labelled(), "channel (%s) carries a label; it is a sign, not a number", channel);
      Require.that(
          value >= 0 && Double.isFinite(value),
          "%s (%s) must be finite and not negative",
          channel,
          value);
    }

    @Override
    public <R> R match(Cases<R> cases) {
      return cases.implicit(this);
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

    R ranking(Ranking ranking);

    R rating(Rating rating);

    R answers(Answers answers);

    R comment(Comment comment);

    R correction(Correction correction);

    R demonstration(Demonstration demonstration);

    R signal(Signal signal);

    R sign(Sign sign);

    R implicit(Implicit implicit);

    R abstention(Abstention abstention);
  }
}
