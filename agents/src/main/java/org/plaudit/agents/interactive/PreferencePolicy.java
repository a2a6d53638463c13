package org.plaudit.agents.interactive;

import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.plaudit.agents.policy.Preferences;
import org.plaudit.core.Require;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.WithMask;

/**
 * Chooses among the legal moves by how much each is preferred; with probability epsilon any of
 * them. Any thread may use it; each takes the spare scratch, or makes its own while another thread
 * has that.
 */
final class PreferencePolicy<O, A> implements Policy<O, A>, BatchPolicy {
  /** How preferences become a choice. */
  enum Choice {
    /** The most preferred, the first of equals. */
    FIRST,
    /** The most preferred, any of equals: what nobody has judged yet is tried. */
    ANY,
    /** Each with a probability in proportion to the exponential of its preference. */
    SOFTMAX
  }

  private final EnvSpec<O, A> spec;
  private final Preferences preferences;
  private final Choice choice;
  private final double epsilon;
  private final int start;
  private final boolean masked;
  private final int width;
  private final AtomicReference<float[]> spare = new AtomicReference<>();

  /**
   * @param spec of a world whose actions are Discrete
   * @param epsilon in [0, 1]
   */
  PreferencePolicy(EnvSpec<O, A> spec, Preferences preferences, Choice choice, double epsilon) {
    this.spec = spec;
    this.preferences = preferences;
    this.choice = choice;
    this.epsilon = epsilon;
    this.start = ((Discrete) (Object) spec.actions()).start();
    this.masked = spec.observations() instanceof WithMask<?>;
    this.width = spec.observations().width();
  }

  @Override
  public A act(O observation, RandomGenerator rng) {
    float[] seen = new float[width];
    float[] action = new float[1];
    spec.observations().write(observation, seen, 0);
    act(seen, 1, action, rng);
    return spec.actions().read(action, 0);
  }

  @Override
  public void act(float[] observations, int rows, float[] actions, RandomGenerator rng) {
    int moves = preferences.moves();
    float[] mine = spare.getAndSet(null);
    float[] room = mine == null || mine.length < rows * moves ? new float[rows * moves] : mine;
    preferences.write(observations, rows, room);
    for (int row = 0; row < rows; row++) {
      actions[row] = start + choose(room, row * moves, observations, (row + 1) * width, rng);
    }
    spare.set(room);
  }

  private int choose(float[] values, int at, float[] seen, int end, RandomGenerator rng) {
    int maskAt = end - preferences.moves();
    double best = best(values, at, seen, maskAt);
    boolean stray = epsilon > 0 && rng.nextDouble() < epsilon;
    if (choice == Choice.SOFTMAX && !stray) {
      return draw(values, at, seen, maskAt, best, rng);
    }
    double least = stray ? Double.NEGATIVE_INFINITY : best;
    int left = 0;
    if (stray || choice == Choice.ANY) {
      int candidates = 0;
      for (int move = 0; move < preferences.moves(); move++) {
        candidates += legal(seen, maskAt, move) && values[at + move] >= least ? 1 : 0;
      }
      left = candidates > 1 ? rng.nextInt(candidates) : 0;
    }
    int move = 0;
    while (!(legal(seen, maskAt, move) && values[at + move] >= least) || left-- > 0) {
      move++;
    }
    return move;
  }

  private int draw(
      float[] values, int at, float[] seen, int maskAt, double best, RandomGenerator rng) {
    double total = 0;
    int last = 0;
    for (int move = 0; move < preferences.moves(); move++) {
      if (legal(seen, maskAt, move)) {
        total += Math.exp(values[at + move] - best);
        last = move;
      }
    }
    double left = rng.nextDouble() * total;
    for (int move = 0; move < last; move++) {
      if (legal(seen, maskAt, move)) {
        left -= Math.exp(values[at + move] - best);
        if (left < 0) {
          return move;
        }
      }
    }
    return last;
  }

  private boolean legal(float[] seen, int maskAt, int move) {
    return !masked || seen[maskAt + move] != 0;
  }

  private double best(float[] values, int at, float[] seen, int maskAt) {
    double best = Double.NEGATIVE_INFINITY;
    boolean any = false;
    for (int move = 0; move < preferences.moves(); move++) {
      if (legal(seen, maskAt, move)) {
        any = true;
        best = Math.max(best, values[at + move]);
      }
    }
    Require.that(
        any, "none of the %d moves is legal; there is nothing to choose", preferences.moves());
    return best;
  }
}
