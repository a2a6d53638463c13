package org.plaudit.core.contract;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Space;
import org.plaudit.core.vector.NativeVector;
import org.plaudit.core.vector.SameStep;
import org.plaudit.core.vector.Vectors;

/** That the native vector form of a world gives the bytes that separate worlds give. */
final class NativeForm {
  private static final int SIZE = 3;
  private static final int STEPS = 600;

  private NativeForm() {}

  static void equalsSeparateWorlds(Trial<SoloPlay<?, ?>> trial) {
    SoloPlay<?, ?> play = trial.fresh();
    if (play.find(NativeVector.class).isEmpty()) {
      return;
    }
    NativeVector maker = play.find(NativeVector.class).orElseThrow();
    try (SameStep own = maker.vector(SIZE);
        SameStep loaded = maker.vector(SIZE);
        SameStep separate = Vectors.separate(() -> trial.fresh().env(), SIZE, 1)) {
      misuse(trial, own);
      own.reset(7);
      separate.reset(7);
      if (!Arrays.equals(own.observations(), separate.observations())) {
        trial.blame("after reset(7): %s", difference(own, separate));
      }
      Crowd<?> crowd = Crowd.of(play.spec());
      for (int step = 1; step <= STEPS; step++) {
        if (step == STEPS / 2) {
          load(trial, own, loaded);
        }
        float[] actions = crowd.next(separate.observations());
        own.step(actions);
        separate.step(actions);
        same(trial, "at step " + step, own, separate);
        if (step >= STEPS / 2) {
          loaded.step(actions);
          same(trial, "loaded, at step " + step, loaded, separate);
        }
      }
    }
  }

  private static void same(Trial<?> trial, String when, SameStep seen, SameStep right) {
    boolean same =
        Arrays.equals(seen.observations(), right.observations())
            && Arrays.equals(seen.rewards(), right.rewards());
    int width = right.observationWidth();
    for (int i = 0; i < SIZE; i++) {
      Ending ending = right.ending(i);
      same &= seen.ending(i) == ending;
      int at = i * width;
      same &=
          !ending.over()
              || Arrays.equals(
                  seen.finalObservations(),
                  at,
                  at + width,
                  right.finalObservations(),
                  at,
                  at + width);
    }
    if (!same) {
      trial.blame("%s: %s", when, difference(seen, right));
    }
  }

  private static String difference(SameStep seen, SameStep right) {
    return "the native form gave %s, separate worlds %s".formatted(brief(seen), brief(right));
  }

  private static String brief(SameStep vector) {
    List<Ending> endings = new ArrayList<>();
    for (int i = 0; i < vector.size(); i++) {
      endings.add(vector.ending(i));
    }
    return Shown.brief(
        endings
            + Arrays.toString(vector.rewards())
            + Arrays.toString(vector.observations())
            + Arrays.toString(vector.finalObservations()));
  }

  private static void load(Trial<?> trial, SameStep own, SameStep loaded) {
    try {
      Saving.load(loaded, Saving.bytes(own));
    } catch (IOException e) {
      trial.blame("the native form refused its own state: %s", e.getMessage());
    }
  }

  private static void misuse(Trial<?> trial, SameStep own) {
    expect(
        trial,
        IllegalStateException.class,
        "stepping before reset",
        () -> own.step(new float[own.size() * own.actionWidth()]));
    own.reset(0);
    expect(
        trial,
        IllegalArgumentException.class,
        "too few actions",
        () -> own.step(new float[own.size() * own.actionWidth() - 1]));
    float[] nothing = new float[own.size() * own.actionWidth()];
    Arrays.fill(nothing, Float.NaN);
    expect(trial, IllegalArgumentException.class, "NaN for an action", () -> own.step(nothing));
  }

  private static void expect(
      Trial<?> trial, Class<? extends RuntimeException> type, String what, Runnable misuse) {
    try {
      misuse.run();
    } catch (RuntimeException e) {
      if (!type.isInstance(e)) {
        trial.blame("%s must throw an %s, not %s", what, type.getSimpleName(), Rule.described(e));
      }
      return;
    }
    trial.blame("%s must throw an %s, but was taken", what, type.getSimpleName());
  }

  /** One random player for each world of a vector. */
  private static final class Crowd<A> {
    private final Space<?> observations;
    private final Space<A> actions;
    private final List<Mover<A>> movers = new ArrayList<>();

    Crowd(Space<?> observations, Space<A> actions) {
      this.observations = observations;
      this.actions = actions;
      for (int i = 0; i < SIZE; i++) {
        movers.add(new Mover<>(actions, i, Seed.of(i).child("moves")));
      }
    }

    static Crowd<?> of(EnvSpec<?, ?> spec) {
      return new Crowd<>(spec.observations(), spec.actions());
    }

    /** (SIZE, actionWidth) */
    float[] next(float[] seen) {
      float[] flat = new float[SIZE * actions.width()];
      for (int i = 0; i < SIZE; i++) {
        Object observation = observations.read(seen, i * observations.width());
        actions.write(movers.get(i).next(observation), flat, i * actions.width());
      }
      return flat;
    }
  }
}
