package org.plaudit.agents.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Records a computation and finds its gradient, backwards (reverse-mode differentiation).
 *
 * <pre>{@code
 * Tape tape = new Tape(parameters);              // once
 * tape.reset();                                  // every step
 * Tensor x = tape.input(rows, 4, batch, 0);
 * Tensor y = tape.input(rows, 1, targets, 0);
 * Tensor loss = tape.mean(tape.square(tape.sub(net.forward(tape, x), y)));
 * tape.backward("value loss", loss);             // adds to parameters.gradients()
 * adam.step();
 * }</pre>
 *
 * <p>All tensors are matrices, examples in rows. An operation computes at once and takes the next
 * position on the tape. After {@link #reset} each position keeps its object and buffers for the
 * next pass, so a step that repeats the last one's operations makes no garbage.
 *
 * <p>Only the {@link Parameters} it was made for receive gradients; layers of others are constants
 * to it, as a critic is while an actor learns from it. Not for use by two threads at once.
 */
public final class Tape {
  private final Parameters[] trained;
  private final List<Tensor> nodes = new ArrayList<>();
  private int length;
  private float[] ones = {};

  /** A tape that trains {@code trained}, and nothing else. */
  public Tape(Parameters... trained) {
    this.trained = trained.clone();
  }

  /** Forgets the last pass; its tensors are void from here on. */
  public void reset() {
    length = 0;
  }

  // ---------------------------------------------------------------- leaves

  /** Zeroed data of shape (rows, cols), to be filled through {@link Tensor#values}. */
  public Tensor input(int rows, int cols) {
    Tensor input = record(next(Leaf.Input.class, Leaf.Input::new), rows, cols);
    Arrays.fill(input.values, 0, input.size(), 0f);
    return input;
  }

  /** Data: a copy of the {@code rows * cols} floats from {@code offset} on, row-major. */
  public Tensor input(int rows, int cols, float[] source, int offset) {
    return fill(next(Leaf.Input.class, Leaf.Input::new), rows, cols, source, offset);
  }

  /** Data whose gradient {@link Tensor#gradient} will tell. */
  public Tensor variable(int rows, int cols, float[] source, int offset) {
    return fill(next(Leaf.Variable.class, Leaf.Variable::new), rows, cols, source, offset);
  }

  /** A parameter as a matrix. */
  public Tensor parameter(Parameter parameter) {
    Leaf.Weight leaf = next(Leaf.Weight.class, Leaf.Weight::new);
    leaf.parameter = parameter;
    return record(leaf, parameter.rows(), parameter.cols());
  }

  // ---------------------------------------------------------------- layers and functions of one

  /** x W + b, (N,I) -> (N,O). */
  public Tensor linear(Tensor x, Linear layer) {
    return linear(x, layer, Activation.IDENTITY);
  }

  /** f(x W + b) in one operation, (N,I) -> (N,O). */
  public Tensor linear(Tensor x, Linear layer, Activation activation) {
    Affine y = next(Affine.class, Affine::new);
    if (x.cols != layer.weight().rows()) {
      throw mismatch("linear", x.toString(), layer.weight().toString());
    }
    y.layer = layer;
    y.activation = activation;
    return record(y, x, x.rows, layer.weight().cols());
  }

  /** f of each value. */
  public Tensor activate(Tensor x, Activation activation) {
    Pointwise.Activate y = next(Pointwise.Activate.class, Pointwise.Activate::new);
    y.activation = activation;
    return like(y, x);
  }

  public Tensor tanh(Tensor x) {
    return activate(x, Activation.TANH);
  }

  public Tensor relu(Tensor x) {
    return activate(x, Activation.RELU);
  }

  public Tensor sigmoid(Tensor x) {
    return activate(x, Activation.SIGMOID);
  }

  /** log of {@link #sigmoid}, accurate in both tails. */
  public Tensor logSigmoid(Tensor x) {
    return like(next(Pointwise.LogSigmoid.class, Pointwise.LogSigmoid::new), x);
  }

  /** log(1 + e^x) = -logSigmoid(-x). */
  public Tensor softplus(Tensor x) {
    return neg(logSigmoid(neg(x)));
  }

  public Tensor exp(Tensor x) {
    return like(next(Pointwise.Exp.class, Pointwise.Exp::new), x);
  }

  public Tensor log(Tensor x) {
    return like(next(Pointwise.Log.class, Pointwise.Log::new), x);
  }

  public Tensor square(Tensor x) {
    return like(next(Pointwise.Square.class, Pointwise.Square::new), x);
  }

  public Tensor neg(Tensor x) {
    return scale(x, -1);
  }

  /** factor x. */
  public Tensor scale(Tensor x, double factor) {
    return scale(x, factor, 0);
  }

  /** factor x + shift. */
  public Tensor scale(Tensor x, double factor, double shift) {
    Pointwise.Scale y = next(Pointwise.Scale.class, Pointwise.Scale::new);
    y.factor = (float) factor;
    y.shift = (float) shift;
    return like(y, x);
  }

  /** x held in [low, high]; outside, no gradient passes. */
  public Tensor clip(Tensor x, double low, double high) {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "clip: low (" + low + ") must not exceed high (" + high + ")");
    }
    Pointwise.Clip y = next(Pointwise.Clip.class, Pointwise.Clip::new);
    y.low = (float) low;
    y.high = (float) high;
    return like(y, x);
  }

  /** x²/2 where |x| is at most {@code width}, width (|x| - width/2) beyond. */
  public Tensor huber(Tensor x, double width) {
    if (!(width > 0)) {
      throw new IllegalArgumentException("huber: width (" + width + ") must be positive");
    }
    Pointwise.Huber y = next(Pointwise.Huber.class, Pointwise.Huber::new);
    y.width = (float) width;
    return like(y, x);
  }

  /** x as a constant: no gradient passes. */
  public Tensor detach(Tensor x) {
    return like(next(Pointwise.Detach.class, Pointwise.Detach::new), x);
  }

  // ---------------------------------------------------------------- functions of two

  /** The matrix product a b, (M,K) (K,N) -> (M,N). */
  public Tensor matmul(Tensor a, Tensor b) {
    return matmul(a, b, Transpose.NO);
  }

  /** a op(b): with {@link Transpose#YES} a b', (M,K) (N,K) -> (M,N). */
  public Tensor matmul(Tensor a, Tensor b, Transpose second) {
    boolean plain = second == Transpose.NO;
    if (a.cols != (plain ? b.rows : b.cols)) {
      throw mismatch("matmul", a.toString(), plain ? b.toString() : b + " transposed");
    }
    MatMul y = next(MatMul.class, MatMul::new);
    y.second = second;
    y.inputs[0] = a;
    y.inputs[1] = b;
    return record(y, a.rows, plain ? b.cols : b.rows);
  }

  /** a + b; b may be (R,C), (1,C), (R,1) or (1,1) for an a of (R,C). */
  public Tensor add(Tensor a, Tensor b) {
    return pair(next(Pairwise.Add.class, Pairwise.Add::new), a, b);
  }

  /** a - b; shapes as for {@link #add}. */
  public Tensor sub(Tensor a, Tensor b) {
    return pair(next(Pairwise.Subtract.class, Pairwise.Subtract::new), a, b);
  }

  /** a b, value by value; shapes as for {@link #add}. */
  public Tensor mul(Tensor a, Tensor b) {
    return pair(next(Pairwise.Multiply.class, Pairwise.Multiply::new), a, b);
  }

  /** The smaller of each two; shapes as for {@link #add}. */
  public Tensor minimum(Tensor a, Tensor b) {
    return pair(next(Pairwise.Minimum.class, Pairwise.Minimum::new), a, b);
  }

  /** The larger of each two; shapes as for {@link #add}. */
  public Tensor maximum(Tensor a, Tensor b) {
    return pair(next(Pairwise.Maximum.class, Pairwise.Maximum::new), a, b);
  }

  // ---------------------------------------------------------------- sums

  /** Everything added up, (R,C) -> (1,1). */
  public Tensor sum(Tensor x) {
    return total(x, 1);
  }

  /** The average of everything, (R,C) -> (1,1). */
  public Tensor mean(Tensor x) {
    if (x.size() == 0) {
      throw new IllegalArgumentException("mean: " + x + " has no values");
    }
    return total(x, 1.0 / x.size());
  }

  /** Each row's sum, (R,C) -> (R,1). */
  public Tensor rowSum(Tensor x) {
    return record(next(Reduction.RowSum.class, Reduction.RowSum::new), x, x.rows, 1);
  }

  /** Each run of {@code group} rows added into one: steps to segments, (R,C) -> (R/group,C). */
  public Tensor sumRowGroups(Tensor x, int group) {
    if (group <= 0 || x.rows % group != 0) {
      throw new IllegalArgumentException(
          "sumRowGroups: groups of " + group + " rows do not divide " + x);
    }
    Reduction.GroupSum y = next(Reduction.GroupSum.class, Reduction.GroupSum::new);
    y.group = group;
    return record(y, x, x.rows / group, x.cols);
  }

  // ---------------------------------------------------------------- distributions

  /** Log-probabilities of each row's choices, (R,C) -> (R,C). */
  public Tensor logSoftmax(Tensor logits) {
    Softmax.LogSoftmax y = next(Softmax.LogSoftmax.class, Softmax.LogSoftmax::new);
    y.allowAll();
    return like(y, logits);
  }

  /**
   * The same over what is allowed: {@code mask} holds 1 (allowed) or 0 for each logit, row-major
   * from {@code offset} on. What is forbidden gets -1e9, whose exponential is 0, and no gradient.
   *
   * @throws IllegalArgumentException if a row allows nothing
   */
  public Tensor logSoftmax(Tensor logits, float[] mask, int offset) {
    holds("mask", mask.length, offset, logits);
    Softmax.LogSoftmax y = next(Softmax.LogSoftmax.class, Softmax.LogSoftmax::new);
    y.allow(mask, offset, logits.size());
    return like(y, logits);
  }

  /**
   * Cross-entropy in nats, averaged over all rows, (R,C) -> (1,1): softmax and logarithm in one.
   *
   * @param targets the right choice of row r is {@code targets[offset + r]}
   */
  public Tensor crossEntropy(Tensor logits, int[] targets, int offset) {
    return crossEntropy(logits, targets, CrossEntropy.ALL, offset, true);
  }

  /**
   * The same, averaged over the rows that count: those whose {@code mask[offset + r]} is not 0. The
   * targets of the others are not looked at.
   *
   * @throws IllegalArgumentException if no row counts
   */
  public Tensor crossEntropy(Tensor logits, int[] targets, float[] mask, int offset) {
    if (offset < 0 || mask.length - offset < logits.rows) {
      throw new IllegalArgumentException(
          "mask of " + mask.length + " rows from " + offset + " on does not cover " + logits);
    }
    return crossEntropy(logits, targets, mask, offset, true);
  }

  /** Each row's own, -log softmax(logits)[target], (R,C) -> (R,1). */
  public Tensor crossEntropyRows(Tensor logits, int[] targets, int offset) {
    return crossEntropy(logits, targets, CrossEntropy.ALL, offset, false);
  }

  private Tensor crossEntropy(
      Tensor logits, int[] targets, float[] mask, int offset, boolean mean) {
    if (offset < 0 || targets.length - offset < logits.rows) {
      throw new IllegalArgumentException(
          targets.length + " targets from " + offset + " on do not cover " + logits);
    }
    CrossEntropy y = next(CrossEntropy.class, CrossEntropy::new);
    y.mean = mean;
    y.aim(targets, mask, offset, logits);
    return record(y, logits, mean ? 1 : logits.rows, 1);
  }

  /** Entropy in nats of each row of log-probabilities, (R,C) -> (R,1). */
  public Tensor entropy(Tensor logProbabilities) {
    return record(
        next(Softmax.Entropy.class, Softmax.Entropy::new),
        logProbabilities,
        logProbabilities.rows,
        1);
  }

  /** log density of normal variables: (R,A), (1,A) or (R,A), (R,A) -> (R,1), in nats. */
  public Tensor gaussianLogDensity(Tensor mean, Tensor logStd, Tensor x) {
    if (mean.rows != x.rows || mean.cols != x.cols) {
      throw mismatch("gaussianLogDensity", mean.toString(), x.toString());
    }
    if ((logStd.rows != 1 && logStd.rows != mean.rows) || logStd.cols != mean.cols) {
      throw mismatch("gaussianLogDensity", mean.toString(), logStd.toString());
    }
    Gaussian y = next(Gaussian.class, Gaussian::new);
    y.inputs[0] = mean;
    y.inputs[1] = logStd;
    y.inputs[2] = x;
    return record(y, mean.rows, 1);
  }

  // ---------------------------------------------------------------- values of actions

  /**
   * The dueling sum (arXiv:1511.06581, eq. 9): value + advantage - mean of the advantages over the
   * actions. Where the value has W columns, so has each action: (R,W) (R,A*W) -> (R,A*W).
   */
  public Tensor dueling(Tensor value, Tensor advantage) {
    if (value.rows != advantage.rows || value.cols == 0 || advantage.cols % value.cols != 0) {
      throw mismatch("dueling", value.toString(), advantage.toString());
    }
    ActionValues.Dueling y = next(ActionValues.Dueling.class, ActionValues.Dueling::new);
    y.inputs[0] = value;
    y.inputs[1] = advantage;
    return record(y, advantage.rows, advantage.cols);
  }

  /**
   * The loss by which each row's N columns become quantiles, at (i + 1/2) / N, of its samples: the
   * sum over them of the mean, over the samples, of |tau - 1{u < 0}| times Huber's loss of u, the
   * sample minus the column (arXiv:1710.10044, eq. 10); (R,N) -> (R,1).
   *
   * @param samples (R, perRow) from {@code offset} on
   * @param width up to which the loss is a parabola, positive
   */
  public Tensor quantileHuber(Tensor x, float[] samples, int offset, int perRow, double width) {
    if (!(width > 0)) {
      throw new IllegalArgumentException("quantileHuber: width (" + width + ") must be positive");
    }
    if (perRow <= 0 || offset < 0 || samples.length - offset < (long) x.rows * perRow) {
      throw new IllegalArgumentException(
          "quantileHuber: %d samples from %d on do not give %d to each row of %s"
              .formatted(samples.length, offset, perRow, x));
    }
    ActionValues.QuantileHuber y =
        next(ActionValues.QuantileHuber.class, ActionValues.QuantileHuber::new);
    y.samples(samples, offset, x.rows, perRow);
    y.width = (float) width;
    return record(y, x, x.rows, 1);
  }

  // ---------------------------------------------------------------- parts

  /** From row r the value in column {@code index[offset + r]}, (R,C) -> (R,1). */
  public Tensor gather(Tensor x, int[] index, int offset) {
    return gather(x, 1, index, offset);
  }

  /**
   * From row r the {@code index[offset + r]}-th run of {@code width} columns, (R,C) -> (R,width).
   */
  public Tensor gather(Tensor x, int width, int[] index, int offset) {
    if (width <= 0 || x.cols % width != 0) {
      throw new IllegalArgumentException(
          "gather: runs of " + width + " columns do not divide " + x);
    }
    if (offset < 0 || index.length - offset < x.rows) {
      throw new IllegalArgumentException(
          "gather: " + index.length + " indices from " + offset + " on do not cover " + x);
    }
    Select.Gather y = next(Select.Gather.class, Select.Gather::new);
    y.index(index, offset, x.rows);
    return record(y, x, x.rows, width);
  }

  /** Columns from {@code from} up to and without {@code to}, (R,C) -> (R,to-from). */
  public Tensor columns(Tensor x, int from, int to) {
    if (from < 0 || to <= from || to > x.cols) {
      throw new IllegalArgumentException("columns [" + from + ", " + to + ") do not lie in " + x);
    }
    Select.Columns y = next(Select.Columns.class, Select.Columns::new);
    y.from = from;
    return record(y, x, x.rows, to - from);
  }

  /** Rows side by side, (R,A) (R,B) -> (R,A+B). */
  public Tensor concat(Tensor a, Tensor b) {
    if (a.rows != b.rows) {
      throw mismatch("concat", a.toString(), b.toString());
    }
    Select.Concat y = next(Select.Concat.class, Select.Concat::new);
    y.inputs[0] = a;
    y.inputs[1] = b;
    return record(y, a.rows, a.cols + b.cols);
  }

  // ---------------------------------------------------------------- gradients

  /**
   * Adds d loss / d parameter to the gradients of the trained parameters.
   *
   * @param name what the loss is called in messages and logs: {@code "policy loss"}
   * @param loss one value of this pass
   * @throws DivergedException if the loss is NaN or infinite; nothing has been changed then
   * @throws IllegalArgumentException if the loss is not a single value, or trains nothing
   */
  public void backward(String name, Tensor loss) {
    own(loss);
    if (loss.size() != 1) {
      throw new IllegalArgumentException(
          name + " must be a single value, not " + loss + ". Maybe take tape.mean of it.");
    }
    if (!loss.needsGradient) {
      throw new IllegalArgumentException(
          name
              + " depends on no parameter that this tape trains. Maybe name them in new Tape(...).");
    }
    if (!Float.isFinite(loss.values[0])) {
      throw new DivergedException(name, loss.values[0]);
    }
    for (int i = 0; i <= loss.position; i++) {
      nodes.get(i).reached = false;
    }
    loss.gradient[0] = 1;
    loss.reached = true;
    for (int i = loss.position; i >= 0; i--) {
      Tensor node = nodes.get(i);
      if (!node.needsGradient) {
        continue;
      }
      if (!node.reached) {
        node.clearGradient();
        continue;
      }
      if (!node.writesFirst()) {
        for (Tensor input : node.inputs) {
          input.openGradient();
        }
      }
      node.backward();
    }
  }

  // ---------------------------------------------------------------- for the operations

  boolean trains(Parameter parameter) {
    for (Parameters one : trained) {
      if (one == parameter.owner()) {
        return true;
      }
    }
    return false;
  }

  /** At least n ones. */
  float[] ones(int n) {
    if (ones.length < n) {
      ones = new float[n];
      Arrays.fill(ones, 1f);
    }
    return ones;
  }

  /** The object that this position held on the last pass, if it was of the same kind. */
  <T extends Tensor> T next(Class<T> kind, Supplier<T> make) {
    if (length < nodes.size()) {
      Tensor old = nodes.get(length);
      if (old.getClass() == kind) {
        return kind.cast(old);
      }
      T fresh = make.get();
      nodes.set(length, fresh);
      return fresh;
    }
    T fresh = make.get();
    nodes.add(fresh);
    return fresh;
  }

  private Tensor like(Tensor y, Tensor x) {
    return record(y, x, x.rows, x.cols);
  }

  Tensor record(Tensor y, Tensor x, int rows, int cols) {
    y.inputs[0] = x;
    return record(y, rows, cols);
  }

  /** Computes {@code y}, whose inputs and attributes are set, as the next position of this pass. */
  Tensor record(Tensor y, int rows, int cols) {
    if (rows < 0 || cols < 0 || (long) rows * cols > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          y.operation() + " cannot have the shape " + rows + "x" + cols);
    }
    y.tape = this;
    y.position = length;
    boolean needs = y.trains();
    for (Tensor input : y.inputs) {
      own(input);
      needs |= input.needsGradient;
    }
    y.needsGradient = needs && !(y instanceof Pointwise.Detach);
    y.shape(rows, cols);
    y.forward();
    length++;
    return y;
  }

  private void own(Tensor x) {
    if (x.tape != this || x.position >= length) {
      throw new IllegalArgumentException(
          x + " does not belong to this pass of this tape. Maybe it was made before reset.");
    }
  }

  private Tensor fill(Tensor y, int rows, int cols, float[] source, int offset) {
    if (rows < 0 || cols < 0 || offset < 0 || offset + (long) rows * cols > source.length) {
      throw new IllegalArgumentException(
          source.length + " floats from " + offset + " on do not fill " + rows + "x" + cols);
    }
    record(y, rows, cols);
    System.arraycopy(source, offset, y.values, 0, y.size());
    return y;
  }

  private Tensor pair(Pairwise y, Tensor a, Tensor b) {
    if ((b.rows != a.rows && b.rows != 1) || (b.cols != a.cols && b.cols != 1)) {
      throw mismatch(y.operation(), a.toString(), b.toString());
    }
    y.inputs[0] = a;
    y.inputs[1] = b;
    return record(y, a.rows, a.cols);
  }

  private Tensor total(Tensor x, double factor) {
    Reduction.Total y = next(Reduction.Total.class, Reduction.Total::new);
    y.factor = (float) factor;
    return record(y, x, 1, 1);
  }

  private static void holds(String what, int length, int offset, Tensor x) {
    if (offset < 0 || length - offset < x.size()) {
      throw new IllegalArgumentException(
          what + " of " + length + " floats from " + offset + " on does not cover " + x);
    }
  }

  static IllegalArgumentException mismatch(String operation, String a, String b) {
    return new IllegalArgumentException(operation + ": " + a + " does not fit " + b);
  }
}
