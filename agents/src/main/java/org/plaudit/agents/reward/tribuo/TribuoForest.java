package org.plaudit.agents.reward.tribuo;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.Trainer;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.BaggingTrainer;
import org.tribuo.ensemble.EnsembleModel;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;

/**
 * Reward by one regression tree, or by a forest of bagged ones (Breiman 2001), each tree a member.
 *
 * <p>First every judged segment gets a score ({@link Scores}); then trees are grown that tell a
 * step's share of its segment's score from the step: the score over the length, the same for each
 * step. A step's reward is thus the mean over the segments in which such a step occurs, which is
 * how credit is shared out evenly (arXiv:2010.12718). It is flatter than the truth, and in its
 * order; {@link Calibration} sets the size.
 */
public final class TribuoForest<O, A> extends TribuoReward<O, A> {

  /** How it is grown. */
  public record Options(
      @Doc("whether the reward may depend on the action, not only on what was seen")
          boolean actions,
      @Doc("trees; 1 is grown on all steps, more each on a bootstrap sample") int trees,
      @Doc("splits from the root to a leaf at most, at least 1") int depth,
      @Doc("steps in a leaf, at least 1") int leaf,
      @Doc("share of the features that a split may choose from, in (0, 1]") double share,
      @Doc("judged steps grown on, at least 10; of more, as many drawn at random") int rows,
      @Doc("share of the comparisons held out, in [0, 1)") double heldOut) {
    public Options {
      Require.that(trees >= 1, "trees (%d) must be at least 1. Maybe 30.", trees);
      Require.that(depth >= 1, "depth (%d) must be at least 1. Maybe 6.", depth);
      Require.that(leaf >= 1, "leaf (%d) must be at least 1. Maybe 50.", leaf);
      Require.that(share > 0 && share <= 1, "share (%s) must lie in (0, 1]. Maybe 0.5.", share);
      Require.that(rows >= 10, "rows (%d) must be at least 10. Maybe 20000.", rows);
      Require.that(
          heldOut >= 0 && heldOut < 1, "held_out (%s) must lie in [0, 1). Maybe 0.1.", heldOut);
    }

    /** A forest. */
    public static Options defaults() {
      return new Options(true, 30, 6, 50, 0.5, 20_000, 0.1);
    }

    /** One tree, small enough to be read. */
    public static Options tree() {
      return new Options(true, 1, 4, 20, 1, 20_000, 0.1);
    }
  }

  private final Options options;
  private List<Tree> trees = List.of(Tree.constant(0));

  public TribuoForest(Options options, EnvSpec<O, A> spec, Seed seed) {
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
        return new TribuoForest<>(options, spec, seed);
      }
    };
  }

  @Override
  Trained train(Evidence evidence, Seed seed) {
    float[] rounded = Forestry.steps(evidence);
    Table table = new Table(rounded, evidence.columns());
    if (table.constant()) {
      trees = List.of(Tree.constant(0));
      return new Trained("none, since all judged steps are alike", List.of());
    }
    double[] scores = Scores.fit(evidence.size(), evidence.pairs(), evidence.marks());
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= evidence.length(i);
    }
    Dataset<Regressor> steps =
        Forestry.examples(table, rounded, evidence, scores, options.rows(), seed.child("rows"));
    Trainer<Regressor> one =
        Forestry.trainer(options.depth(), options.leaf(), options.share(), seed.child("tree"));
    if (options.trees() == 1) {
      return grown(one, one.train(steps));
    }
    Trainer<Regressor> bagging =
        new BaggingTrainer<>(
            one, new AveragingCombiner(), options.trees(), seed.child("bag").asLong());
    return grown(bagging, bagging.train(steps));
  }

  private Trained grown(Trainer<Regressor> trainer, Model<Regressor> model) {
    List<Model<Regressor>> models =
        model instanceof EnsembleModel<Regressor> forest ? forest.getModels() : List.of(model);
    int[] columns = Table.columns(model);
    trees =
        models.stream().map(m -> Tree.of(((TreeModel<Regressor>) m).getRoot(), columns)).toList();
    return new Trained(Provenances.text(trainer.getProvenance()), top(model, Model.ALL_OUTPUTS));
  }

  @Override
  int enough() {
    return 20;
  }

  @Override
  int members() {
    return trees.size();
  }

  @Override
  double reward(int member, float[] rows, int at) {
    return trees.get(member).predict(rows, at);
  }

  @Override
  void saveMembers(DataOutput out) throws IOException {
    Forestry.save(out, trees);
  }

  @Override
  void loadMembers(DataInput in) throws IOException {
    List<Tree> read = Forestry.load(in, names().size());
    if (read.isEmpty()) {
      throw new IOException("a saved forest must have a tree");
    }
    trees = read;
  }
}
