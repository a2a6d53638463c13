package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.learn.BatchPolicy;
import org.plaudit.core.learn.Learner;
import org.plaudit.core.learn.Lesson;
import org.plaudit.core.learn.Memory;
import org.plaudit.core.learn.Policy;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.WithMask;
import org.plaudit.core.trace.Rollout;
import org.plaudit.core.trace.Segment;
import org.plaudit.core.trace.SegmentId;
import org.plaudit.core.vector.SameStep;
import org.plaudit.core.vector.Vectors;

/** Where a learner learns to live in a tiny world: makes learners, lessons and exams. */
final class School<O, A> {
  /** How many times a learner is taught; its schedules end then. */
  static final int TERMS = 4;

  private static final int PROBES = 60;

  private final Learner.Factory factory;
  private final Supplier<Env<?, ?>> world;
  private final EnvSpec<O, A> spec;

  private School(Learner.Factory factory, Supplier<Env<?, ?>> world, EnvSpec<O, A> spec) {
    this.factory = factory;
    this.world = world;
    this.spec = spec;
  }

  /** One for each shape of tiny world that fits, by its name. */
  static Map<String, School<?, ?>> all(Learner.Factory factory) {
    return all(factory, Tiny.shapes());
  }

  /**
   * One for each of the worlds that fits, by its name; of those that look alike once the learner
   * has prepared them, the first alone, since the others would teach it nothing more.
   */
  static Map<String, School<?, ?>> all(
      Learner.Factory factory, Map<String, Supplier<Env<?, ?>>> shapes) {
    Map<String, School<?, ?>> schools = new LinkedHashMap<>();
    Set<List<Class<?>>> looks = new HashSet<>();
    shapes.forEach(
        (name, shape) -> {
          Supplier<Env<?, ?>> world = () -> factory.prepare(shape.get());
          EnvSpec<?, ?> spec = world.get().spec();
          if (factory.unfit(spec).isEmpty() && looks.add(look(spec))) {
            schools.put(name, of(factory, world, spec));
          }
        });
    return schools;
  }

  /** The kinds of space that a world is made of. */
  private static List<Class<?>> look(EnvSpec<?, ?> spec) {
    Space<?> seen = spec.observations();
    Space<?> inner = seen instanceof WithMask<?> masked ? masked.inner() : seen;
    return List.of(seen.getClass(), inner.getClass(), spec.actions().getClass());
  }

  private static <O, A> School<O, A> of(
      Learner.Factory factory, Supplier<Env<?, ?>> world, EnvSpec<O, A> spec) {
    return new School<>(factory, world, spec);
  }

  EnvSpec<O, A> spec() {
    return spec;
  }

  @SuppressWarnings("unchecked") // The spec is that of these worlds.
  Env<O, A> world() {
    return (Env<O, A>) world.get();
  }

  Learner<O, A> learner(long seed) {
    return learner(seed, TERMS);
  }

  /** One whose schedules end after so many terms. */
  Learner<O, A> learner(long seed, int terms) {
    long steps = (long) terms * factory.worlds() * factory.horizon();
    return factory.create(spec, steps, Seed.of(seed));
  }

  /** What that learner is taught in that term: one lesson of each kind in its diet. */
  List<Lesson<O, A>> lessons(Learner<O, A> learner, int term) {
    List<Lesson<O, A>> lessons = new ArrayList<>();
    for (Lesson<O, A> lesson : all(learner.policy(), term)) {
      if (eats(learner, lesson)) {
        lessons.add(lesson);
      }
    }
    return lessons;
  }

  static boolean eats(Learner<?, ?> learner, Lesson<?, ?> lesson) {
    for (Class<?> kind : learner.diet()) {
      if (kind.isInstance(lesson)) {
        return true;
      }
    }
    return false;
  }

  /** Lessons of each kind; of the model only where the world has one. */
  List<Lesson<O, A>> all(Policy<O, A> policy, int term) {
    List<Lesson<O, A>> lessons = new ArrayList<>();
    lessons.add(new Lesson.Experience<>(rollout(policy, term)));
    lessons.addAll(Interview.judgements(term, segment(2L * term), segment(2L * term + 1), spec()));
    lessons.add(new Lesson.Demonstration<>(segment(2L * term)));
    lessons.add(new Lesson.Relabel<>(Interview.REWARDS));
    world().find(Tabular.class).ifPresent(model -> lessons.add(new Lesson.Model<>(model)));
    return lessons;
  }

  /** What the policy lives through in worlds and steps of the number that the learner likes. */
  private Rollout rollout(Policy<O, A> policy, int term) {
    int worlds = factory.worlds();
    int steps = factory.horizon();
    try (SameStep vector = Vectors.separate(world, worlds, 1)) {
      int seen = worlds * vector.observationWidth();
      int done = worlds * vector.actionWidth();
      float[] observations = new float[steps * seen];
      float[] next = new float[steps * seen];
      float[] actions = new float[steps * done];
      float[] rewards = new float[steps * worlds];
      Ending[] endings = new Ending[steps * worlds];
      Memory memory = Memory.of(policy, worlds);
      float[] memories = new float[endings.length * memory.width()];
      BatchPolicy batch = memory.batched(policy, spec);
      Pcg64 rng = Seed.of(term).child("moves").generator();
      float[] now = new float[done];
      vector.reset(term * 100L);
      for (int t = 0; t < steps; t++) {
        System.arraycopy(vector.observations(), 0, observations, t * seen, seen);
        int remembered = memory.values().length;
        System.arraycopy(memory.values(), 0, memories, t * remembered, remembered);
        batch.act(vector.observations(), worlds, now, rng);
        System.arraycopy(now, 0, actions, t * done, done);
        vector.step(now);
        for (int i = 0; i < worlds; i++) {
          int row = t * worlds + i;
          int width = vector.observationWidth();
          endings[row] = vector.ending(i);
          rewards[row] = (float) vector.rewards()[i];
          float[] followed =
              endings[row].over() ? vector.finalObservations() : vector.observations();
          System.arraycopy(followed, i * width, next, row * width, width);
          if (endings[row].over()) {
            memory.forget(i);
          }
        }
      }
      return new Rollout(steps, worlds, observations, actions, next, rewards, endings)
          .withMemories(memories);
    }
  }

  /** What a random player lives through in one episode. */
  private Segment<O, A> segment(long seed) {
    List<O> observations = new ArrayList<>();
    List<A> actions = new ArrayList<>();
    Ending ending = walk(seed, observations, actions);
    return new Segment<>(
        new SegmentId(0, 0, seed * 100, actions.size()), observations, actions, ending);
  }

  private Ending walk(long seed, List<O> observations, List<A> actions) {
    SoloPlay<O, A> play = new SoloPlay<>(world());
    play.start(seed, 0);
    observations.add(play.seen());
    while (!play.over()) {
      play.advance();
      observations.add(play.seen());
      actions.add(play.done());
    }
    play.close();
    return play.ending();
  }

  /** Observations to which a policy must know an answer. */
  List<O> probes() {
    List<O> probes = new ArrayList<>();
    for (long seed = 1000; probes.size() < PROBES; seed++) {
      List<O> episode = new ArrayList<>();
      walk(seed, episode, new ArrayList<>());
      // What is shown at the end need not be acted on.
      probes.addAll(episode.subList(0, episode.size() - 1));
    }
    return probes;
  }

  /** What a policy answers to the probes, as if they were one episode. */
  List<A> answers(Policy<O, A> policy, List<O> probes) {
    Pcg64 rng = Seed.of(0).child("answers").generator();
    Memory memory = Memory.of(policy, 1);
    List<A> answers = new ArrayList<>();
    for (O probe : probes) {
      answers.add(memory.act(policy, probe, rng));
    }
    return answers;
  }
}
