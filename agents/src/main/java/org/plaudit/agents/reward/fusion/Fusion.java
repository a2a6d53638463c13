package org.plaudit.agents.reward.fusion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plaudit.agents.policy.RunningStatistics;
import org.plaudit.agents.reward.Criterion;
import org.plaudit.agents.reward.Ensemble;
import org.plaudit.agents.reward.EnsembleReward;
import org.plaudit.agents.reward.Holdout;
import org.plaudit.agents.reward.Judged;
import org.plaudit.agents.reward.RewardMember;
import org.plaudit.agents.reward.text.Sentiment;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.learn.Lesson.Judgement;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;

/**
 * One reward behind many ways of answering. Every segment has a quality, the mean of what a network
 * says of its steps; every {@link Medium} has a likelihood of its answers given that quality, with
 * parameters of its own ({@link Emission}). Networks and parameters are found by maximum
 * likelihood, one in turn for the other held fixed (as raters and their reliability are in Raykar
 * et al. 2010, JMLR 11:1297):
 *
 * <ol>
 *   <li>Networks learn, by least squares, what answers are conventionally taken to mean, which
 *       decides which end of quality is the good one.
 *   <li>The parameters of each medium are fitted to the qualities that the networks give to what
 *       they have not seen; else a network that knows its answers by heart would take noise for
 *       truth.
 *   <li>Networks begin anew, and learn by climbing the sum of all log-likelihoods. Back to 2.
 * </ol>
 *
 * <p>A lone medium has nothing to be weighed against: it means what it is taken to mean.
 *
 * <p>Comparisons set the size of the reward in nats; without any, one deviation of quality among
 * the judged segments counts as one nat. Where no medium tells anything, all rewards are equal.
 * Ensemble, bootstrap, metrics and scale are those of {@link
 * org.plaudit.agents.reward.BradleyTerry}; the accuracy is that of the comparisons. There are also
 * {@code reliability_MEDIUM} in [0, 1) for each medium that was used, as {@link
 * Emission#reliability} says.
 */
public final class Fusion<O, A> extends EnsembleReward<O, A> {

  /** How it is fitted. */
  public record Options(
      @Doc("the networks; their steps are each round's, their batch grows where segments are short")
          Ensemble ensemble,
      @Doc("rounds of fitting media and reward in turn, at least 1; a lone medium takes none")
          int rounds) {
    public Options {
      Require.that(rounds >= 1, "rounds (%d) must be at least 1. Maybe 2.", rounds);
    }

    public static Options defaults() {
      return new Options(Ensemble.brief(), 2);
    }
  }

  /** Less deviation of quality is none. */
  private static final double LEAST = 1e-6;

  /**
   * Steps of behaviour in a batch, at least: single moves are many, and each is soon gone through.
   */
  private static final int BATCH = 256;

  private static final double ABSENT = -1;

  private final Options options;
  private final Sentiment sentiment;
  private final Map<Medium, Double> reliabilities = new EnumMap<>(Medium.class);
  private float nats;

  public Fusion(Options options, EnvSpec<O, A> spec, Sentiment sentiment, Seed seed) {
    super(options.ensemble(), Holdout.none(), spec, seed);
    this.options = options;
    this.sentiment = sentiment;
    restart(1, parameters -> List.of());
  }

  /** Makes such models. */
  public static Factory factory(Options options) {
    return new Factory() {
      @Override
      public Set<Class<? extends Feedback>> feedback() {
        return Set.of(
            Feedback.Preference.class,
            Feedback.Rating.class,
            Feedback.Signal.class,
            Feedback.Sign.class,
            Feedback.Implicit.class,
            Feedback.Comment.class);
      }

      @Override
      public <O, A> RewardModel<O, A> create(EnvSpec<O, A> spec, Seed seed) {
        return new Fusion<>(options, spec, Sentiment.shipped(), seed);
      }
    };
  }

  @Override
  public Metrics fit(List<Judgement<O, A>> judgements) {
    Gathered<O, A> gathered = new Gathered<>(features(), sentiment);
    gathered.add(judgements);
    Holdout.Parts parts = part(gathered.judged());
    List<Judged> answers = parts.train();
    if (answers.isEmpty()) {
      return Metrics.none();
    }
    normalize(parts);
    List<Emission> emissions = gathered.emissions();
    double root = Math.sqrt(meanLength(answers));
    learn(answers, emissions, true, root);
    List<double[]> qualities = qualities(answers, emissions);
    boolean understood = agreement(emissions, qualities) > 0;
    listen(emissions, qualities);
    int rounds = emissions.size() > 1 ? options.rounds() : 0;
    for (int round = 0; round < rounds; round++) {
      learn(answers, emissions, false, root);
      qualities = qualities(answers, emissions);
      listen(emissions, qualities);
    }
    reliabilities.clear();
    for (int kind = 0; kind < emissions.size(); kind++) {
      double reliability = emissions.get(kind).reliability(qualities.get(kind));
      reliabilities.put(gathered.media().get(kind), reliability);
    }
    understood &= reliabilities.values().stream().anyMatch(reliability -> reliability > 0);
    nats = understood ? (float) (nats(emissions, qualities) / root) : 0;
    standardize(outputs(answers));
    Metrics metrics = measure(parts);
    for (Map.Entry<Medium, Double> entry : reliabilities.entrySet()) {
      metrics = metrics.and("reliability_" + entry.getKey().word(), entry.getValue());
    }
    return metrics;
  }

  private double meanLength(List<Judged> answers) {
    return answers.stream()
        .flatMap(judged -> judged.segments().stream())
        .mapToInt(steps -> steps.length / features().size())
        .average()
        .orElse(1);
  }

  /** Fits networks to what answers are taken to mean, or to what media are known to be like. */
  private void learn(
      List<Judged> answers, List<Emission> emissions, boolean conventional, double root) {
    List<Criterion> criteria = new ArrayList<>();
    for (Emission emission : emissions) {
      Answered.Slope slope =
          conventional
              ? (answer, quality) -> emission.meaning(answer) - quality
              : (answer, quality) -> emission.slope(answer, quality);
      criteria.add(new Answered(emission, slope, root, features().size()));
    }
    restart(batch(answers), 1, parameters -> criteria);
    for (RewardMember member : members()) {
      member.train(answers, ensemble().steps(), 0);
    }
  }

  /** In judgements. */
  private int batch(List<Judged> answers) {
    int steps =
        answers.stream()
            .flatMap(judged -> judged.segments().stream())
            .mapToInt(segment -> segment.length / features().size())
            .sum();
    return Math.max(ensemble().batch(), (int) ((long) BATCH * answers.size() / steps));
  }

  /** Fits the media's parameters. */
  private static void listen(List<Emission> emissions, List<double[]> qualities) {
    for (int kind = 0; kind < emissions.size(); kind++) {
      emissions.get(kind).fit(qualities.get(kind));
    }
  }

  /** Of each medium's answers, by members that have not learned it if there are any. */
  private List<double[]> qualities(List<Judged> answers, List<Emission> emissions) {
    List<double[]> qualities = new ArrayList<>();
    emissions.forEach(emission -> qualities.add(new double[emission.size()]));
    for (Judged judged : answers) {
      List<RewardMember> all = members();
      List<RewardMember> fresh = all.stream().filter(m -> m.times(judged) == 0).toList();
      qualities.get(judged.kind())[judged.answer()] =
          (fresh.isEmpty() ? all : fresh)
              .stream().mapToDouble(m -> m.sums(judged)[0]).average().orElseThrow();
    }
    return qualities;
  }

  /** How far qualities go with what answers are taken to mean: a sum of covariances. */
  private static double agreement(List<Emission> emissions, List<double[]> qualities) {
    double sum = 0;
    for (int kind = 0; kind < emissions.size(); kind++) {
      double[] quality = qualities.get(kind);
      double mean = Arrays.stream(quality).average().orElse(0);
      for (int i = 0; i < quality.length; i++) {
        sum += emissions.get(kind).meaning(i) * (quality[i] - mean);
      }
    }
    return sum;
  }

  /** Nats for each unit of quality. */
  private static double nats(List<Emission> emissions, List<double[]> qualities) {
    RunningStatistics all = new RunningStatistics(1);
    for (int kind = 0; kind < emissions.size(); kind++) {
      if (emissions.get(kind) instanceof Compared compared && compared.steepness() > 0) {
        return compared.steepness();
      }
      for (double quality : qualities.get(kind)) {
        all.add(new float[] {(float) quality}, 1);
      }
    }
    return 1 / Math.max(LEAST, all.deviation(0));
  }

  /** How reliable each medium was that was used, in [0, 1). */
  public Map<Medium, Double> reliabilities() {
    return Collections.unmodifiableMap(new EnumMap<Medium, Double>(reliabilities));
  }

  @Override
  protected float[] view(int member) {
    return new float[] {nats};
  }

  @Override
  public void save(DataOutput out) throws IOException {
    super.save(out);
    out.writeFloat(nats);
    for (Medium medium : Medium.values()) {
      out.writeDouble(reliabilities.getOrDefault(medium, ABSENT));
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    super.load(in);
    nats = in.readFloat();
    reliabilities.clear();
    for (Medium medium : Medium.values()) {
      double reliability = in.readDouble();
      if (reliability != ABSENT) {
        reliabilities.put(medium, reliability);
      }
    }
  }
}
