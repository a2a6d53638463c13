package org.plaudit.agents.nn;

import java.util.random.RandomGenerator;
import org.plaudit.core.Require;

/**
 * A layer that remembers: long short-term memory (Hochreiter and Schmidhuber, 1997) with forget
 * gates (Gers et al., 2000) and PyTorch's equations
 *
 * <pre>i = sigmoid(x Wi + h Ui + bi)    f = sigmoid(x Wf + h Uf + bf)
 * g = tanh(x Wg + h Ug + bg)       o = sigmoid(x Wo + h Uo + bo)
 * c' = f c + i g                   h' = o tanh(c')
 * </pre>
 *
 * <p>A state is a row of 2H numbers: first h, which is what the layer puts out, then c.
 */
public final class Lstm {
  private final int inputs;
  private final int units;
  private final Linear input;
  private final Parameter recurrent;

  private Lstm(Linear input, Parameter recurrent) {
    this.inputs = input.inputs();
    this.units = recurrent.rows();
    this.input = input;
    this.recurrent = recurrent;
  }

  /**
   * Orthogonal weights, biases 0.
   *
   * @param name makes {@code name.input.weight} (I, 4H), {@code name.input.bias} (1, 4H) and {@code
   *     name.recurrent} (H, 4H), whose columns are the gates i, f, g, o
   */
  public static Lstm orthogonal(
      Parameters parameters, String name, int inputs, int units, RandomGenerator random) {
    Initializer weights = Initializer.orthogonal(1);
    return of(parameters, name, inputs, units, weights, Initializer.zeros(), random);
  }

  /** Weights and biases uniform within 1/sqrt(units), PyTorch's default. */
  public static Lstm uniform(
      Parameters parameters, String name, int inputs, int units, RandomGenerator random) {
    Initializer within = Initializer.uniform(1 / Math.sqrt(units));
    return of(parameters, name, inputs, units, within, within, random);
  }

  private static Lstm of(
      Parameters parameters,
      String name,
      int inputs,
      int units,
      Initializer weights,
      Initializer biases,
      RandomGenerator random) {
    Require.that(
        inputs > 0 && units > 0, "inputs (%d) and units (%d) must be positive", inputs, units);
    int gates = Math.multiplyExact(4, units);
    Linear input = Linear.of(parameters, name + ".input", inputs, gates, weights, random);
    biases.fill(input.bias(), random);
    Parameter recurrent = parameters.add(name + ".recurrent", units, gates);
    weights.fill(recurrent, random);
    return new Lstm(input, recurrent);
  }

  public int inputs() {
    return inputs;
  }

  /** H: how many numbers it puts out, and half as many as it remembers. */
  public int units() {
    return units;
  }

  /**
   * Walks N sequences side by side.
   *
   * @param x (T*N, I), step by step: row t*N + n is step t of sequence n
   * @param initial (N, 2H): the states before the first step
   * @param resets for each row whether the state is forgotten, all zero, before that step
   * @return (T*N, 2H): the state after each step; the last N rows are the final ones
   */
  public Tensor forward(Tape tape, Tensor x, Tensor initial, boolean[] resets) {
    if (x.cols != inputs) {
      throw Tape.mismatch("lstm", x.toString(), input.weight().toString());
    }
    if (initial.cols != 2 * units || initial.rows == 0 || x.rows % initial.rows != 0) {
      throw new IllegalArgumentException(
          "lstm: the initial states (%s) must be N x %d, where N divides the %d rows of %s"
              .formatted(initial, 2 * units, x.rows, x));
    }
    if (resets.length < x.rows) {
      throw new IllegalArgumentException(
          "lstm: resets (%d) must cover the %d rows of %s".formatted(resets.length, x.rows, x));
    }
    Sequence y = tape.next(Sequence.class, Sequence::new);
    y.layer = this;
    y.resets(resets, x.rows);
    y.inputs[0] = x;
    y.inputs[1] = initial;
    return tape.record(y, x.rows, 2 * units);
  }

  /** What the layer puts out: the first half of each state, (R, 2H) -> (R, H). */
  public Tensor output(Tape tape, Tensor states) {
    return tape.columns(states, 0, units);
  }

  /**
   * A copy for inference that later training does not change; any number of threads may share it.
   */
  public FrozenLstm frozen() {
    float[] weights = new float[(inputs + units) * 4 * units];
    copy(input.weight(), weights, 0);
    copy(recurrent, weights, input.weight().size());
    float[] bias = new float[4 * units];
    copy(input.bias(), bias, 0);
    return new FrozenLstm(inputs, units, weights, bias);
  }

  private static void copy(Parameter from, float[] to, int at) {
    System.arraycopy(from.owner().values(), from.offset(), to, at, from.size());
  }

  /** All steps in one operation, (T*N,I) (N,2H) -> (T*N,2H). */
  static final class Sequence extends Tensor {
    private Lstm layer;
    private boolean[] resets = {};
    private float[] sums = {}; // (T*N, 4H), later their gradient
    // (T*N, H) each:
    private float[] hiddenBefore = {};
    private float[] cellBefore = {};
    private float[] in = {};
    private float[] forget = {};
    private float[] candidate = {};
    private float[] out = {};
    private float[] cell = {};
    private float[] bent = {};
    private float[] hidden = {};
    private float[] dHidden = {};
    private float[] dCell = {};
    private float[] dIn = {};
    private float[] dForget = {};
    private float[] dCandidate = {};
    private float[] dOut = {};
    private float[] back = {}; // (N, H)

    Sequence() {
      super(2);
    }

    /** Copies the flags, so that the caller may use its array again. */
    void resets(boolean[] source, int n) {
      if (resets.length < n) {
        resets = new boolean[n];
      }
      System.arraycopy(source, 0, resets, 0, n);
    }

    @Override
    String operation() {
      return "lstm " + layer.recurrent.name();
    }

    @Override
    boolean trains() {
      return tape.trains(layer.recurrent) || tape.trains(layer.input.weight());
    }

    @Override
    void forward() {
      int units = layer.units;
      int n = inputs[1].rows;
      int part = n * units;
      roomForward(rows * units);
      sums = atLeast(sums, rows * 4 * units);
      Affine.product(inputs[0].values, 0, rows, layer.input, sums, 0); // x W + b, all steps
      Parameter u = layer.recurrent;
      for (int row = 0; row < rows; row += n) {
        int at = row * units;
        remember(row, n);
        Blas.gemm(
            Transpose.NO,
            Transpose.NO,
            n,
            4 * units,
            units,
            1,
            hiddenBefore,
            at,
            u.owner().values(),
            u.offset(),
            1,
            sums,
            4 * at);
        LstmCell.split(sums, 4 * at, n, units, in, forget, candidate, out, at);
        LstmCell.forward(in, forget, candidate, out, cellBefore, cell, bent, hidden, at, at + part);
        LstmCell.store(hidden, cell, at, n, units, values, row * cols, cols);
      }
    }

    /** The states before the step whose rows begin at {@code row}. */
    private void remember(int row, int n) {
      int units = layer.units;
      float[] source = row == 0 ? inputs[1].values : values;
      int from = row == 0 ? 0 : (row - n) * cols;
      LstmCell.load(source, from, cols, n, units, hiddenBefore, cellBefore, row * units);
      for (int r = row; r < row + n; r++) {
        if (resets[r]) {
          LstmCell.clear(hiddenBefore, cellBefore, r, units);
        }
      }
    }

    @Override
    void backward() {
      int units = layer.units;
      int n = inputs[1].rows;
      int part = n * units;
      roomBackward(rows * units, part);
      LstmCell.load(gradient, 0, cols, rows, units, dHidden, dCell, 0);
      for (int row = rows - n; row >= 0; row -= n) {
        int at = row * units;
        LstmCell.backward(
            in,
            forget,
            candidate,
            out,
            cellBefore,
            bent,
            dHidden,
            dCell,
            dIn,
            dForget,
            dCandidate,
            dOut,
            at,
            at + part);
        LstmCell.join(dIn, dForget, dCandidate, dOut, at, n, units, sums, 4 * at);
        if (row > 0 || wants(1)) {
          flowBack(row, n);
        }
      }
      train();
    }

    /** Hands the gradient of the states before a step on, where they were not forgotten. */
    private void flowBack(int row, int n) {
      int units = layer.units;
      Parameter u = layer.recurrent;
      // dh = dz U'
      Blas.gemm(
          Transpose.NO,
          Transpose.YES,
          n,
          units,
          4 * units,
          1,
          sums,
          row * 4 * units,
          u.owner().values(),
          u.offset(),
          0,
          back,
          0);
      for (int r = 0; r < n; r++) {
        if (resets[row + r]) {
          continue;
        }
        int here = (row + r) * units;
        if (row > 0) {
          int before = (row + r - n) * units;
          for (int j = 0; j < units; j++) {
            dHidden[before + j] += back[r * units + j] + Moments.FLUSH - Moments.FLUSH;
            dCell[before + j] += dCell[here + j];
          }
        } else {
          float[] initial = inputs[1].gradient;
          for (int j = 0; j < units; j++) {
            initial[r * cols + j] += back[r * units + j];
            initial[r * cols + units + j] += dCell[here + j];
          }
        }
      }
    }

    /** The products over all steps at once. */
    private void train() {
      int units = layer.units;
      int gates = 4 * units;
      Tensor x = inputs[0];
      Affine.train(tape, layer.input, x.values, 0, sums, 0, rows);
      if (wants(0)) {
        Affine.passBack(layer.input, sums, 0, rows, 1, x.gradient, 0);
      }
      Parameter u = layer.recurrent;
      if (tape.trains(u)) {
        // dU = h' dz
        Blas.gemm(
            Transpose.YES,
            Transpose.NO,
            units,
            gates,
            rows,
            1,
            hiddenBefore,
            0,
            sums,
            0,
            1,
            u.owner().gradients(),
            u.offset());
      }
    }

    private void roomForward(int size) {
      hiddenBefore = atLeast(hiddenBefore, size);
      cellBefore = atLeast(cellBefore, size);
      in = atLeast(in, size);
      forget = atLeast(forget, size);
      candidate = atLeast(candidate, size);
      out = atLeast(out, size);
      cell = atLeast(cell, size);
      bent = atLeast(bent, size);
      hidden = atLeast(hidden, size);
    }

    private void roomBackward(int size, int part) {
      dHidden = atLeast(dHidden, size);
      dCell = atLeast(dCell, size);
      dIn = atLeast(dIn, size);
      dForget = atLeast(dForget, size);
      dCandidate = atLeast(dCandidate, size);
      dOut = atLeast(dOut, size);
      back = atLeast(back, part);
    }
  }
}
