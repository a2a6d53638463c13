package org.plaudit.agents.reward;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.plaudit.agents.nn.Activation;
import org.plaudit.agents.nn.Adam;
import org.plaudit.agents.nn.FrozenMlp;
import org.plaudit.agents.nn.Mlp;
import org.plaudit.agents.nn.Parameters;
import org.plaudit.agents.nn.Tape;
import org.plaudit.agents.nn.Tensor;
import org.plaudit.core.Saves;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;

/**
 * One network of an ensemble, what else it learns, and its share of the data: each judgement counts
 * a Poisson(1) number of times, the same at every fit (a bootstrap that stays as it is when more
 * judgements come). What it has never seen is what it is measured on.
 */
public final class RewardMember implements Saves {
  /** Parameters whose names begin so are the network's; only they decay. */
  private static final String NETWORK = "reward";

  private final Ensemble options;
  private final int features;
  private final int outputs;
  private final Seed seed;
  private final Parameters parameters = new Parameters();
  private final Mlp network;
  private final List<Criterion> criteria;
  private final Adam adam;
  private final Tape tape = new Tape(parameters);
  private FrozenMlp frozen;

  /** What {@link #times} has drawn for the judgements of this fit: naming a stream is not cheap. */
  private final Map<Judged, Integer> counts = new HashMap<>();

  /**
   * @param outputs of the network: 1, or as many as each criterion reads sums
   * @param criteria makes them, by the kind of judgement; may add parameters of their own
   */
  RewardMember(
      Ensemble options,
      int features,
      int outputs,
      Seed seed,
      Function<Parameters, List<Criterion>> criteria) {
    this.options = options;
    this.features = features;
    this.outputs = outputs;
    this.seed = seed;
    List<Integer> sizes = new ArrayList<>();
    sizes.add(features);
    sizes.addAll(options.hidden());
    sizes.add(outputs);
    this.network =
        Mlp.uniform(
            parameters,
            NETWORK,
            new Mlp.Shape(sizes, Activation.TANH, Activation.IDENTITY),
            seed.child("weights").generator());
    this.criteria = criteria.apply(parameters);
    this.adam =
        new Adam(
            parameters,
            Adam.Options.of(options.learningRate()).withWeightDecay(options.weightDecay()),
            parameter -> parameter.name().startsWith(NETWORK));
    this.frozen = network.frozen();
  }

  /** Fits to this member's share of the judgements; {@code round} counts the calls from 0. */
  public void train(List<Judged> judgements, int steps, long round) {
    train(judgements, steps, round, PseudoLabels.none());
  }

  /** The same, on guesses about unjudged segments besides. */
  void train(List<Judged> judgements, int steps, long round, PseudoLabels pseudo) {
    counts.clear();
    List<Judged> share = new ArrayList<>();
    for (Judged judged : judgements) {
      int times = times(judged);
      for (int i = 0; i < times; i++) {
        share.add(judged);
      }
    }
    Pcg64 rng = seed.child("order").child(round).generator();
    Pcg64 crops = seed.child("crops").child(round).generator();
    int size = Math.min(options.batch(), share.size());
    int[] order = {};
    int next = 0;
    for (int step = 0; step < steps && size > 0; step++) {
      if (next + size > order.length) {
        order = rng.permutation(share.size());
        next = 0;
      }
      List<Judged> batch = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        batch.add(pseudo.cropped(share.get(order[next++]), features, crops));
      }
      tape.reset();
      Tensor loss = loss(batch);
      if (pseudo.isOn()) {
        frozen = network.frozen();
        int drawn = pseudo.drawn(size);
        List<Judged> guesses = pseudo.confident(this, drawn, crops);
        if (!guesses.isEmpty()) {
          double weight = pseudo.weight() * guesses.size() / drawn;
          loss = tape.add(loss, tape.scale(loss(guesses), weight));
        }
      }
      tape.backward("reward loss", loss);
      adam.step();
    }
    frozen = network.frozen();
  }

  /** How often a judgement counts here: Poisson(1), the same at every fit. */
  public int times(Judged judged) {
    return counts.computeIfAbsent(judged, this::draw);
  }

  private int draw(Judged judged) {
    double left = judged.name(seed.child("bag")).generator().nextDouble();
    double probability = Math.exp(-1);
    int times = 0;
    while (left >= probability && times < 10) {
      left -= probability;
      times++;
      probability /= times;
    }
    return times;
  }

  /** The mean over the batch, whose judgements may be of several kinds. */
  private Tensor loss(List<Judged> batch) {
    Map<Integer, List<Judged>> kinds = new TreeMap<>();
    for (Judged judged : batch) {
      kinds.computeIfAbsent(judged.kind(), kind -> new ArrayList<>()).add(judged);
    }
    List<Tensor> losses = new ArrayList<>();
    kinds.forEach(
        (kind, members) -> {
          Tensor loss = loss(criteria.get(kind), members);
          losses.add(
              members.size() == batch.size()
                  ? loss
                  : tape.scale(loss, (double) members.size() / batch.size()));
        });
    Tensor total = losses.get(0);
    for (Tensor further : losses.subList(1, losses.size())) {
      total = tape.add(total, further);
    }
    return total;
  }

  private Tensor loss(Criterion criterion, List<Judged> batch) {
    int slots = 0;
    int longest = 0;
    for (Judged judged : batch) {
      slots = Math.max(slots, judged.segments().size());
      for (float[] segment : judged.segments()) {
        longest = Math.max(longest, segment.length / features);
      }
    }
    int sums = criterion.sums(batch);
    int rows = batch.size() * slots * longest;
    // A judgement's steps lie together, segment by segment, padded with weight 0, so that summing
    // up runs of rows gives its weighted sums.
    Tensor steps = tape.input(rows, features);
    Tensor weights = tape.input(rows, sums);
    for (int i = 0; i < batch.size(); i++) {
      Judged judged = batch.get(i);
      for (int slot = 0; slot < judged.segments().size(); slot++) {
        float[] segment = judged.segments().get(slot);
        int row = (i * slots + slot) * longest;
        System.arraycopy(segment, 0, steps.values(), row * features, segment.length);
        for (int column = 0; column < sums; column++) {
          float weight = criterion.weight(judged, slot, column);
          for (int t = row; t < row + segment.length / features; t++) {
            weights.values()[t * sums + column] = weight;
          }
        }
      }
    }
    Tensor weighted = tape.mul(weights, network.forward(tape, steps));
    return criterion.loss(tape, tape.sumRowGroups(weighted, slots * longest), batch);
  }

  /** Counts how well judgements are predicted, each as often as {@code times} says. */
  void score(List<Judged> judgements, Function<Judged, Integer> times, Predictions tally) {
    for (Judged judged : judgements) {
      int count = times.apply(judged);
      if (count > 0) {
        double[] sums = sums(judged);
        for (int i = 0; i < count; i++) {
          criteria.get(judged.kind()).score(judged, sums, tally);
        }
      }
    }
  }

  /** The sums that the judgement's criterion reads. */
  public double[] sums(Judged judged) {
    Criterion criterion = criteria.get(judged.kind());
    double[] sums = new double[criterion.sums(List.of(judged))];
    for (int slot = 0; slot < judged.segments().size(); slot++) {
      double[] totals = totals(judged.segments().get(slot));
      for (int column = 0; column < sums.length; column++) {
        sums[column] += criterion.weight(judged, slot, column) * totals[outputs == 1 ? 0 : column];
      }
    }
    return sums;
  }

  /** Each output's sum over the steps of a segment, given as (length, features). */
  private double[] totals(float[] segment) {
    int rows = segment.length / features;
    float[] out = new float[rows * outputs];
    outputs(segment, rows, out);
    double[] totals = new double[outputs];
    for (int i = 0; i < out.length; i++) {
      totals[i % outputs] += out[i];
    }
    return totals;
  }

  /**
   * What the network says of each step, in nats.
   *
   * @param normalized (rows, features)
   * @param into (rows, outputs), overwritten
   */
  void outputs(float[] normalized, int rows, float[] into) {
    frozen.forward(normalized, 0, rows, into, 0);
  }

  /** How many outputs it has. */
  int outputs() {
    return outputs;
  }

  /** By the kind of judgement. */
  Criterion criterion(int kind) {
    return criteria.get(kind);
  }

  /** Everything it learns, by name. */
  Parameters parameters() {
    return parameters;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    parameters.save(out);
    adam.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    parameters.load(in);
    adam.load(in);
    frozen = network.frozen();
  }
}
