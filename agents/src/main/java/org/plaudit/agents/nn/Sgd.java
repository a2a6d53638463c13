package org.plaudit.agents.nn;

import static org.plaudit.agents.nn.Moments.FLUSH;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.plaudit.core.Require;

/**
 * Stochastic gradient descent, with momentum (Polyak, 1964) in PyTorch's form
 *
 * <pre>m = momentum m + g;  w = w - rate m
 * </pre>
 *
 * or Nesterov's, which looks one step ahead (Sutskever et al., 2013): w = w - rate (g + momentum
 * m).
 */
public final class Sgd implements Optimizer {
  /** Where the gradient is taken to lie. */
  public enum Momentum {
    CLASSICAL,
    NESTEROV
  }

  /**
   * How it steps.
   *
   * @param learningRate positive
   * @param momentum share of the last direction that is kept, in [0, 1); 0 is plain descent
   * @param kind how the momentum enters
   */
  public record Options(double learningRate, double momentum, Momentum kind) {
    public Options {
      Moments.checkRate(learningRate);
      Require.that(
          0 <= momentum && momentum < 1, "momentum (%s) must lie in [0, 1). Maybe 0.9.", momentum);
    }

    /** Without momentum. */
    public static Options of(double learningRate) {
      return new Options(learningRate, 0, Momentum.CLASSICAL);
    }

    public Options withMomentum(double newMomentum, Momentum newKind) {
      return new Options(learningRate, newMomentum, newKind);
    }
  }

  private final Parameters parameters;
  private final Options options;
  private final Moments moments;

  /** For parameters that are complete: none may be added afterwards. */
  public Sgd(Parameters parameters, Options options) {
    this.parameters = parameters;
    this.options = options;
    this.moments = new Moments(parameters, 1);
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
    boolean ahead = options.kind() == Momentum.NESTEROV;
    float momentum = (float) options.momentum();
    update(
        parameters.values(),
        parameters.gradients(),
        moments.get(0),
        momentum,
        ahead ? 1 : 0,
        ahead ? momentum : 1,
        (float) learningRate);
  }

  private static void update(
      float[] w,
      float[] g,
      float[] m,
      float momentum,
      float ofGradient,
      float ofMoment,
      float rate) {
    for (int i = 0; i < w.length; i++) {
      float gi = g[i];
      float mi = momentum * m[i] + gi + FLUSH - FLUSH;
      m[i] = mi;
      w[i] = w[i] - rate * (ofGradient * gi + ofMoment * mi);
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
