package org.plaudit.core.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Metrics;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.learn.RecurrentPolicy;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Vec;
import org.plaudit.core.trace.Rollout;

/** The rules of learners, each in one school. */
final class Learning {
  private Learning() {}

  static <O, A> void eatsItsDietOnly(Trial<?> trial, School<O, A> school) {
    Learner<O, A> learner = school.learner(1);
    if (learner.diet().isEmpty()) {
      trial.blame("diet() is empty: nothing can be learned from");
    }
    byte[] before = Saving.bytes(learner);
    for (Lesson<O, A> lesson : school.all(learner.policy(), 0)) {
      if (!School.eats(learner, lesson)) {
        String kind = lesson.getClass().getSimpleName();
        try {
          learner.learn(List.of(lesson));
          trial.blame("%s is not in diet(), but was taken", kind);
        } catch (IllegalArgumentException e) {
          // As it should.
        }
        if (!Arrays.equals(before, Saving.bytes(learner))) {
          trial.blame("refusing %s changed the learner", kind);
        }
      }
    }
  }

  static <O, A> void sameSeedSameBytes(Trial<?> trial, School<O, A> school) {
    Learner<O, A> first = school.learner(1);
    Learner<O, A> second = school.learner(1);
    List<O> probes = school.probes();
    for (int term = 0; term < School.TERMS; term++) {
      Metrics one = first.learn(school.lessons(first, term));
      Metrics other = second.learn(school.lessons(second, term));
      same(trial, school, "with the same seed and lessons", term, first, second, probes);
      if (!one.equals(other)) {
        trial.blame("term %d: metrics were %s and %s", term, one, other);
      }
    }
  }

  private static <O, A> void same(
      Trial<?> trial,
      School<O, A> school,
      String who,
      int term,
      Learner<O, A> right,
      Learner<O, A> seen,
      List<O> probes) {
    if (!Arrays.equals(Saving.bytes(right), Saving.bytes(seen))) {
      trial.blame("%s, after term %d: the saved states differ", who, term);
    }
    if (!school.answers(right.policy(), probes).equals(school.answers(seen.policy(), probes))) {
      trial.blame("%s, after term %d: the policies act differently", who, term);
    }
    if (!school.answers(right.best(), probes).equals(school.answers(seen.best(), probes))) {
      trial.blame("%s, after term %d: the best policies act differently", who, term);
    }
  }

  static <O, A> void aPolicyIsFrozen(Trial<?> trial, School<O, A> school) {
    Learner<O, A> learner = school.learner(1);
    List<O> probes = school.probes();
    for (int term = 0; term < School.TERMS; term++) {
      Policy<O, A> policy = learner.policy();
      Policy<O, A> best = learner.best();
      List<A> before = school.answers(policy, probes);
      List<A> bestBefore = school.answers(best, probes);
      learner.learn(school.lessons(learner, term));
      if (!before.equals(school.answers(policy, probes))) {
        trial.blame("a policy given out before term %d acts differently after it", term);
      }
      if (!bestBefore.equals(school.answers(best, probes))) {
        trial.blame("a best policy given out before term %d acts differently after it", term);
      }
    }
  }

  static <O, A> void aPolicyServesAnyThread(Trial<?> trial, School<O, A> school) {
    Learner<O, A> learner = school.learner(1);
    learner.learn(school.lessons(learner, 0));
    List<O> probes = school.probes();
    Policy<O, A> policy = learner.policy();
    List<A> right = school.answers(policy, probes);
    List<CompletableFuture<List<List<A>>>> others = new ArrayList<>();
    for (int thread = 0; thread < 3; thread++) {
      others.add(
          CompletableFuture.supplyAsync(
              () -> {
                List<List<A>> rounds = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                  rounds.add(school.answers(policy, probes));
                }
                return rounds;
              },
              work -> new Thread(work, "plaudit-contract").start()));
    }
    for (CompletableFuture<List<List<A>>> other : others) {
      try {
        if (!other.join().stream().allMatch(right::equals)) {
          trial.blame("one policy on several threads acts differently than on one");
        }
      } catch (CompletionException e) {
        trial.blame("one policy on several threads threw %s", Rule.described(e.getCause()));
      }
    }
  }

  static <O, A> void memoryIsTheCallers(Trial<?> trial, School<O, A> school) {
    Learner<O, A> learner = school.learner(1);
    learner.learn(school.lessons(learner, 0));
    for (Policy<O, A> policy : List.of(learner.policy(), learner.best())) {
      if (policy instanceof RecurrentPolicy<O, A> recurrent) {
        remember(trial, school.probes(), recurrent);
      }
    }
  }

  private static <O, A> void remember(
      Trial<?> trial, List<O> probes, RecurrentPolicy<O, A> policy) {
    if (policy.memory() < 1) {
      trial.blame("memory() (%d) must be at least 1", policy.memory());
      return;
    }
    float[] memory = new float[policy.memory()];
    boolean remembered = false;
    for (int i = 0; i < probes.size(); i++) {
      O probe = probes.get(i);
      float[] first = memory.clone();
      A one = policy.act(probe, first, Seed.of(i).generator());
      if (i == 0 && !one.equals(policy.act(probe, Seed.of(i).generator()))) {
        trial.blame("a memory of zeros is not the start of an episode");
      }
      float[] second = memory.clone();
      A other = policy.act(probe, second, Seed.of(i).generator());
      if (!one.equals(other) || !Arrays.equals(first, second)) {
        trial.blame("the same observation and memory led to %s, then to %s", one, other);
      }
      for (float value : first) {
        remembered |= value != 0;
        if (!Float.isFinite(value)) {
          trial.blame("after observation %s the memory holds %s", probe, value);
        }
      }
      memory = first;
    }
    if (!remembered) {
      trial.blame("nothing was remembered of %d observations", probes.size());
    }
  }

  static <O, A> void aLoadedLearnerGoesOnExactly(Trial<?> trial, School<O, A> school) {
    List<O> probes = school.probes();
    for (int saved = 0; saved < School.TERMS; saved++) {
      Learner<O, A> learner = school.learner(1);
      for (int term = 0; term < saved; term++) {
        learner.learn(school.lessons(learner, term));
      }
      Learner<O, A> loaded = school.learner(1);
      // Whatever it learned before must not matter.
      loaded.learn(school.lessons(loaded, saved + 7));
      try {
        Saving.load(loaded, Saving.bytes(learner));
      } catch (IOException e) {
        trial.blame("its own state was refused: %s", e.getMessage());
        return;
      }
      String who = "loaded before term " + saved;
      same(trial, school, who, saved - 1, learner, loaded, probes);
      for (int term = saved; term < School.TERMS; term++) {
        learner.learn(school.lessons(learner, term));
        loaded.learn(school.lessons(loaded, term));
        same(trial, school, who, term, learner, loaded, probes);
      }
    }
  }

  static <O, A> void otherBytesAreRefused(Trial<?> trial, School<O, A> school) {
    Learner<O, A> learner = school.learner(1);
    byte[] state = Saving.bytes(learner);
    if (state.length == 0) {
      return; // a learner without any state has nothing to tell apart
    }
    for (Map.Entry<String, byte[]> bad : Saving.garbage(state).entrySet()) {
      Saving.refuse(trial, learner, bad.getKey(), bad.getValue());
    }
  }

  static <O, A> void actionsLieInTheirSpace(Trial<?> trial, School<O, A> school) {
    Learner<O, A> learner = school.learner(1);
    List<O> probes = school.probes();
    for (int term = 0; term < School.TERMS; term++) {
      look(trial, school, "policy", school.answers(learner.policy(), probes), probes);
      look(trial, school, "best policy", school.answers(learner.best(), probes), probes);
      learner.learn(school.lessons(learner, term));
    }
  }

  private static <O, A> void look(
      Trial<?> trial, School<O, A> school, String who, List<A> answers, List<O> probes) {
    for (int i = 0; i < probes.size(); i++) {
      A action = answers.get(i);
      if (!school.spec().actions().contains(action)) {
        trial.blame(
            "the %s answered %s with %s, which is not in %s",
            who, probes.get(i), action, school.spec().actions());
      } else if (probes.get(i) instanceof Masked<?> masked
          && school.spec().actions() instanceof Discrete moves
          && !masked.legal().allows((Integer) action - moves.start())) {
        trial.blame(
            "the %s answered %s with %s, which the mask forbids", who, probes.get(i), action);
      }
    }
  }

  static <O, A> void metricsAreFinite(Trial<?> trial, School<O, A> school) {
    Learner<O, A> learner = school.learner(1);
    for (int term = 0; term < School.TERMS; term++) {
      for (Map.Entry<String, Double> metric :
          learner.learn(school.lessons(learner, term)).values().entrySet()) {
        if (metric.getKey().isBlank() || !Double.isFinite(metric.getValue())) {
          trial.blame(
              "term %d: metric %s (%s) must be finite, and named. Maybe leave it out where it does"
                  + " not apply",
              term, metric.getKey(), metric.getValue());
        }
      }
    }
  }

  static <O, A> void lessonsAreNotWrittenTo(Trial<?> trial, School<O, A> school) {
    Learner<O, A> learner = school.learner(1);
    for (int term = 0; term < School.TERMS; term++) {
      List<Lesson<O, A>> lessons = school.lessons(learner, term);
      List<Vec> before = floats(lessons);
      learner.learn(lessons);
      if (!before.equals(floats(lessons))) {
        trial.blame("term %d: learning changed the buffers of the lesson", term);
      }
    }
  }

  private static <O, A> List<Vec> floats(List<Lesson<O, A>> lessons) {
    List<Vec> floats = new ArrayList<>();
    for (Lesson<O, A> lesson : lessons) {
      if (lesson instanceof Lesson.Experience<O, A> experience) {
        Rollout rollout = experience.rollout();
        floats.add(Vec.of(rollout.observations()));
        floats.add(Vec.of(rollout.actions()));
        floats.add(Vec.of(rollout.next()));
        floats.add(Vec.of(rollout.rewards()));
        floats.add(Vec.of(rollout.memories()));
      }
    }
    return floats;
  }
}
