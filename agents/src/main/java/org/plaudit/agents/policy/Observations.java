package org.plaudit.agents.policy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.plaudit.core.Saves;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.WithMask;

/**
 * How a network reads an observation: a vector of features, perhaps followed by a mask of legal
 * moves; the features perhaps normalised by what was seen so far.
 */
public final class Observations implements Saves {
  private final int features;
  private final int choices;
  private final Optional<RunningStatistics> statistics;

  private Observations(int features, int choices, Optional<RunningStatistics> statistics) {
    this.features = features;
    this.choices = choices;
    this.statistics = statistics;
  }

  /**
   * @param normalize whether features are shifted and scaled to mean 0 and deviation 1
   * @throws IllegalArgumentException unless observations are vectors or masked vectors
   */
  public static Observations of(EnvSpec<?, ?> spec, boolean normalize) {
    unfit(spec)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    Space<?> space = spec.observations();
    int choices = space instanceof WithMask<?> masked ? masked.choices() : 0;
    int features = space.width() - choices;
    return new Observations(
        features,
        choices,
        normalize ? Optional.of(new RunningStatistics(features)) : Optional.empty());
  }

  /** Why a network cannot read this world; empty if it can. */
  public static Optional<String> unfit(EnvSpec<?, ?> spec) {
    Space<?> space = spec.observations();
    Space<?> inner = space instanceof WithMask<?> masked ? masked.inner() : space;
    return inner instanceof Box
        ? Optional.empty()
        : Optional.of(
            "its observations are %s; they must be vectors."
                .formatted(inner.getClass().getSimpleName()));
  }

  /** Features of one observation. */
  public int features() {
    return features;
  }

  /** Moves that the mask of one observation covers; 0 if there is none. */
  public int choices() {
    return choices;
  }

  /** Learns from more observations what is normal; does nothing unless this normalises. */
  public void add(float[] observations, int rows) {
    if (statistics.isPresent()) {
      float[] plain = new float[rows * features];
      float[] masks = new float[rows * choices];
      copy(observations, rows, plain, masks);
      statistics.get().add(plain, rows);
    }
  }

  /**
   * Takes observations apart.
   *
   * @param observations (rows, features + choices)
   * @param into (rows, features), overwritten
   * @param masks (rows, choices), overwritten
   */
  public void split(float[] observations, int rows, float[] into, float[] masks) {
    copy(observations, rows, into, masks);
    statistics.ifPresent(normal -> normal.normalize(into, rows, into));
  }

  private void copy(float[] observations, int rows, float[] into, float[] masks) {
    int width = features + choices;
    for (int row = 0; row < rows; row++) {
      System.arraycopy(observations, row * width, into, row * features, features);
      System.arraycopy(observations, row * width + features, masks, row * choices, choices);
    }
  }

  /** A copy that {@link #add} to this one does not change. */
  public Observations frozen() {
    return new Observations(features, choices, statistics.map(RunningStatistics::copy));
  }

  @Override
  public void save(DataOutput out) throws IOException {
    if (statistics.isPresent()) {
      statistics.get().save(out);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    if (statistics.isPresent()) {
      statistics.get().load(in);
    }
  }
}
