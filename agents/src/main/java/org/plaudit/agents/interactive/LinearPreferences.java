package org.plaudit.agents.interactive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.plaudit.agents.nn.DivergedException;
import org.plaudit.agents.policy.Preferences;
import org.plaudit.agents.policy.TableState;
import org.plaudit.core.Saves;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.WithMask;

/**
 * A number for each move that is linear in the features of what is observed, w(a)'phi(s): what
 * linear learners learn. In double precision, since they learn one step at a time.
 */
final class LinearPreferences implements Saves {
  private final LinearFeatures features;
  private final int moves;
  private final int firstMove;
  private final int width;
  private final boolean masked;
  private final double[] weights; // (moves, features)
  private final double[] seen; // the features of one observation
  private Optional<Preferences> frozen = Optional.empty();

  LinearPreferences(EnvSpec<?, ?> spec, Fourier basis) {
    features = new LinearFeatures(spec, basis);
    Discrete actions = (Discrete) (Object) spec.actions();
    moves = actions.n();
    firstMove = actions.start();
    width = spec.observations().width();
    masked = spec.observations() instanceof WithMask<?>;
    weights = new double[Math.multiplyExact(moves, features.size())];
    seen = new double[features.size()];
  }

  int moves() {
    return moves;
  }

  /** Numbers in all, moves times features. */
  int size() {
    return weights.length;
  }

  /** The position, from 0, of the move that this number stands for in a flat action. */
  int move(float flat) {
    return (int) flat - firstMove;
  }

  /** Learns what is normal to see. */
  void add(float[] observations, int rows) {
    if (features.learns()) {
      features.add(observations, rows);
      frozen = Optional.empty();
    }
  }

  /** w(a)'phi(s) of each move. */
  void write(float[] observation, double[] into) {
    features.write(observation, 0, seen);
    for (int move = 0; move < moves; move++) {
      into[move] = dot(weights, seen, move);
    }
  }

  private static double dot(double[] weights, double[] seen, int move) {
    double sum = 0;
    for (int i = 0; i < seen.length; i++) {
      sum += weights[move * seen.length + i] * seen[i];
    }
    return sum;
  }

  /** The probabilities of a softmax over what is legal. */
  void softmax(float[] observation, double[] into) {
    write(observation, into);
    double best = Double.NEGATIVE_INFINITY;
    for (int move = 0; move < moves; move++) {
      best = legal(observation, move) ? Math.max(best, into[move]) : best;
    }
    double total = 0;
    for (int move = 0; move < moves; move++) {
      into[move] = legal(observation, move) ? Math.exp(into[move] - best) : 0;
      total += into[move];
    }
    for (int move = 0; move < moves; move++) {
      into[move] /= total;
    }
  }

  private boolean legal(float[] observation, int move) {
    return !masked || observation[width - moves + move] != 0;
  }

  /**
   * Adds shares of the gradients of each move's number, which are phi(s) in that move's row.
   *
   * @param shares (moves)
   * @param direction (moves, features)
   */
  void accumulate(float[] observation, double[] shares, double[] direction) {
    features.write(observation, 0, seen);
    for (int move = 0; move < moves; move++) {
      for (int i = 0; i < seen.length; i++) {
        direction[move * seen.length + i] += shares[move] * seen[i];
      }
    }
  }

  /** The squared length of phi(s), each feature weighed by its scale. */
  double squared(float[] observation) {
    features.write(observation, 0, seen);
    return weighed(seen);
  }

  /** The squared length of a direction, each feature weighed by its scale. */
  double squared(double[] direction) {
    return weighed(direction);
  }

  private double weighed(double[] some) {
    double sum = 0;
    for (int i = 0; i < some.length; i++) {
      sum += features.scale(i % seen.length) * some[i] * some[i];
    }
    return sum;
  }

  /**
   * Takes a step along a direction, along each feature by its scale.
   *
   * @param direction (moves, features)
   * @throws DivergedException if a weight is not finite afterwards
   */
  void step(double size, double[] direction) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] += size * features.scale(i % seen.length) * direction[i];
      if (!Double.isFinite(weights[i])) {
        throw new DivergedException("a weight", (float) weights[i]);
      }
    }
    frozen = Optional.empty();
  }

  /** What is preferred now; not copied again until something changed. */
  Preferences frozen() {
    if (frozen.isEmpty()) {
      frozen = Optional.of(new Frozen(features.frozen(), weights.clone(), moves));
    }
    return frozen.get();
  }

  /** Any thread may use it; each takes the spare scratch, or makes its own. */
  private static final class Frozen implements Preferences {
    private final LinearFeatures features;
    private final double[] weights;
    private final int moves;
    private final AtomicReference<double[]> spare = new AtomicReference<>();

    Frozen(LinearFeatures features, double[] weights, int moves) {
      this.features = features;
      this.weights = weights;
      this.moves = moves;
    }

    @Override
    public int moves() {
      return moves;
    }

    @Override
    public void write(float[] observations, int rows, float[] into) {
      double[] mine = spare.getAndSet(null);
      double[] seen = mine == null ? new double[features.size()] : mine;
      for (int row = 0; row < rows; row++) {
        features.write(observations, row, seen);
        for (int move = 0; move < moves; move++) {
          into[row * moves + move] = (float) dot(weights, seen, move);
        }
      }
      spare.set(seen);
    }
  }

  @Override
  public void save(DataOutput out) throws IOException {
    TableState.write(out, weights);
    features.save(out);
  }

  @Override
  public void load(DataInput in) throws IOException {
    double[] saved = TableState.readValues(in, weights.length);
    features.load(in);
    System.arraycopy(saved, 0, weights, 0, weights.length);
    frozen = Optional.empty();
  }
}
