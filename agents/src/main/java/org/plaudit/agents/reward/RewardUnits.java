package org.plaudit.agents.reward;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.plaudit.agents.policy.RunningStatistics;
import org.plaudit.core.Saves;

/**
 * The unit in which a learner gets a learned reward: mean 0 and deviation 1 over the judged steps,
 * so that its size depends neither on the noise of the answers nor on the model.
 */
public final class RewardUnits implements Saves {
  private double shift;
  private double scale = 1;

  /** Takes the unit from what a model gives to the judged steps. */
  public void measure(float[] rewards) {
    RunningStatistics statistics = new RunningStatistics(1);
    statistics.add(rewards, rewards.length);
    shift = statistics.mean(0);
    // A model that sees no difference anywhere must not have its rounding blown up to one.
    scale = statistics.deviation(0) > 1e-6 ? 1 / statistics.deviation(0) : 1;
  }

  /** A model's own reward in this unit. */
  public float of(double reward) {
    return (float) ((reward - shift) * scale);
  }

  /** A deviation or difference of a model's own rewards in this unit. */
  public float ofSpread(double spread) {
    return (float) (spread * scale);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(shift);
    out.writeDouble(scale);
  }

  @Override
  public void load(DataInput in) throws IOException {
    shift = in.readDouble();
    scale = in.readDouble();
  }
}
