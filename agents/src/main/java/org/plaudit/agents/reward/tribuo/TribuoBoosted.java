package org.plaudit.agents.reward.tribuo;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.plaudit.agents.policy.TableState;
import org.plaudit.agents.reward.explain.Explanation;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.tribuo.Trainer;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.regression.Regressor;

/**
 * Reward as a sum of small regression trees, by gradient boosting of the answers' likelihood
 * (Friedman 2001, algorithm 1). The loss is Bradley and Terry's on summed rewards, so that the
 * gradient with respect to a step's reward is the error of the comparison its segment stood in:
 * each round a tree is grown to that number over all judged steps, and added with the weight at
 * which the likelihood is largest, shrunk. A rating of q counts as a comparison with what is usual,
 * won with probability q.
 */
public final class TribuoBoosted<O, A> extends TribuoReward<O, A> {

  /** How it is grown. */
  public record Options(
      @Doc("whether the reward may depend on the action, not only on what was seen")
          boolean actions,
      @Doc("trees, at least 1") int rounds,
      @Doc("splits from the root to a leaf at most, at least 1") int depth,
      @Doc("steps in a leaf, at least 1") int leaf,
      @Doc("share of its best weight with which a tree is added, in (0, 1]") double shrinkage,
      @Doc("judged steps in a round, at least 10; of more, as many drawn at random") int rows,
      @Doc("share of the comparisons held out, in [0, 1)") double heldOut) {
    public Options {
      Require.that(rounds >= 1, "rounds (%d) must be at least 1. Maybe 40.", rounds);
      Require.that(depth >= 1, "depth (%d) must be at least 1. Maybe 3.", depth);
      Require.that(leaf >= 1, "leaf (%d) must be at least 1. Maybe 10.", leaf);
      Require.that(
          shrinkage > 0 && shrinkage <= 1,
          "shrinkage (%s) must lie in (0, 1]. Maybe 0.2.",
          shrinkage);
      Require.that(rows >= 10, "rows (%d) must be at least 10. Maybe 3000.", rows);
      Require.that(
          heldOut >= 0 && heldOut < 1, "held_out (%s) must lie in [0, 1). Maybe 0.1.", heldOut);
    }

    public static Options defaults() {
      return new Options(true, 40, 3, 10, 0.2, 3_000, 0.1);
    }
  }

  private static final int NEWTON = 10;

  private final Options options;
  private List<Tree> trees = List.of();
  private double[] weights = {};

  public TribuoBoosted(Options options, EnvSpec<O, A> spec, Seed seed) {
    super(spec, options.actions(), options.heldOut(), seed);
    this.options = options;
  }

  /** Makes such models. */
  public static Factory factory(Options options) {
    return new Factory() {
      @Override
      public Set<Class<? extends Feedback>> feedback() {
        return FEEDBACK;
      }

      @Override
      public <O, A> RewardModel<O, A> create(EnvSpec<O, A> spec, Seed seed) {
        return new TribuoBoosted<>(options, spec, seed);
      }
    };
  }

  @Override
  Trained train(Evidence evidence, Seed seed) {
    trees = List.of();
    weights = new double[0];
    float[] steps = Forestry.steps(evidence);
    Table table = new Table(steps, evidence.columns());
    if (table.constant()) {
      return new Trained("none, since all judged steps are alike", List.of());
    }
    List<Tree> grown = new ArrayList<>();
    List<Double> sizes = new ArrayList<>();
    Map<String, Double> splits = new TreeMap<>();
    double usual = Scores.usual(evidence.marks());
    double[] returns = new double[evidence.size()];
    String how = "";
    for (int round = 0; round < options.rounds(); round++) {
      Seed own = seed.child("round").child(round);
      double[] errors = errors(evidence, returns, usual);
      Trainer<Regressor> trainer =
          Forestry.trainer(options.depth(), options.leaf(), 1, own.child("tree"));
      TreeModel<Regressor> model =
          (TreeModel<Regressor>)
              trainer.train(
                  Forestry.examples(
                      table, steps, evidence, errors, options.rows(), own.child("rows")));
      Tree tree = Tree.of(model.getRoot(), Table.columns(model));
      double[] change = returns(tree, evidence);
      double weight = options.shrinkage() * best(evidence, returns, change, usual);
      for (int i = 0; i < returns.length; i++) {
        returns[i] += weight * change[i];
      }
      grown.add(tree);
      sizes.add(weight);
      top(model, TreeModel.ALL_OUTPUTS)
          .forEach(part -> splits.merge(part.name(), part.amount(), Double::sum));
      how = round == 0 ? Provenances.text(trainer.getProvenance()) : how;
    }
    trees = List.copyOf(grown);
    weights = sizes.stream().mapToDouble(w -> w).toArray();
    return new Trained(
        "%d rounds, shrinkage %s, the first by %s"
            .formatted(options.rounds(), options.shrinkage(), how),
        ranked(splits));
  }

  private static List<Explanation.Part> ranked(Map<String, Double> splits) {
    return splits.entrySet().stream()
        .map(entry -> new Explanation.Part(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingDouble(part -> -part.amount()))
        .toList();
  }

  /** Minus the gradient of the loss with respect to each segment's return. */
  private static double[] errors(Evidence evidence, double[] returns, double usual) {
    double[] errors = new double[returns.length];
    for (Evidence.Pair pair : evidence.pairs()) {
      double margin = returns[pair.first()] - returns[pair.second()];
      double error = pair.target() - Scores.sigmoid(margin);
      errors[pair.first()] += error;
      errors[pair.second()] -= error;
    }
    for (Evidence.Mark mark : evidence.marks()) {
      errors[mark.segment()] += mark.quality() - Scores.sigmoid(returns[mark.segment()] + usual);
    }
    return errors;
  }

  private static double[] returns(Tree tree, Evidence evidence) {
    double[] returns = new double[evidence.size()];
    for (int i = 0; i < returns.length; i++) {
      float[] steps = evidence.steps(i);
      for (int at = 0; at < steps.length; at += evidence.columns()) {
        returns[i] += tree.predict(steps, at);
      }
    }
    return returns;
  }

  /** The weight at which adding {@code change} makes the answers most likely; not negative. */
  private static double best(Evidence evidence, double[] returns, double[] change, double usual) {
    double weight = 0;
    for (int i = 0; i < NEWTON; i++) {
      double slope = 0;
      // A faint prior for weights near 0 keeps the weight finite where a tree explains all.
      double curve = 1e-3;
      slope -= curve * weight;
      for (Evidence.Pair pair : evidence.pairs()) {
        double c = change[pair.first()] - change[pair.second()];
        double margin = returns[pair.first()] - returns[pair.second()];
        double p = Scores.sigmoid(margin + weight * c);
        slope += (pair.target() - p) * c;
        curve += p * (1 - p) * c * c;
      }
      for (Evidence.Mark mark : evidence.marks()) {
        double c = change[mark.segment()];
        double p = Scores.sigmoid(returns[mark.segment()] + weight * c + usual);
        slope += (mark.quality() - p) * c;
        curve += p * (1 - p) * c * c;
      }
      weight = Math.max(0, weight + slope / curve);
    }
    return weight;
  }

  @Override
  int enough() {
    return 20;
  }

  @Override
  int members() {
    return 1;
  }

  @Override
  double reward(int member, float[] rows, int at) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * trees.get(i).predict(rows, at);
    }
    return sum;
  }

  @Override
  void saveMembers(DataOutput out) throws IOException {
    Forestry.save(out, trees);
    TableState.write(out, weights);
  }

  @Override
  void loadMembers(DataInput in) throws IOException {
    trees = Forestry.load(in, names().size());
    weights = TableState.readValues(in, trees.size());
  }
}
