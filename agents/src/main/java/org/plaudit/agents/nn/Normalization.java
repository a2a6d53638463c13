package org.plaudit.agents.nn;

import java.util.Arrays;

/**
 * Rows brought to one scale, (R,C) -> (R,C): y = gain (x - m) / s, plus a bias where there is one.
 * {@link LayerNorm} takes the row's mean for m and its deviation for s; {@link RmsNorm} takes 0 and
 * the root of its mean square.
 *
 * <p>Each row is worked on in buffers of its own length: the loops then see arrays with one common
 * index, in the nearest cache.
 */
final class Normalization extends Tensor {
  /** One row and what belongs to it. */
  static final class Row {
    private float[] x = {};
    private float[] gain = {};
    private float[] bias = {};
    private float[] y = {};
    private boolean centred;
    private double epsilon;
    private float mean;
    private float scale;

    /** Makes room, and takes over gain and bias as they are now. */
    void open(LayerNorm norm) {
      open(norm.gain(), norm.epsilon());
      copy(norm.bias(), bias);
      centred = true;
    }

    void open(RmsNorm norm) {
      open(norm.gain(), norm.epsilon());
      Arrays.fill(bias, 0);
      centred = false;
    }

    private void open(Parameter weight, double small) {
      epsilon = small;
      int n = weight.cols();
      if (x.length != n) {
        x = new float[n];
        gain = new float[n];
        bias = new float[n];
        y = new float[n];
      }
      copy(weight, gain);
    }

    private static void copy(Parameter parameter, float[] to) {
      System.arraycopy(parameter.owner().values(), parameter.offset(), to, 0, to.length);
    }

    void normalize(float[] from, int fromOffset, float[] to, int toOffset) {
      int n = x.length;
      System.arraycopy(from, fromOffset, x, 0, n);
      mean = centred ? Reduce.sum(x, 0, n) / n : 0;
      shift(x, mean);
      scale = (float) (1 / Math.sqrt(Reduce.dot(x, x, n) / n + epsilon));
      stretch(x, scale, gain, bias, y);
      System.arraycopy(y, 0, to, toOffset, n);
    }

    private static void shift(float[] x, float mean) {
      for (int c = 0; c < x.length; c++) {
        x[c] -= mean;
      }
    }

    private static void stretch(float[] x, float scale, float[] gain, float[] bias, float[] y) {
      for (int c = 0; c < x.length; c++) {
        y[c] = x[c] * scale * gain[c] + bias[c];
      }
    }
  }

  private Parameter gain;

  /** The gain again where there is no bias. */
  private Parameter bias;

  private final Row row = new Row();
  private float[] means = {};
  private float[] scales = {};
  private float[] share = {};
  private float[] gainShare = {};
  private float[] biasShare = {};

  private Normalization() {
    super(1);
  }

  static Tensor of(Tape tape, Tensor x, LayerNorm norm) {
    Normalization y = next(tape, x, norm.gain(), norm.bias());
    y.row.open(norm);
    return tape.record(y, x, x.rows, x.cols);
  }

  static Tensor of(Tape tape, Tensor x, RmsNorm norm) {
    Normalization y = next(tape, x, norm.gain(), norm.gain());
    y.row.open(norm);
    return tape.record(y, x, x.rows, x.cols);
  }

  private static Normalization next(Tape tape, Tensor x, Parameter gain, Parameter bias) {
    if (x.cols != gain.cols()) {
      throw Tape.mismatch("norm", x.toString(), gain.toString());
    }
    Normalization y = tape.next(Normalization.class, Normalization::new);
    y.gain = gain;
    y.bias = bias;
    return y;
  }

  @Override
  String operation() {
    return "norm " + gain.name();
  }

  @Override
  boolean trains() {
    return tape.trains(gain) || tape.trains(bias);
  }

  @Override
  boolean writesFirst() {
    return true;
  }

  @Override
  void forward() {
    means = atLeast(means, rows);
    scales = atLeast(scales, rows);
    for (int r = 0; r < rows; r++) {
      row.normalize(inputs[0].values, r * cols, values, r * cols);
      means[r] = row.mean;
      scales[r] = row.scale;
    }
  }

  @Override
  void backward() {
    Tensor x = inputs[0];
    if (share.length != cols) {
      share = new float[cols];
      gainShare = new float[cols];
      biasShare = new float[cols];
    }
    Arrays.fill(gainShare, 0);
    Arrays.fill(biasShare, 0);
    boolean add = wants(0) && x.share() != 0;
    for (int r = 0; r < rows; r++) {
      int at = r * cols;
      System.arraycopy(x.values, at, row.x, 0, cols);
      System.arraycopy(gradient, at, row.y, 0, cols);
      shares(row.x, row.y, row.gain, means[r], scales[r], share, gainShare, biasShare);
      if (wants(0)) {
        // What a row's own mean and scale take back (arXiv:1607.06450, differentiated).
        float level = row.centred ? Reduce.sum(share, 0, cols) / cols : 0;
        float along = Reduce.dot(share, row.x, cols) / cols;
        if (add) {
          System.arraycopy(x.gradient, at, row.y, 0, cols);
        } else {
          Arrays.fill(row.y, 0);
        }
        back(share, row.x, scales[r], level, along, row.y);
        System.arraycopy(row.y, 0, x.gradient, at, cols);
      }
    }
    addTo(gain, gainShare);
    if (row.centred) {
      addTo(bias, biasShare);
    }
  }

  /** x becomes normal; the shares of gain and bias grow; share = dy gain. */
  private static void shares(
      float[] x,
      float[] dy,
      float[] gain,
      float mean,
      float scale,
      float[] share,
      float[] gainShare,
      float[] biasShare) {
    for (int c = 0; c < x.length; c++) {
      float normal = (x[c] - mean) * scale;
      float g = dy[c];
      x[c] = normal;
      gainShare[c] += g * normal;
      biasShare[c] += g;
      share[c] = g * gain[c];
    }
  }

  private static void back(
      float[] share, float[] normal, float scale, float level, float along, float[] dx) {
    for (int c = 0; c < dx.length; c++) {
      dx[c] += scale * (share[c] - level - normal[c] * along);
    }
  }

  private void addTo(Parameter parameter, float[] part) {
    if (tape.trains(parameter)) {
      float[] total = parameter.owner().gradients();
      for (int c = 0; c < cols; c++) {
        total[parameter.offset() + c] += part[c];
      }
    }
  }
}
