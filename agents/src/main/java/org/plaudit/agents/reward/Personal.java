package org.plaudit.agents.reward;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback.Preference;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

/**
 * A reward for each rater, learned from comparisons: r(x) = f_0(x) + u . (f_1(x), ..., f_K(x)), one
 * network f for all and a vector u for each person (the low-rank form of personal rewards,
 * arXiv:2503.06358, arXiv:2504.14439). The vectors have a normal prior, so that somebody of whom
 * little is known is taken to be like the others. {@link #of} gives one person's reward; the model
 * itself, and {@code of} somebody unknown, that of the mean person.
 *
 * <p>Removing a rater and fitting again gives, to the last bit, what there would be if that rater
 * had never been. For that a fit begins from scratch, knows nothing of earlier fits, and puts the
 * judgements in an order of their own; what is drawn at random for a judgement or a person hangs on
 * the names of rater and segments, not on the numbers of queries, which shift when somebody is
 * missing, nor on how many raters there are.
 *
 * <p>Ensemble, bootstrap, metrics and scale are those of {@link BradleyTerry}, each person's reward
 * being scaled for itself; a rater held out is judged by the mean person.
 */
public final class Personal<O, A> extends EnsembleReward<O, A> {
  private static final int KIND = 0;

  private final Options options;
  private final Map<String, Standard> standards = new TreeMap<>();
  private int judgements = 1;
  private List<float[]> views = List.of();

  /** How it is fitted. */
  public record Options(
      @Doc("numbers that make a person's vector, at least 1") int width,
      @Doc("precision of the prior on each of them, at least 0: large values make people alike")
          double prior,
      @Doc("chance that an answer is the opposite of what was meant, in [0, 0.5)") double mistake,
      @Doc("the networks") Ensemble ensemble,
      @Doc("what only tests the model") Holdout holdout) {
    public Options {
      Require.that(width >= 1, "width (%d) must be at least 1. Maybe 4.", width);
      Require.that(prior >= 0, "prior (%s) must not be negative. Maybe 1.", prior);
      Require.that(
          mistake >= 0 && mistake < 0.5, "mistake (%s) must lie in [0, 0.5). Maybe 0.1.", mistake);
    }

    public static Options defaults() {
      return new Options(4, 1, 0.05, Ensemble.fromScratch(), Holdout.none());
    }
  }

  public Personal(Options options, EnvSpec<O, A> spec, Seed seed) {
    super(options.ensemble(), options.holdout(), spec, seed);
    this.options = options;
    reset();
  }

  /** Makes such models. */
  public static Factory factory(Options options) {
    return new Factory() {
      @Override
      public <O, A> RewardModel<O, A> create(EnvSpec<O, A> spec, Seed seed) {
        return new Personal<>(options, spec, seed);
      }
    };
  }

  /** Those of whom something is known, in order. */
  public List<String> raters() {
    return List.copyOf(standards.keySet());
  }

  @Override
  public Metrics fit(List<Judgement<O, A>> all) {
    Holdout.Parts parts = part(read(all));
    if (parts.train().isEmpty()) {
      return Metrics.none();
    }
    standards.clear();
    for (String rater :
        new TreeSet<>(parts.train().stream().map(Judged::rater).collect(Collectors.toSet()))) {
      standards.put(rater, new Standard(0, 1));
    }
    judgements = parts.train().size();
    normalize(parts);
    reset();
    for (RewardMember member : members()) {
      member.train(parts.train(), ensemble().steps(), 0);
    }
    meet();
    List<List<float[]>> outputs = outputs(parts.train());
    standardize(outputs);
    standards.replaceAll(
        (rater, old) -> standard(outputs, member -> people(members().get(member)).view(rater)));
    return measure(parts);
  }

  /** As if nothing had ever been learned of the raters who are known now. */
  private void reset() {
    restart(1 + options.width(), this::criteria);
    meet();
  }

  private List<Criterion> criteria(Parameters parameters) {
    return standards.isEmpty()
        ? List.of()
        : List.of(
            new PersonalCriterion(
                parameters,
                raters(),
                options.width(),
                options.prior() / judgements,
                options.mistake(),
                // The members' vectors may start alike: their networks differ.
                seed().child("people")));
  }

  /** Notes the mean person as each member sees them. */
  private void meet() {
    views = new ArrayList<>();
    for (RewardMember member : members()) {
      if (standards.isEmpty()) {
        float[] shared = new float[1 + options.width()];
        shared[0] = 1;
        views.add(shared);
      } else {
        views.add(people(member).meanView());
      }
    }
  }

  private static PersonalCriterion people(RewardMember member) {
    return (PersonalCriterion) member.criterion(KIND);
  }

  /** In an order that does not depend on when or of whom else was asked. */
  private List<Judged> read(List<Judgement<O, A>> all) {
    List<Judged> read = new ArrayList<>();
    for (Judgement<O, A> judgement : all) {
      if (judgement.query() instanceof Query.Compare<O, A> compare
          && judgement.feedback() instanceof Preference preference) {
        int answer = ComparisonCriterion.answer(preference.choice());
        read.add(Judged.named(judgement, KIND, answer, features(), compare.segments()));
      }
    }
    Comparator<SegmentId> order = Comparator.naturalOrder();
    read.sort(
        Comparator.comparing(Judged::rater)
            .thenComparing(judged -> judged.ids().get(0), order)
            .thenComparing(judged -> judged.ids().get(1), order)
            .thenComparing(Judged::answer));
    return read;
  }

  @Override
  protected float[] view(int member) {
    return views.get(member);
  }

  /** The reward of that rater, as of the last fit; of the mean one if that one is not known. */
  @Override
  public RewardModel<O, A> of(String rater) {
    return standards.containsKey(rater) ? new Person(rater) : this;
  }

  /** One rater's reward; it is learned with everybody else's. */
  private final class Person implements RewardModel<O, A> {
    private final String rater;

    Person(String rater) {
      this.rater = rater;
    }

    private float[] view(int member) {
      return standards.containsKey(rater)
          ? people(members().get(member)).view(rater)
          : Personal.this.view(member);
    }

    private Standard standard() {
      return standards.getOrDefault(rater, ofAll());
    }

    @Override
    public void rewards(Rollout rollout, float[] into) {
      Personal.this.rewards(rollout, this::view, standard(), into);
    }

    @Override
    public void spread(Rollout rollout, float[] into) {
      Personal.this.spread(rollout, this::view, standard(), into);
    }

    @Override
    public double[] returns(Segment<O, A> segment) {
      return Personal.this.returns(segment, this::view);
    }

    @Override
    public RewardModel<O, A> of(String other) {
      return Personal.this.of(other);
    }

    @Override
    public Metrics fit(List<Judgement<O, A>> all) {
      return Personal.this.fit(all);
    }

    @Override
    public void save(DataOutput out) throws IOException {
      Personal.this.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
      Personal.this.load(in);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeInt(judgements);
    out.writeInt(standards.size());
    for (Map.Entry<String, Standard> known : standards.entrySet()) {
      out.writeUTF(known.getKey());
      out.writeDouble(known.getValue().shift());
      out.writeDouble(known.getValue().scale());
    }
    super.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    judgements = in.readInt();
    standards.clear();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      standards.put(in.readUTF(), new Standard(in.readDouble(), in.readDouble()));
    }
    reset();
    super.load(in);
    meet();
  }
}
