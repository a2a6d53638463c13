package org.plaudit.agents.interactive;

import java.util.List;
import org.plaudit.agents.policy.Preferences;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.feedback.Feedback.Signal;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.trace.Rollout;

/** Four numbered states with three moves, for updates that are worked out by hand. */
final class Numbered {
  static final EnvSpec<Integer, Integer> SPEC =
      EnvSpec.of("Numbered-v0", Domain.GRID, Discrete.of(4), Discrete.of(3));

  private Numbered() {}

  /** What is said after the given states, in each of which the given move was made. */
  static void say(
      Learner<Integer, Integer> learner,
      double value,
      int delay,
      List<Integer> states,
      List<Integer> moves) {
    learner.learn(List.of(judgement(value, delay, states, moves)));
  }

  /** The last state is what followed. */
  static Lesson.Judgement<Integer, Integer> judgement(
      double value, int delay, List<Integer> states, List<Integer> moves) {
    return Watched.signal(states, moves, Ending.RUNNING, 9, 100, new Signal(value, delay));
  }

  static void live(
      Learner<Integer, Integer> learner, int state, int move, double reward, int next, Ending how) {
    learner.learn(
        List.of(
            new Lesson.Experience<>(
                new Rollout(
                    1,
                    1,
                    new float[] {state},
                    new float[] {move},
                    new float[] {next},
                    new float[] {(float) reward},
                    new Ending[] {how}))));
  }

  /** Of all moves in a state. */
  static float[] values(Preferences preferences, int state) {
    float[] values = new float[3];
    preferences.write(new float[] {state}, 1, values);
    return values;
  }
}
