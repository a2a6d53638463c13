package org.plaudit.agents.reward.tribuo;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plaudit.agents.policy.TableState;
import org.plaudit.agents.reward.explain.Explanation;
import org.plaudit.agents.reward.explain.LinearReward;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback;
import org.plaudit.core.random.Seed;
import org.plaudit.core.reward.RewardModel;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.SparseVector;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.ElasticNetCDTrainer;
import org.tribuo.regression.slm.SparseLinearModel;

/**
 * Reward as one weight a feature, by Tribuo's linear learners.
 *
 * <p>Comparisons: a logistic classifier of the difference of the two segments' summed features,
 * which is Bradley and Terry's model of a linear reward. Each comparison is shown both ways round,
 * so that it learns no taste for a place; a tie counts half for either side. Ratings: an elastic
 * net from the mean features of a segment to its level as a share of the scale. Where there are
 * both, each set of weights is brought to nats and they are averaged, each counting as much as it
 * has answers.
 */
public final class TribuoLinear<O, A> extends TribuoReward<O, A> implements LinearReward<O, A> {
  private static final String FIRST = "first";
  private static final String SECOND = "second";
  private static final String QUALITY = "quality";

  /** How it is fitted. */
  public record Options(
      @Doc("whether the reward may depend on the action, not only on what was seen")
          boolean actions,
      @Doc("passes over the comparisons, at least 1") int epochs,
      @Doc("AdaGrad's step size, positive") double learningRate,
      @Doc("strength of the elastic net on ratings, positive") double penalty,
      @Doc("share of that which is on absolute weights, in (0, 1]") double sparsity,
      @Doc("share of the comparisons held out, in [0, 1)") double heldOut) {
    public Options {
      Require.that(epochs >= 1, "epochs (%d) must be at least 1. Maybe 30.", epochs);
      Require.that(
          learningRate > 0, "learning_rate (%s) must be positive. Maybe 0.3.", learningRate);
      Require.that(penalty > 0, "penalty (%s) must be positive. Maybe 0.001.", penalty);
      Require.that(
          sparsity > 0 && sparsity <= 1, "sparsity (%s) must lie in (0, 1]. Maybe 0.5.", sparsity);
      Require.that(
          heldOut >= 0 && heldOut < 1, "held_out (%s) must lie in [0, 1). Maybe 0.1.", heldOut);
    }

    public static Options defaults() {
      return new Options(true, 30, 0.3, 1e-3, 0.5, 0.1);
    }
  }

  private final Options options;
  private double[] weights;

  public TribuoLinear(Options options, EnvSpec<O, A> spec, Seed seed) {
    super(spec, options.actions(), options.heldOut(), seed);
    this.options = options;
    this.weights = new double[names().size()];
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
        return new TribuoLinear<>(options, spec, seed);
      }
    };
  }

  @Override
  Trained train(Evidence evidence, Seed seed) {
    List<String> trainers = new ArrayList<>();
    List<Explanation.Part> top = new ArrayList<>();
    double[] compared = compared(evidence, seed.child("compared"), trainers, top);
    double[] rated = rated(evidence, seed.child("rated"), trainers, top);
    double n = evidence.pairs().size();
    double m = evidence.marks().size();
    double ofCompared = n / (n + m) * nats(compared, evidence, evidence.pairs());
    double ofRated = m / (n + m) * nats(rated, evidence, evidence.implied());
    weights = new double[evidence.columns()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = ofCompared * compared[i] + ofRated * rated[i];
    }
    return new Trained(String.join("; ", trainers), top);
  }

  private static double nats(double[] weights, Evidence evidence, List<Evidence.Pair> pairs) {
    double[] margins = new double[pairs.size()];
    for (int i = 0; i < margins.length; i++) {
      double[] difference = difference(evidence, pairs.get(i));
      for (int j = 0; j < difference.length; j++) {
        margins[i] += weights[j] * difference[j];
      }
    }
    return Calibration.factor(margins, pairs);
  }

  private static double[] difference(Evidence evidence, Evidence.Pair pair) {
    double[] difference = evidence.sums(pair.first());
    double[] other = evidence.sums(pair.second());
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= other[i];
    }
    return difference;
  }

  private double[] compared(
      Evidence evidence, Seed seed, List<String> trainers, List<Explanation.Part> top) {
    List<Evidence.Pair> pairs = evidence.pairs();
    int columns = evidence.columns();
    float[] rows = new float[pairs.size() * columns];
    for (int i = 0; i < pairs.size(); i++) {
      double[] difference = difference(evidence, pairs.get(i));
      for (int j = 0; j < columns; j++) {
        rows[i * columns + j] = (float) difference[j];
      }
    }
    // Differences of sums are large where segments are long: one size for every feature, about 1.
    double[] sizes = sizes(rows, columns);
    for (int at = 0; at < rows.length; at++) {
      rows[at] /= (float) sizes[at % columns];
    }
    float[] both = java.util.Arrays.copyOf(rows, 2 * rows.length);
    for (int at = 0; at < rows.length; at++) {
      both[rows.length + at] = -rows[at];
    }
    Table table = new Table(both, columns);
    double[] found = new double[columns];
    if (table.constant()) {
      return found;
    }
    Label first = new Label(FIRST);
    Label second = new Label(SECOND);
    List<Example<Label>> examples = new ArrayList<>();
    for (int i = 0; i < pairs.size(); i++) {
      float target = (float) pairs.get(i).target();
      for (int way = 0; way < 2; way++) {
        int row = i + way * pairs.size();
        float wins = way == 0 ? target : 1 - target;
        if (wins > 0) {
          examples.add(table.example(first, wins, both, row));
        }
        if (wins < 1) {
          examples.add(table.example(second, 1 - wins, both, row));
        }
      }
    }
    LinearSGDTrainer trainer =
        new LinearSGDTrainer(
            new LogMulticlass(),
            new AdaGrad(options.learningRate(), 0.1),
            options.epochs(),
            -1,
            1,
            seed.asLong());
    LinearSGDModel model = trainer.train(Table.dataset(examples, new LabelFactory()));
    trainers.add(Provenances.text(trainer.getProvenance()));
    top.addAll(top(model, FIRST));
    DenseMatrix learned = model.getWeightsCopy();
    int win = model.getOutputIDInfo().getID(first);
    int lose = model.getOutputIDInfo().getID(second);
    int[] ids = Table.columns(model);
    for (int id = 0; id < ids.length; id++) {
      found[ids[id]] = (learned.get(win, id) - learned.get(lose, id)) / sizes[ids[id]];
    }
    return found;
  }

  /** Root mean square of each column, 1 where it is 0. */
  private static double[] sizes(float[] rows, int columns) {
    double[] sizes = new double[columns];
    for (int at = 0; at < rows.length; at++) {
      sizes[at % columns] += (double) rows[at] * rows[at];
    }
    for (int i = 0; i < columns; i++) {
      double size = Math.sqrt(sizes[i] / Math.max(1, rows.length / columns));
      sizes[i] = size > 0 ? size : 1;
    }
    return sizes;
  }

  private double[] rated(
      Evidence evidence, Seed seed, List<String> trainers, List<Explanation.Part> top) {
    List<Evidence.Mark> marks = evidence.marks();
    int columns = evidence.columns();
    float[] rows = new float[marks.size() * columns];
    for (int i = 0; i < marks.size(); i++) {
      double[] sums = evidence.sums(marks.get(i).segment());
      for (int j = 0; j < columns; j++) {
        rows[i * columns + j] = (float) (sums[j] / evidence.length(marks.get(i).segment()));
      }
    }
    double[] found = new double[columns];
    Table table = new Table(rows, columns);
    if (table.constant() || marks.stream().map(Evidence.Mark::quality).distinct().count() < 2) {
      return found;
    }
    List<Example<Regressor>> examples = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      Regressor quality = new Regressor(QUALITY, marks.get(i).quality());
      examples.add(table.example(quality, 1, rows, i));
    }
    ElasticNetCDTrainer trainer =
        new ElasticNetCDTrainer(
            options.penalty(), options.sparsity(), 1e-6, 500, false, seed.asLong());
    Model<Regressor> model = trainer.train(Table.dataset(examples, new RegressionFactory()));
    trainers.add(Provenances.text(trainer.getProvenance()));
    top.addAll(top(model, QUALITY));
    SparseVector learned = ((SparseLinearModel) model).getWeights().get(QUALITY);
    int[] ids = Table.columns(model);
    for (int id = 0; id < ids.length; id++) {
      found[ids[id]] = learned.get(id);
    }
    return found;
  }

  @Override
  int enough() {
    // A logistic model is in nats already, save where features are many.
    return 200;
  }

  @Override
  int members() {
    return 1;
  }

  @Override
  double reward(int member, float[] rows, int at) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * rows[at + i];
    }
    return sum;
  }

  @Override
  public double[] weights() {
    double[] nats = weights.clone();
    for (int i = 0; i < nats.length; i++) {
      nats[i] *= nats();
    }
    return nats;
  }

  @Override
  void saveMembers(DataOutput out) throws IOException {
    TableState.write(out, weights);
  }

  @Override
  void loadMembers(DataInput in) throws IOException {
    weights = TableState.readValues(in, weights.length);
  }
}
