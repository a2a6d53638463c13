package org.plaudit.experiments.learning;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.Arrays;
import java.util.List;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/** A reward model to which everything is equally good, whatever people say. */
final class Indifferent<O, A> implements RewardModel<O, A> {
  record Options(double reward) {}

  /** Offers it under the id {@code indifferent}. */
  static final class Offering implements Plugin {
    @Override
    public List<Entry<RewardModel.Factory>> rewards() {
      return List.of(
          Entry.of("indifferent", "Likes everything", new Options(1), Indifferent::factory));
    }
  }

  private final Options options;

  private Indifferent(Options options) {
    this.options = options;
  }

  private static Factory factory(Options options) {
    return new Factory() {
      @Override
      public <O, A> RewardModel<O, A> create(EnvSpec<O, A> spec, Seed seed) {
        return new Indifferent<>(options);
      }
    };
  }

  @Override
  public Metrics fit(List<Judgement<O, A>> judgements) {
    return Metrics.none();
  }

  @Override
  public void rewards(Rollout rollout, float[] into) {
    Arrays.fill(into, 0, rollout.rows(), (float) options.reward());
  }

  @Override
  public double[] returns(Segment<O, A> segment) {
    return new double[] {options.reward() * segment.length()};
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
