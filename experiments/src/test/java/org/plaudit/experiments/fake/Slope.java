package org.plaudit.experiments.fake;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.space.Space;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;

/** The smallest reward model: a reward in proportion to the first number of what follows. */
final class Slope<O, A> implements RewardModel<O, A> {
  record Options(@Doc("learning rate, above 0") double rate) {
    static Options defaults() {
      return new Options(0.05);
    }
  }

  private final Options options;
  private final Space<O> seen;
  private double slope;

  private Slope(Options options, Space<O> seen) {
    this.options = options;
    this.seen = seen;
  }

  static Factory factory(Options options) {
    return new Factory() {
      @Override
      public <O, A> RewardModel<O, A> create(EnvSpec<O, A> spec, Seed seed) {
        return new Slope<>(options, spec.observations());
      }
    };
  }

  @Override
  public Metrics fit(List<Judgement<O, A>> judgements) {
    slope = 0;
    for (Judgement<O, A> judgement : judgements) {
      Feedback.Preference preference =
          judgement
              .feedback()
              .as(Feedback.Preference.class)
              .orElseThrow(() -> new IllegalArgumentException("only preferences teach it"));
      double side =
          switch (preference.choice()) {
            case FIRST -> 1.0;
            case SECOND -> -1.0;
            case TIE, BOTH_BAD -> 0.0;
          };
      List<Segment<O, A>> shown = shown(judgement.query());
      slope += options.rate() * side * (sum(shown.get(0)) - sum(shown.get(1)));
    }
    return Metrics.none().and("slope", slope).and("judgements", judgements.size());
  }

  private List<Segment<O, A>> shown(Query<O, A> query) {
    return query.segments();
  }

  private double sum(Segment<O, A> segment) {
    float[] flat = new float[seen.width()];
    double sum = 0;
    for (int i = 1; i <= segment.length(); i++) {
      seen.write(segment.observations().get(i), flat, 0);
      sum += flat[0];
    }
    return sum;
  }

  @Override
  public void rewards(Rollout rollout, float[] into) {
    for (int row = 0; row < rollout.rows(); row++) {
      into[row] = (float) (slope * rollout.next()[row * rollout.observationWidth()]);
    }
  }

  @Override
  public double[] returns(Segment<O, A> segment) {
    return new double[] {slope * sum(segment)};
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(slope);
  }

  @Override
  public void load(DataInput in) throws IOException {
    slope = in.readDouble();
  }
}
