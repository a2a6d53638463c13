package org.plaudit.agents.policy;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.plaudit.core.Saves;
import org.plaudit.core.trace.Rollout;

/**
 * Divides rewards by the standard deviation of the running discounted return, so that values stay
 * near 1 whatever the task's unit (arXiv:2005.12729, section 2). The mean is left alone: shifting
 * rewards would change what is best.
 */
public final class RewardScale implements Saves {
  private static final float LIMIT = 10;

  private final double discount;
  private final float[] returns;
  private final RunningStatistics statistics = new RunningStatistics(1);

  public RewardScale(double discount, int worlds) {
    this.discount = discount;
    this.returns = new float[worlds];
  }

  /** The rollout with scaled rewards, clipped at 10. */
  public Rollout apply(Rollout rollout) {
    int worlds = rollout.worlds();
    float[] seen = new float[rollout.rows()];
    for (int row = 0; row < seen.length; row++) {
      int world = row % worlds;
      returns[world] = (float) (returns[world] * discount + rollout.rewards()[row]);
      seen[row] = returns[world];
      if (rollout.ending(row).over()) {
        returns[world] = 0;
      }
    }
    statistics.add(seen, seen.length);
    float scale = (float) (1 / (statistics.deviation(0) + 1e-8));
    float[] scaled = new float[seen.length];
    for (int row = 0; row < seen.length; row++) {
      scaled[row] = Math.max(-LIMIT, Math.min(LIMIT, rollout.rewards()[row] * scale));
    }
    return rollout.withRewards(scaled);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    statistics.save(out);
    for (float value : returns) {
      out.writeFloat(value);
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    statistics.load(in);
    for (int world = 0; world < returns.length; world++) {
      returns[world] = in.readFloat();
    }
  }
}
