package org.plaudit.agents.reward;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.core.BadInput;
import org.plaudit.core.Require;
import org.plaudit.core.Suggest;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.feedback.Feedback.Answers;
import org.plaudit.core.feedback.Feedback.Rating;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Segment;

/**
 * Reward learned from surveys: a network with one output for each objective that is asked about
 * (helpful, harmless, honest), fitted to the ratings of each by ordered logit as in {@link
 * Ordinal}, and weighted into one reward.
 *
 * <p>Before they are weighted, the objectives are brought to the same deviation over the judged
 * steps, so that a weight is not also one for how much raters agree. What they are taken for is
 * what surveys ask about; {@code weights} must name such objectives, and those that it leaves out
 * weigh 0. Without weights all weigh the same. A fit begins from scratch; ensemble, bootstrap,
 * metrics and scale are those of {@link BradleyTerry}.
 */
public final class ObjectiveHeads<O, A> extends EnsembleReward<O, A> {
  private final Options options;
  private Scales scales = new Scales();
  private double steps;
  private float[] view = {1};

  /** How it is fitted. */
  public record Options(
      @Doc(
              "what each objective counts in the reward, as in {helpful: 2, harmless: 1}; all alike if"
                  + " empty")
          Map<String, Object> weights,
      @Doc("the networks") Ensemble ensemble,
      @Doc("whether a rating is about the mean of a segment's steps, rather than their sum")
          boolean perStep,
      @Doc("what only tests the model") Holdout holdout) {
    public Options {
      weights = Collections.unmodifiableMap(new TreeMap<>(weights));
      for (Map.Entry<String, Object> weight : weights.entrySet()) {
        Require.that(
            weight.getValue() instanceof Number number && Double.isFinite(number.doubleValue()),
            "weights: %s (%s) must be a finite number. Maybe 1.",
            weight.getKey(),
            weight.getValue());
      }
      Require.that(
          weights.isEmpty()
              || weights.values().stream().anyMatch(w -> ((Number) w).doubleValue() != 0),
          "weights %s must not all be 0. Maybe leave them out.",
          weights);
    }

    public static Options defaults() {
      return new Options(Map.of(), Ensemble.fromScratch(), true, Holdout.none());
    }

    double weight(String objective) {
      return weights.isEmpty() ? 1 : ((Number) weights.getOrDefault(objective, 0.0)).doubleValue();
    }
  }

  public ObjectiveHeads(Options options, EnvSpec<O, A> spec, Seed seed) {
    super(options.ensemble(), options.holdout(), spec, seed);
    this.options = options;
    restart(1, this::criteria);
  }

  /** Makes such models. */
  public static Factory factory(Options options) {
    return new Factory() {
      @Override
      public Set<Class<? extends Feedback>> feedback() {
        return Set.of(Answers.class);
      }

      @Override
      public <O, A> RewardModel<O, A> create(EnvSpec<O, A> spec, Seed seed) {
        return new ObjectiveHeads<>(options, spec, seed);
      }
    };
  }

  /** What surveys have asked about so far, in order. */
  public List<String> objectives() {
    return scales.about();
  }

  @Override
  public Metrics fit(List<Judgement<O, A>> judgements) {
    Scales found = new Scales();
    int longest = 0;
    for (Judgement<O, A> judgement : judgements) {
      if (judgement.query() instanceof Query.Survey<O, A> survey
          && judgement.feedback() instanceof Answers answers) {
        List<Rating> ratings = ratings(survey, answers);
        for (int i = 0; i < ratings.size(); i++) {
          found.add(survey.questions().get(i).about(), ratings.get(i));
        }
        longest = Math.max(longest, survey.segment().length());
      }
    }
    Holdout.Parts parts = part(read(judgements, found));
    if (parts.train().isEmpty()) {
      return Metrics.none();
    }
    known(found.about());
    scales = found;
    steps = options.perStep() ? longest : 0;
    normalize(parts);
    restart(scales.about().size(), this::criteria);
    for (RewardMember member : members()) {
      member.train(parts.train(), ensemble().steps(), 0);
    }
    List<List<float[]>> outputs = outputs(parts.train());
    weigh(outputs);
    standardize(outputs);
    return measure(parts);
  }

  private static <O, A> List<Rating> ratings(Query.Survey<O, A> survey, Answers answers) {
    if (answers.ratings().size() != survey.questions().size()) {
      throw new BadInput(
          "survey %d asks %d questions, but has %d answers. Maybe the log mixes two runs."
              .formatted(survey.id(), survey.questions().size(), answers.ratings().size()));
    }
    return answers.ratings();
  }

  private void known(List<String> objectives) {
    for (String objective : options.weights().keySet()) {
      if (!objectives.contains(objective)) {
        throw new BadInput(
            "weights names %s, but surveys ask about %s.%s"
                .formatted(
                    objective,
                    String.join(", ", objectives),
                    Suggest.maybe(objective, objectives)));
      }
    }
  }

  private List<Criterion> criteria(Parameters parameters) {
    return scales.criteria(parameters, steps, features().size());
  }

  private List<Judged> read(List<Judgement<O, A>> judgements, Scales found) {
    List<Judged> read = new ArrayList<>();
    for (Judgement<O, A> judgement : judgements) {
      if (judgement.query() instanceof Query.Survey<O, A> survey
          && judgement.feedback() instanceof Answers answers) {
        for (int i = 0; i < answers.ratings().size(); i++) {
          Rating rating = answers.ratings().get(i);
          int kind = found.kind(survey.questions().get(i).about(), rating.scale().id());
          read.add(Judged.named(judgement, kind, rating.level(), features(), survey.segments()));
        }
      }
    }
    return read;
  }

  /** Sets what each output counts: its weight over its deviation, in the mean one's unit. */
  private void weigh(List<List<float[]>> outputs) {
    int heads = scales.about().size();
    double[] scale = new double[heads];
    double deviations = 0;
    double total = 0;
    for (int head = 0; head < heads; head++) {
      float[] only = new float[heads];
      only[head] = 1;
      scale[head] = standard(outputs, member -> only).scale();
      deviations += 1 / scale[head] / heads;
      total += Math.abs(options.weight(scales.about().get(head)));
    }
    view = new float[heads];
    for (int head = 0; head < heads; head++) {
      double weight = options.weight(scales.about().get(head)) / total;
      view[head] = (float) (weight * scale[head] * deviations);
    }
  }

  @Override
  protected float[] view(int member) {
    return view;
  }

  /** Return of the segment by one objective alone, according to each member; in nats. */
  public double[] returns(Segment<O, A> segment, String objective) {
    int head = scales.about().indexOf(objective);
    Require.that(
        head >= 0, "objective (%s) must be one of %s", objective, String.join(", ", objectives()));
    float[] only = new float[view.length];
    only[head] = 1;
    return returns(segment, member -> only);
  }

  @Override
  public void save(DataOutput out) throws IOException {
    scales.save(out);
    out.writeDouble(steps);
    for (float weight : view) {
      out.writeFloat(weight);
    }
    super.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    scales = Scales.load(in);
    steps = in.readDouble();
    view = new float[Math.max(1, scales.about().size())];
    for (int i = 0; i < view.length; i++) {
      view[i] = in.readFloat();
    }
    restart(view.length, this::criteria);
    super.load(in);
  }
}
