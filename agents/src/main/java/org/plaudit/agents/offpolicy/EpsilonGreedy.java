package org.plaudit.agents.offpolicy;

import java.util.random.RandomGenerator;
import org.plaudit.agents.policy.Observations;
import org.plaudit.core.Require;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.space.Discrete;

/**
 * Takes the legal action that is worth most; with probability epsilon any legal one. Any thread may
 * use it.
 */
final class EpsilonGreedy<O, A> implements Policy<O, A>, BatchPolicy {
  private static final String NO_MOVE = "none of the %d moves is legal; there is nothing to choose";
  private static final float UNDECIDED = Float.NaN;

  private final EnvSpec<O, A> spec;
  private final int start;
  private final Observations layout;
  private final FrozenQ network;
  private final double epsilon;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  private static final class Scratch {
    private float[] features = {};
    private float[] masks = {};
    private float[] values = {};
  }

  /**
   * @param spec of a world whose actions are Discrete
   * @param layout how to read an observation; must not change any more
   * @param epsilon in [0, 1]
   */
  EpsilonGreedy(EnvSpec<O, A> spec, Observations layout, FrozenQ network, double epsilon) {
    this.spec = spec;
    this.start = ((Discrete) (Object) spec.actions()).start();
    this.layout = layout;
    this.network = network;
    this.epsilon = epsilon;
  }

  @Override
  public A act(O observation, RandomGenerator rng) {
    float[] seen = new float[spec.observations().width()];
    float[] action = new float[1];
    spec.observations().write(observation, seen, 0);
    act(seen, 1, action, rng);
    return spec.actions().read(action, 0);
  }

  @Override
  public void act(float[] observations, int rows, float[] actions, RandomGenerator rng) {
    Scratch room = scratch.get();
    int moves = network.actions();
    int choices = layout.choices();
    room.features = FrozenQ.atLeast(room.features, rows * layout.features());
    room.masks = FrozenQ.atLeast(room.masks, rows * choices);
    room.values = FrozenQ.atLeast(room.values, rows * moves);
    layout.split(observations, rows, room.features, room.masks);
    boolean greedy = false;
    for (int row = 0; row < rows; row++) {
      boolean exploring = epsilon > 0 && rng.nextDouble() < epsilon;
      actions[row] =
          exploring ? start + any(room.masks, row * choices, moves, choices, rng) : UNDECIDED;
      greedy |= !exploring;
    }
    if (greedy) {
      network.means(room.features, rows, room.values);
      for (int row = 0; row < rows; row++) {
        if (Float.isNaN(actions[row])) {
          int best = best(room.values, row * moves, moves, room.masks, row * choices, choices);
          Require.that(best >= 0, NO_MOVE, moves);
          actions[row] = start + best;
        }
      }
    }
  }

  private static int any(float[] masks, int at, int moves, int choices, RandomGenerator rng) {
    if (choices == 0) {
      return rng.nextInt(moves);
    }
    int legal = 0;
    for (int i = 0; i < moves; i++) {
      legal += masks[at + i] != 0 ? 1 : 0;
    }
    Require.that(legal > 0, NO_MOVE, moves);
    int left = rng.nextInt(legal);
    int move = 0;
    while (masks[at + move] == 0 || left-- > 0) {
      move++;
    }
    return move;
  }

  /**
   * The legal move worth most, the first of equals; -1 if none is legal.
   *
   * @param choices that a mask covers: the moves, or 0 where all are legal
   */
  static int best(float[] values, int at, int moves, float[] masks, int maskAt, int choices) {
    int best = -1;
    for (int i = 0; i < moves; i++) {
      boolean legal = choices == 0 || masks[maskAt + i] != 0;
      if (legal && (best < 0 || values[at + i] > values[at + best])) {
        best = i;
      }
    }
    return best;
  }
}
