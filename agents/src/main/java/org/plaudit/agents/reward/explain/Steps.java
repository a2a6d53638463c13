package org.plaudit.agents.reward.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Space;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.StepRewards;

/**
 * Steps as rows of numbers: what was seen, then what was done, each in its flat form. Whatever
 * coordinates two rows exchange, the result can still be read: a category stays a category.
 */
final class Steps<O, A> {
  private final Space<O> observations;
  private final Space<A> actions;

  Steps(EnvSpec<O, A> spec) {
    this.observations = spec.observations();
    this.actions = spec.actions();
  }

  /** Coordinates in a row. */
  int width() {
    return observations.width() + actions.width();
  }

  /** What each coordinate is. */
  List<String> names() {
    List<String> names = new ArrayList<>(names("observation", observations.width()));
    names.addAll(names("action", actions.width()));
    return List.copyOf(names);
  }

  private static List<String> names(String what, int width) {
    return width == 1
        ? List.of(what)
        : IntStream.range(0, width).mapToObj(i -> what + "[" + i + "]").toList();
  }

  /** (length, width). */
  float[] of(Segment<O, A> segment) {
    float[] rows = new float[segment.length() * width()];
    for (int t = 0; t < segment.length(); t++) {
      int at = t * width();
      observations.write(segment.observations().get(t), rows, at);
      actions.write(segment.actions().get(t), rows, at + observations.width());
    }
    return rows;
  }

  /**
   * The reward of each row.
   *
   * @param rows (count, width)
   */
  float[] rewards(StepRewards model, float[] rows) {
    int count = rows.length / width();
    int seen = observations.width();
    int done = actions.width();
    float[] o = new float[count * seen];
    float[] a = new float[count * done];
    for (int row = 0; row < count; row++) {
      System.arraycopy(rows, row * width(), o, row * seen, seen);
      System.arraycopy(rows, row * width() + seen, a, row * done, done);
    }
    Ending[] endings = new Ending[count];
    Arrays.fill(endings, Ending.RUNNING);
    float[] rewards = new float[count];
    model.rewards(new Rollout(count, 1, o, a, o, new float[count], endings), rewards);
    return rewards;
  }

  double sum(StepRewards model, float[] rows) {
    double sum = 0;
    for (float reward : rewards(model, rows)) {
      sum += reward;
    }
    return sum;
  }
}
