package org.plaudit.agents.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Yardstick;
import org.plaudit.core.trace.Ledger;
import org.plaudit.core.trace.Segment;

/**
 * What can be wanted of a world, measured on a segment: the world's own objectives, and three that
 * every world has, unless it names its own so. Each is placed on [0, 1], its mean over the steps:
 *
 * <ul>
 *   <li>{@code reward}: 0 where the true reward is poor, 1 where it is good, beyond that below and
 *       above;
 *   <li>{@code effort}: how far actions lie from the middle of their range;
 *   <li>{@code calm}: 1 less the share of the range by which actions change from step to step.
 * </ul>
 */
final class Measures<O, A> {
  static final String REWARD = "reward";
  static final String EFFORT = "effort";
  static final String CALM = "calm";

  private final Ledger ledger;
  private final Yardstick yardstick;
  private final Optional<Objectives<O, A>> objectives;
  private final FlatRange<A> actions;
  private final List<String> names;

  Measures(Setting<O, A> setting) {
    ledger = setting.ledger();
    yardstick = setting.yardstick();
    objectives = setting.objectives();
    actions = new FlatRange<>(setting.spec().actions());
    List<String> known = new ArrayList<>();
    objectives.ifPresent(own -> known.addAll(own.objectives()));
    for (String always : List.of(REWARD, EFFORT, CALM)) {
      if (!known.contains(always)) {
        known.add(always);
      }
    }
    names = List.copyOf(known);
  }

  /** The objectives, the world's own first. */
  List<String> names() {
    return names;
  }

  /**
   * The place of each objective, in the order of {@link #names}.
   *
   * @param from the first step that counts, in [0, length)
   */
  double[] places(Segment<O, A> segment, int from) {
    double[] sums = new double[names.size()];
    int steps = segment.length() - from;
    int own = objectives.map(some -> some.objectives().size()).orElse(0);
    double[] measured = new double[own];
    for (int t = from; t < segment.length(); t++) {
      A action = segment.actions().get(t);
      if (objectives.isPresent()) {
        objectives
            .get()
            .measure(
                segment.observations().get(t), action, segment.observations().get(t + 1), measured);
      }
      for (int i = 0; i < own; i++) {
        sums[i] += (measured[i] + 1) / 2;
      }
      for (int i = own; i < sums.length; i++) {
        sums[i] += always(names.get(i), segment, t);
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= steps;
    }
    return sums;
  }

  private double always(String name, Segment<O, A> segment, int t) {
    return switch (name) {
      case REWARD -> yardstick.place(ledger.rewards(segment.id()).get(t));
      case EFFORT -> actions.size(segment.actions().get(t));
      default ->
          t == 0 ? 1 : 1 - actions.apart(segment.actions().get(t), segment.actions().get(t - 1));
    };
  }
}
