package org.plaudit.experiments.run;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.List;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/** The opinion of a run in which no reward is learned: everything is worth nothing. */
final class Flat<O, A> implements RewardModel<O, A> {
  @Override
  public Metrics fit(List<Judgement<O, A>> judgements) {
    return Metrics.none();
  }

  @Override
  public void rewards(Rollout rollout, float[] into) {
    java.util.Arrays.fill(into, 0, rollout.rows(), 0f);
  }

  @Override
  public double[] returns(Segment<O, A> segment) {
    return new double[1];
  }

  @Override
  public void save(DataOutput out) {
    // Nothing is ever fitted.
  }

  @Override
  public void load(DataInput in) {
    // As above.
  }
}
