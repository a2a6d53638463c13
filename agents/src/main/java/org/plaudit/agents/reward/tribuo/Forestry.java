package org.plaudit.agents.reward.tribuo;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.plaudit.core.random.Seed;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** What growing regression trees on judged steps takes. */
final class Forestry {
  static final String REWARD = "reward";

  private static final int BINS = 32;

  private Forestry() {}

  /** All judged steps as trees are to see them. */
  static float[] steps(Evidence evidence) {
    return Bins.round(evidence.steps(), evidence.columns(), BINS);
  }

  /**
   * Every step with a number of its segment's, or as many as are asked for, drawn at random.
   *
   * @param steps as {@link #steps(Evidence)} gives them
   */
  static Dataset<Regressor> examples(
      Table table, float[] steps, Evidence evidence, double[] targets, int rows, Seed seed) {
    int all = steps.length / evidence.columns();
    int[] segment = new int[all];
    int at = 0;
    for (int i = 0; i < evidence.size(); i++) {
      for (int t = 0; t < evidence.length(i); t++) {
        segment[at++] = i;
      }
    }
    int[] chosen =
        all > rows
            ? Arrays.copyOf(seed.generator().permutation(all), rows)
            : IntStream.range(0, all).toArray();
    List<Example<Regressor>> examples = new ArrayList<>();
    for (int row : chosen) {
      Regressor target = new Regressor(REWARD, targets[segment[row]]);
      examples.add(table.example(target, 1, steps, row));
    }
    return Table.dataset(examples, new RegressionFactory());
  }

  static CARTJointRegressionTrainer trainer(int depth, int leaf, double share, Seed seed) {
    return new CARTJointRegressionTrainer(
        depth, leaf, 0f, (float) share, false, new MeanSquaredError(), false, seed.asLong());
  }

  static void save(DataOutput out, List<Tree> trees) throws IOException {
    out.writeInt(trees.size());
    for (Tree tree : trees) {
      tree.save(out);
    }
  }

  /**
   * Reads trees over so many features.
   *
   * @throws IOException if the bytes are no such trees
   */
  static List<Tree> load(DataInput in, int features) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw new IOException("a saved forest cannot have " + count + " trees");
    }
    List<Tree> trees = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      trees.add(Tree.load(in, features));
    }
    return trees;
  }
}
