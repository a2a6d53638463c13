package org.plaudit.agents;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.core.env.Ending;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Ledger;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

/** Segments with planted rewards, and the ledger that knows them. */
public final class Segments implements Ledger {
  private final Map<SegmentId, List<Double>> rewards = new HashMap<>();
  private long clock;

  /** A segment whose observations do not matter. */
  public Segment<Vec, Integer> earning(double... trueRewards) {
    List<Vec> observations = Collections.nCopies(trueRewards.length + 1, Vec.of(0f));
    return of(observations, Collections.nCopies(trueRewards.length, 0), trueRewards);
  }

  public Segment<Vec, Integer> of(
      List<Vec> observations, List<Integer> actions, double... trueRewards) {
    SegmentId id = new SegmentId(1, 0, clock, trueRewards.length);
    clock += trueRewards.length;
    List<Double> list = new ArrayList<>();
    for (double reward : trueRewards) {
      list.add(reward);
    }
    rewards.put(id, List.copyOf(list));
    return new Segment<>(id, observations, actions, Ending.RUNNING);
  }

  public Query<Vec, Integer> compare(double[] first, double[] second) {
    return new Query.Compare<>(0, earning(first), earning(second));
  }

  @Override
  public List<Double> rewards(SegmentId id) {
    return rewards.get(id);
  }
}
