package org.plaudit.agents.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Features;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.WithMask;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/**
 * What a reward model reads of one step: the features of the observation, then those of the action
 * if the reward may depend on it.
 */
public final class StepFeatures<O, A> {
  private final Space<O> observations;
  private final Space<A> actions;
  private final int seen;
  private final int done;

  /**
   * @param withActions whether the reward may depend on the action, not only on what was seen
   */
  public StepFeatures(EnvSpec<O, A> spec, boolean withActions) {
    this.observations = spec.observations();
    this.actions = spec.actions();
    this.seen = Features.size(observations);
    this.done = withActions ? Features.size(actions) : 0;
  }

  /** Numbers for one step. */
  public int size() {
    return seen + done;
  }

  /** What each number is, as in {@code observation[2]} or {@code action=1}. */
  public List<String> names() {
    List<String> names = new ArrayList<>(names("observation", observations, seen));
    names.addAll(names("action", actions, done));
    return List.copyOf(names);
  }

  private static List<String> names(String what, Space<?> space, int size) {
    if (space instanceof WithMask<?> masked) {
      return names(what, masked.inner(), size);
    }
    if (space instanceof Discrete discrete) {
      return IntStream.range(0, size).mapToObj(i -> what + "=" + (discrete.start() + i)).toList();
    }
    return size == 1
        ? List.of(what)
        : IntStream.range(0, size).mapToObj(i -> what + "[" + i + "]").toList();
  }

  /** (length, size). */
  public float[] of(Segment<O, A> segment) {
    float[] features = new float[segment.length() * size()];
    float[] flat = new float[Math.max(observations.width(), actions.width())];
    for (int t = 0; t < segment.length(); t++) {
      observations.write(segment.observations().get(t), flat, 0);
      Features.write(observations, flat, 0, features, t * size());
      if (done > 0) {
        actions.write(segment.actions().get(t), flat, 0);
        Features.write(actions, flat, 0, features, t * size() + seen);
      }
    }
    return features;
  }

  /** (rows, size). */
  public float[] of(Rollout rollout) {
    int rows = rollout.rows();
    float[] features = new float[rows * size()];
    for (int row = 0; row < rows; row++) {
      Features.write(
          observations,
          rollout.observations(),
          row * rollout.observationWidth(),
          features,
          row * size());
      if (done > 0) {
        Features.write(
            actions, rollout.actions(), row * rollout.actionWidth(), features, row * size() + seen);
      }
    }
    return features;
  }
}
