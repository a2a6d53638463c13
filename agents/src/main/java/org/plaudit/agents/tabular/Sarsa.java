package org.plaudit.agents.tabular;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.random.Seed;

/**
 * Sarsa (G. A. Rummery and M. Niranjan, "On-line Q-learning using connectionist systems", 1994;
 * Sutton and Barto, "Reinforcement Learning", 2nd edition, section 6.4): moves Q(S, A) towards
 *
 * <pre>R + gamma Q(S', A')                                 (eq. 6.7)
 * </pre>
 *
 * where A' is what was really done next. It learns what its own exploring behaviour is worth, and
 * so keeps away from a cliff that it might stumble over.
 *
 * <p>A' is known one step later: the last step of each world waits for the next lesson. Where an
 * episode was truncated, nothing is done any more; then, and where another episode begins
 * unannounced, the mean of Q(S', A') under the behaviour of the moment stands for it, which is what
 * A' would have given on average.
 *
 * <p>Works on numbered states and moves, masked or not. Metrics are those of {@link QLearning}.
 */
public final class Sarsa<O, A> extends TabularTd<O, A> {
  private static final int MARK = 0x53415231; // "SAR1"

  /** Floats of what the waiting worlds showed; more are no state of ours. */
  private static final int LARGEST = 1 << 24;

  private Waiting waiting = new Waiting(0);

  /** The last step of each world, where it waits for the next action. */
  private final class Waiting {
    private final boolean[] waits;
    private final int[] states;
    private final int[] moves;
    private final double[] rewards;
    private final float[] shown;

    Waiting(int worlds) {
      waits = new boolean[worlds];
      states = new int[worlds];
      moves = new int[worlds];
      rewards = new double[worlds];
      shown = new float[worlds * layout.width()];
    }
  }

  /**
   * @param budget steps of experience over the learner's life, for what falls over the run
   */
  public Sarsa(TdOptions options, EnvSpec<O, A> spec, long budget) {
    super(MARK, options, spec, budget);
  }

  /** Makes learners of this kind. */
  public static Factory factory(TdOptions options) {
    return new TdFactory(options) {
      @Override
      public <O, A> Learner<O, A> create(EnvSpec<O, A> spec, long steps, Seed seed) {
        return new Sarsa<>(options, spec, steps);
      }
    };
  }

  @Override
  void follow(Steps lesson) {
    if (lesson.worlds() != waiting.waits.length) {
      for (int world = 0; world < waiting.waits.length; world++) {
        endWaiting(world);
      }
      waiting = new Waiting(lesson.worlds());
    }
    for (int row = 0; row < lesson.rows(); row++) {
      int world = row % lesson.worlds();
      if (goesOn(world, lesson.state(row))) {
        backUp(world, value(lesson.state(row), lesson.move(row))); // A' is the move of this row
      } else {
        endWaiting(world);
      }
      wait(world, lesson, row);
      if (lesson.ending(row) == Ending.TERMINATED) {
        backUp(world, 0);
      } else if (lesson.ending(row) == Ending.TRUNCATED) {
        endWaiting(world);
      }
    }
  }

  private void wait(int world, Steps lesson, int row) {
    int width = layout.width();
    waiting.waits[world] = true;
    waiting.states[world] = lesson.state(row);
    waiting.moves[world] = lesson.move(row);
    waiting.rewards[world] = lesson.reward(row);
    System.arraycopy(lesson.shownNext(), row * width, waiting.shown, world * width, width);
  }

  private boolean goesOn(int world, int state) {
    return waiting.waits[world] && layout.state(waiting.shown, world) == state;
  }

  /** Takes what is done next as it is done on average. */
  private void endWaiting(int world) {
    if (waiting.waits[world]) {
      backUp(world, expected(layout.state(waiting.shown, world), waiting.shown, world));
    }
  }

  private void backUp(int world, double next) {
    improve(
        waiting.states[world],
        waiting.moves[world],
        waiting.rewards[world] + options.discount() * next); // eq. 6.7
    waiting.waits[world] = false;
  }

  @Override
  public void save(DataOutput out) throws IOException {
    super.save(out);
    out.writeInt(waiting.waits.length);
    for (int world = 0; world < waiting.waits.length; world++) {
      out.writeBoolean(waiting.waits[world]);
      out.writeInt(waiting.states[world]);
      out.writeInt(waiting.moves[world]);
      out.writeDouble(waiting.rewards[world]);
      for (int i = 0; i < layout.width(); i++) {
        out.writeFloat(waiting.shown[world * layout.width() + i]);
      }
    }
  }

  @Override
  void loadMore(DataInput in) throws IOException {
    int worlds = in.readInt();
    if (worlds < 0 || (long) worlds * layout.width() > LARGEST) {
      throw new IOException("the saved state claims " + worlds + " worlds");
    }
    Waiting saved = new Waiting(worlds);
    for (int world = 0; world < worlds; world++) {
      saved.waits[world] = in.readBoolean();
      saved.states[world] = in.readInt();
      saved.moves[world] = in.readInt();
      saved.rewards[world] = in.readDouble();
      for (int i = 0; i < layout.width(); i++) {
        saved.shown[world * layout.width() + i] = in.readFloat();
      }
      check(saved, world);
    }
    waiting = saved;
  }

  private void check(Waiting saved, int world) throws IOException {
    boolean table =
        saved.states[world] >= 0
            && saved.states[world] < layout.states()
            && saved.moves[world] >= 0
            && saved.moves[world] < layout.moves()
            && Double.isFinite(saved.rewards[world]);
    try {
      if (!table || saved.waits[world] && layout.state(saved.shown, world) < 0) {
        throw new IOException("the step that waits in world " + world + " is none");
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("the step that waits in world " + world + ": " + e.getMessage(), e);
    }
  }
}
