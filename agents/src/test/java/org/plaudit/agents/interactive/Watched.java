package org.plaudit.agents.interactive;

import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.feedback.Feedback.Signal;
import org.plaudit.core.feedback.Query;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;

/** A learner at work, and a scripted trainer who watches every step, as in a run. */
final class Watched<O, A> {
  private static final int SHOWN = 6;

  private final Env<O, A> world;
  private final EnvSpec<O, A> spec;
  private final Learner<O, A> learner;
  private final Trainer<O, A> trainer;
  private final Pcg64 rng = Seed.of(23).generator();
  private final Pcg64 errors = Seed.of(29).generator();
  private int delay;
  private double mistakes;
  private long time;
  private int episode;

  /** Knows whether an action is right. */
  interface Trainer<O, A> {
    boolean right(O observation, A action);
  }

  Watched(Env<O, A> world, Learner<O, A> learner, Trainer<O, A> trainer) {
    this.world = world;
    this.spec = world.spec();
    this.learner = learner;
    this.trainer = trainer;
  }

  /** The trainer reacts so many steps late; nobody tells the learner. */
  Watched<O, A> late(int steps) {
    delay = steps;
    return this;
  }

  /** The trainer says the opposite so often. */
  Watched<O, A> mistaken(double share) {
    mistakes = share;
    return this;
  }

  /** Plays whole episodes, learning after every step; the mean return. */
  double train(int episodes) {
    double sum = 0;
    for (int i = 0; i < episodes; i++) {
      sum += play();
    }
    return sum / episodes;
  }

  private double play() {
    List<O> seen = new ArrayList<>();
    List<A> done = new ArrayList<>();
    seen.add(world.reset(episode++));
    double earned = 0;
    for (Ending ending = Ending.RUNNING; !ending.over(); ) {
      O before = seen.get(seen.size() - 1);
      A action = learner.policy().act(before, rng);
      Step<O> step = world.step(action);
      ending = step.ending();
      earned += step.reward();
      seen.add(step.observation());
      done.add(action);
      time++;
      List<Lesson<O, A>> lessons = new ArrayList<>();
      if (done.size() > delay) {
        lessons.add(judgement(seen, done, ending));
      }
      lessons.add(new Lesson.Experience<>(rollout(before, action, step)));
      learner.learn(lessons);
    }
    return earned;
  }

  private Lesson.Judgement<O, A> judgement(List<O> seen, List<A> done, Ending ending) {
    int about = done.size() - 1 - delay;
    boolean right = trainer.right(seen.get(about), done.get(about));
    boolean says = errors.nextDouble() < mistakes ? !right : right;
    return signal(seen, done, ending, SHOWN, time, new Signal(says ? 1 : -1, 0));
  }

  /** What is said after the last step; at most {@code shown} steps are shown. */
  static <O, A> Lesson.Judgement<O, A> signal(
      List<O> seen, List<A> done, Ending ending, int shown, long time, Signal signal) {
    int length = Math.min(shown, done.size());
    int from = done.size() - length;
    Segment<O, A> segment =
        new Segment<>(
            new SegmentId(1, 0, time - length, length),
            seen.subList(from, seen.size()),
            done.subList(from, done.size()),
            ending);
    return new Lesson.Judgement<>(new Query.Watch<>(time, segment), signal);
  }

  private Rollout rollout(O before, A action, Step<O> step) {
    int width = spec.observations().width();
    float[] observation = new float[width];
    float[] next = new float[width];
    float[] move = new float[spec.actions().width()];
    spec.observations().write(before, observation, 0);
    spec.observations().write(step.observation(), next, 0);
    spec.actions().write(action, move, 0);
    float[] reward = {(float) step.reward()};
    return new Rollout(1, 1, observation, move, next, reward, new Ending[] {step.ending()});
  }

  /** How often the best policy of now is right, on observations from the world's episodes. */
  double rightness(int episodes) {
    int right = 0;
    int steps = 0;
    for (int i = 0; i < episodes; i++) {
      O seen = world.reset(100_000 + i);
      for (Ending ending = Ending.RUNNING; !ending.over(); steps++) {
        A action = learner.best().act(seen, rng);
        right += trainer.right(seen, action) ? 1 : 0;
        Step<O> step = world.step(action);
        seen = step.observation();
        ending = step.ending();
      }
    }
    return (double) right / steps;
  }
}
