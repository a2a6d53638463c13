package org.plaudit.agents.nn;

import static org.plaudit.agents.nn.Moments.FLUSH;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.plaudit.core.Require;

/**
 * RMSProp (Tieleman and Hinton, 2012): each gradient over the root of the running mean of its
 * squares. Two forms are in use, and A2C's published figures rest on the second, whose first steps
 * are shorter and whose quotient is smaller where gradients are small.
 */
public final class RmsProp implements Optimizer {
  /** Where epsilon stands, and where the mean square starts. */
  public enum Form {
    /** g / (sqrt(v) + epsilon), v from 0. */
    PYTORCH,
    /** g / sqrt(v + epsilon), v from 1. */
    TENSORFLOW
  }

  /**
   * How it steps.
   *
   * @param learningRate positive
   * @param decay memory of the mean square, in [0, 1)
   * @param epsilon positive; keeps the quotient finite
   * @param form whose
   */
  public record Options(double learningRate, double decay, double epsilon, Form form) {
    public Options {
      Moments.checkRate(learningRate);
      Require.that(0 <= decay && decay < 1, "decay (%s) must lie in [0, 1). Maybe 0.99.", decay);
      Require.that(
          epsilon > 0 && Double.isFinite(epsilon),
          "epsilon (%s) must be positive. Maybe 1e-8.",
          epsilon);
    }

    /** PyTorch's defaults: decay 0.99, epsilon 1e-8. */
    public static Options of(double learningRate) {
      return new Options(learningRate, 0.99, 1e-8, Form.PYTORCH);
    }

    public Options withEpsilon(double newEpsilon) {
      return new Options(learningRate, decay, newEpsilon, form);
    }

    public Options withForm(Form newForm) {
      return new Options(learningRate, decay, epsilon, newForm);
    }
  }

  private final Parameters parameters;
  private final Options options;
  private final Moments moments;

  /** For parameters that are complete: none may be added afterwards. */
  public RmsProp(Parameters parameters, Options options) {
    this.parameters = parameters;
    this.options = options;
    this.moments = new Moments(parameters, 1);
    Arrays.fill(moments.get(0), options.form() == Form.TENSORFLOW ? 1f : 0f);
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
    boolean within = options.form() == Form.TENSORFLOW;
    float epsilon = (float) options.epsilon();
    update(
        parameters.values(),
        parameters.gradients(),
        moments.get(0),
        (float) options.decay(),
        (float) (1 - options.decay()),
        within ? epsilon : 0,
        within ? 0 : epsilon,
        (float) learningRate);
  }

  private static void update(
      float[] w,
      float[] g,
      float[] v,
      float decay,
      float fresh,
      float inner,
      float outer,
      float rate) {
    for (int i = 0; i < w.length; i++) {
      float gi = g[i];
      float vi = decay * v[i] + fresh * gi * gi + FLUSH - FLUSH;
      v[i] = vi;
      w[i] = w[i] - rate * gi / ((float) Math.sqrt(vi + inner) + outer);
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
