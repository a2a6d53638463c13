package org.plaudit.agents.interactive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plaudit.agents.learn.Experiences;
import org.plaudit.agents.policy.Preferences;
import org.plaudit.core.Require;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Signal;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.WithMask;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.wrap.FlattenObservation;

/**
 * A learner that is watched: it takes signals about moments, and the steps themselves, in the order
 * in which they come. Judgements of other kinds teach it nothing.
 */
abstract class SignalLearner<O, A> implements Learner<O, A> {
  final EnvSpec<O, A> spec;
  final float[] seen; // one observation, flat
  private final float[] done; // one action, flat

  SignalLearner(EnvSpec<O, A> spec) {
    this.spec = spec;
    this.seen = new float[spec.observations().width()];
    this.done = new float[spec.actions().width()];
  }

  /**
   * Learns from a signal.
   *
   * @param segment the present episode's last steps; the signal came after the last of them
   */
  abstract void hear(Segment<O, A> segment, Signal signal);

  /** Learns from steps, or of them, after the signals that they were given. */
  abstract void follow(Rollout rollout);

  /** What was measured since the last report, besides the signals. */
  abstract void report(Map<String, Double> metrics);

  /** Learners that see the world through {@link LinearFeatures} and choose among moves. */
  abstract static class LinearFactory implements Factory {
    private final int worlds;
    private final int horizon;
    private final Fourier basis;

    LinearFactory(int worlds, int horizon, Fourier basis) {
      this.worlds = worlds;
      this.horizon = horizon;
      this.basis = basis;
    }

    @Override
    public Set<Class<? extends Feedback>> feedback() {
      return Set.of(Signal.class);
    }

    @Override
    public boolean rewarded() {
      return false;
    }

    @Override
    public Optional<String> unfit(EnvSpec<?, ?> spec) {
      return LinearFeatures.unfit(spec, basis).or(() -> Preferences.unfit(spec));
    }

    /** Numbered states stay numbers; whatever else is seen becomes a vector. */
    @Override
    public Env<?, ?> prepare(Env<?, ?> world) {
      Space<?> seen = world.spec().observations();
      Space<?> inner = seen instanceof WithMask<?> masked ? masked.inner() : seen;
      return inner instanceof Discrete ? world : FlattenObservation.vectors(world);
    }

    @Override
    public int worlds() {
      return worlds;
    }

    @Override
    public int horizon() {
      return horizon;
    }
  }

  @Override
  @SuppressWarnings("rawtypes")
  public final Set<Class<? extends Lesson>> diet() {
    return Set.of(Lesson.Experience.class, Lesson.Judgement.class);
  }

  @Override
  public final Metrics learn(List<Lesson<O, A>> lessons) {
    // Whatever is wrong is found before anything has changed.
    for (Lesson<O, A> lesson : lessons) {
      if (lesson instanceof Lesson.Experience<O, A> experience) {
        Experiences.requireFinite(experience.rollout());
      } else {
        Require.that(
            lesson instanceof Lesson.Judgement,
            "lesson (%s) must be Experience or Judgement",
            lesson.getClass().getSimpleName());
      }
    }
    int signals = 0;
    double sum = 0;
    for (Lesson<O, A> lesson : lessons) {
      if (lesson instanceof Lesson.Experience<O, A> experience) {
        follow(experience.rollout());
      } else if (lesson instanceof Lesson.Judgement<O, A> judgement
          && judgement.query() instanceof Query.Watch<O, A> watch
          && judgement.feedback() instanceof Signal signal) {
        hear(watch.segment(), signal);
        signals++;
        sum += signal.value();
      }
    }
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("signals", (double) signals);
    if (signals > 0) {
      metrics.put("signal_mean", sum / signals);
    }
    report(metrics);
    return new Metrics(metrics);
  }

  /** Fills {@link #seen} with what was acted on in a step of a segment. */
  final void look(Segment<O, A> segment, int step) {
    spec.observations().write(segment.observations().get(step), seen, 0);
  }

  /** What was done in a step of a segment, flat; good until the next call. */
  final float[] done(Segment<O, A> segment, int step) {
    spec.actions().write(segment.actions().get(step), done, 0);
    return done;
  }
}
