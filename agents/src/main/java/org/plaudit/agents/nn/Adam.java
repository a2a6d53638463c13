package org.plaudit.agents.nn;

import static org.plaudit.agents.nn.Moments.FLUSH;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.plaudit.core.Require;

/**
 * Adam with bias correction (arXiv:1412.6980, algorithm 1), and AdamW's decoupled weight decay
 * (arXiv:1711.05101, algorithm 2). Epsilon is added to the corrected root, where PyTorch adds it.
 */
public final class Adam implements Optimizer {
  /**
   * How it steps.
   *
   * @param learningRate positive
   * @param beta1 memory of the mean of gradients, in [0, 1)
   * @param beta2 memory of the mean of their squares, in [0, 1)
   * @param epsilon positive; keeps the quotient finite
   * @param weightDecay fraction of each value lost per unit of learning rate, at least 0
   */
  public record Options(
      double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
    public Options {
      Moments.checkRate(learningRate);
      Require.that(0 <= beta1 && beta1 < 1, "beta1 (%s) must lie in [0, 1). Maybe 0.9.", beta1);
      Require.that(0 <= beta2 && beta2 < 1, "beta2 (%s) must lie in [0, 1). Maybe 0.999.", beta2);
      Require.that(
          epsilon > 0 && Double.isFinite(epsilon),
          "epsilon (%s) must be positive. Maybe 1e-8.",
          epsilon);
      Require.that(
          weightDecay >= 0 && Double.isFinite(weightDecay),
          "weightDecay (%s) must not be negative",
          weightDecay);
    }

    /** The paper's: betas 0.9 and 0.999, epsilon 1e-8, no decay. */
    public static Options of(double learningRate) {
      return new Options(learningRate, 0.9, 0.999, 1e-8, 0);
    }

    public Options withEpsilon(double newEpsilon) {
      return new Options(learningRate, beta1, beta2, newEpsilon, weightDecay);
    }

    public Options withWeightDecay(double newWeightDecay) {
      return new Options(learningRate, beta1, beta2, epsilon, newWeightDecay);
    }
  }

  private final Parameters parameters;
  private final Options options;
  private final Moments moments;

  /** Where weight decay ends or begins: on up to the first of them, off up to the second, ... */
  private final int[] turns;

  /** For parameters that are complete: none may be added afterwards. */
  public Adam(Parameters parameters, Options options) {
    this(parameters, options, parameter -> true);
  }

  /**
   * With weight decay on some parameters only: usually on matrices, {@code p -> p.rows() > 1}, and
   * not on biases and gains.
   */
  public Adam(Parameters parameters, Options options, Predicate<Parameter> decays) {
    this.parameters = parameters;
    this.options = options;
    this.moments = new Moments(parameters, 2);
    this.turns = turns(parameters, decays);
  }

  private static int[] turns(Parameters parameters, Predicate<Parameter> decays) {
    IntStream.Builder turns = IntStream.builder();
    boolean on = true;
    for (Parameter member : parameters.members()) {
      if (decays.test(member) != on) {
        turns.add(member.offset());
        on = !on;
      }
    }
    return turns.add(parameters.size()).build().toArray();
  }

  public Options options() {
    return options;
  }

  @Override
  public long steps() {
    return moments.steps();
  }

  @Override
  public void step() {
    step(options.learningRate());
  }

  @Override
  public void step(double learningRate) {
    moments.begin(learningRate);
    double steps = moments.steps();
    double correction1 = 1 - Math.pow(options.beta1(), steps);
    double correction2 = 1 - Math.pow(options.beta2(), steps);
    int from = 0;
    for (int i = 0; i < turns.length; i++) {
      double decay = i % 2 == 0 ? options.weightDecay() : 0;
      update(
          from,
          turns[i],
          parameters.values(),
          parameters.gradients(),
          moments.get(0),
          moments.get(1),
          (float) (1 - learningRate * decay),
          (float) (1 - options.beta1()),
          (float) options.beta2(),
          (float) (1 - options.beta2()),
          (float) (learningRate / correction1),
          (float) (1 / Math.sqrt(correction2)),
          (float) options.epsilon());
      from = turns[i];
    }
  }

  private static void update(
      int from,
      int to,
      float[] w,
      float[] g,
      float[] m,
      float[] v,
      float keep,
      float fresh1,
      float beta2,
      float fresh2,
      float rate,
      float rootScale,
      float epsilon) {
    for (int i = from; i < to; i++) {
      float gi = g[i];
      float mi = m[i] + fresh1 * (gi - m[i]) + FLUSH - FLUSH;
      float vi = beta2 * v[i] + fresh2 * gi * gi + FLUSH - FLUSH;
      m[i] = mi;
      v[i] = vi;
      w[i] = keep * w[i] - rate * mi / ((float) Math.sqrt(vi) * rootScale + epsilon);
      g[i] = 0;
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    moments.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    moments.load(in);
  }
}
