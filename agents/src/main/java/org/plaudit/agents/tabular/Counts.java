package org.plaudit.agents.tabular;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plaudit.agents.policy.TableState;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Tabular;

/**
 * The model that {@link RMax} believes in: frequencies where a move was tried often enough in a
 * state; anywhere else it leads to heaven, one more state, in which each step earns the most that a
 * step can earn.
 */
final class Counts implements Tabular, Saves {
  /** Stands for a termination among the states that followed. */
  private static final int END = -1;

  private final int states;
  private final int moves;
  private final long enough;
  private final long[] tries;
  private final double[] earned;
  // What followed each pair, in the order in which it was first seen, and how often.
  private final int[][] followed;
  private final long[][] times;
  private double most;

  /**
   * @param enough tries after which frequencies are believed
   * @param most the most that a step is thought to earn; grows where one earns more
   */
  Counts(int states, int moves, long enough, double most) {
    this.states = states;
    this.moves = moves;
    this.enough = enough;
    this.most = most;
    tries = new long[states * moves];
    earned = new double[states * moves];
    followed = new int[states * moves][0];
    times = new long[states * moves][0];
  }

  /** One more try; whether frequencies became known by it, or since then doubled in number. */
  boolean add(int state, int move, double reward, int next, boolean terminal) {
    int pair = state * moves + move;
    int what = terminal ? END : next;
    int at = 0;
    while (at < followed[pair].length && followed[pair][at] != what) {
      at++;
    }
    if (at == followed[pair].length) {
      followed[pair] = Arrays.copyOf(followed[pair], at + 1);
      times[pair] = Arrays.copyOf(times[pair], at + 1);
      followed[pair][at] = what;
    }
    times[pair][at]++;
    tries[pair]++;
    earned[pair] += reward;
    boolean more = reward > most;
    most = Math.max(most, reward);
    long share = tries[pair] / enough;
    return more || tries[pair] % enough == 0 && Long.bitCount(share) == 1;
  }

  /** The state beyond all others. */
  int heaven() {
    return states;
  }

  /** The most that a step can earn, by what is known. */
  double most() {
    return most;
  }

  /** Share of pairs that were tried often enough, in [0, 1]. */
  double known() {
    int known = 0;
    for (long count : tries) {
      known += count >= enough ? 1 : 0;
    }
    return (double) known / tries.length;
  }

  /** With heaven. */
  @Override
  public int states() {
    return states + 1;
  }

  @Override
  public int actions() {
    return moves;
  }

  @Override
  public List<Outcome> outcomes(int state, int action) {
    int pair = state * moves + action;
    if (state == heaven() || tries[pair] < enough) {
      return List.of(new Outcome(1, heaven(), most, false));
    }
    double reward = earned[pair] / (double) tries[pair];
    List<Outcome> outcomes = new ArrayList<>(followed[pair].length);
    for (int i = 0; i < followed[pair].length; i++) {
      boolean terminal = followed[pair][i] == END;
      outcomes.add(
          new Outcome(
              (double) times[pair][i] / (double) tries[pair],
              terminal ? state : followed[pair][i],
              reward,
              terminal));
    }
    return outcomes;
  }

  /** Not counted: where episodes start is of no account to a plan. */
  @Override
  public double start(int state) {
    return state == 0 ? 1 : 0;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    out.writeDouble(most);
    TableState.write(out, earned);
    for (int pair = 0; pair < tries.length; pair++) {
      out.writeInt(followed[pair].length);
      for (int i = 0; i < followed[pair].length; i++) {
        out.writeInt(followed[pair][i]);
        out.writeLong(times[pair][i]);
      }
    }
  }

  @Override
  public void load(DataInput in) throws IOException {
    double savedMost = in.readDouble();
    double[] savedEarned = TableState.readValues(in, earned.length);
    int[][] savedFollowed = new int[tries.length][];
    long[][] savedTimes = new long[tries.length][];
    for (int pair = 0; pair < tries.length; pair++) {
      int distinct = in.readInt();
      if (distinct < 0 || distinct > states + 1) {
        throw new IOException("a saved move led to " + distinct + " of " + states + " states");
      }
      savedFollowed[pair] = new int[distinct];
      savedTimes[pair] = new long[distinct];
      for (int i = 0; i < distinct; i++) {
        savedFollowed[pair][i] = in.readInt();
        savedTimes[pair][i] = TableState.count(in);
        if (savedFollowed[pair][i] < END || savedFollowed[pair][i] >= states) {
          throw new IOException("a saved move led to state " + savedFollowed[pair][i]);
        }
      }
    }
    if (!Double.isFinite(savedMost)) {
      throw new IOException("the saved largest reward (" + savedMost + ") must be finite");
    }
    most = savedMost;
    System.arraycopy(savedEarned, 0, earned, 0, earned.length);
    for (int pair = 0; pair < tries.length; pair++) {
      followed[pair] = savedFollowed[pair];
      times[pair] = savedTimes[pair];
      tries[pair] = Arrays.stream(savedTimes[pair]).sum();
    }
  }
}
