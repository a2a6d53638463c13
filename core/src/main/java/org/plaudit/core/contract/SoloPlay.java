package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Space;

/** Plays a world with one agent. */
final class SoloPlay<O, A> extends Play {
  /** How often a move is drawn anew where the mask cannot be read. */
  private static final int TRIES = 1_000;

  private final Env<O, A> env;
  private final Space<O> observations;
  private final Space<A> actions;
  private Optional<Mover<A>> mover = Optional.empty();
  private Object observation = "nothing yet";
  private Object action = "none yet";
  private double reward;
  private Ending ending = Ending.RUNNING;

  SoloPlay(Env<O, A> env) {
    this.env = env;
    this.observations = env.spec().observations();
    this.actions = env.spec().actions();
  }

  static SoloPlay<?, ?> of(Env<?, ?> env) {
    return new SoloPlay<>(env);
  }

  Env<O, A> env() {
    return env;
  }

  EnvSpec<O, A> spec() {
    return env.spec();
  }

  Ending ending() {
    return ending;
  }

  /** What the world showed last. */
  Object observation() {
    return observation;
  }

  /** What it was made to do last. */
  Object action() {
    return action;
  }

  /** As the observation, for callers that know it to be one. */
  @SuppressWarnings("unchecked")
  O seen() {
    return (O) observation;
  }

  /** As the action, for callers that know there to be one. */
  @SuppressWarnings("unchecked")
  A done() {
    return (A) action;
  }

  double reward() {
    return reward;
  }

  @Override
  void begin(long episode, long moves) {
    mover = Optional.of(new Mover<>(actions, moves, Seed.of(moves).child("moves")));
    observation = env.reset(episode);
    reward = 0;
    ending = Ending.RUNNING;
  }

  @Override
  void move() {
    Step<O> step = step();
    Require.state(step != null, "step returned null");
    Require.state(step.ending() != null, "step returned null for an ending");
    observation = step.observation();
    reward = step.reward();
    ending = step.ending();
  }

  private Step<O> step() {
    // A mask over anything but a Discrete tells nothing here: try until a move is taken.
    boolean blind = observation instanceof Masked && !(actions instanceof Discrete);
    for (int left = blind ? TRIES : 1; ; left--) {
      A next = mover.orElseThrow().next(observation);
      try {
        action = next;
        return env.step(next);
      } catch (IllegalArgumentException e) {
        if (left == 1) {
          throw e;
        }
      }
    }
  }

  @Override
  Object image() {
    return List.of(new Shown("", observations, observation).image(), reward, ending);
  }

  @Override
  boolean over() {
    return ending.over();
  }

  @Override
  List<Shown> shown() {
    return List.of(new Shown("the observation", observations, observation));
  }

  @Override
  void adopt(Play other) {
    SoloPlay<?, ?> that = (SoloPlay<?, ?>) other;
    @SuppressWarnings("unchecked") // Both play worlds from the same supplier.
    Optional<Mover<A>> copy = that.mover.map(player -> (Mover<A>) player.copy());
    mover = copy;
    observation = that.observation;
    action = that.action;
    reward = that.reward;
    ending = that.ending;
  }

  @Override
  void push() {
    env.step(new Mover<>(actions, 0, Seed.of(0)).next(observation));
  }

  @Override
  List<Attempt> wrong() {
    List<Attempt> attempts = new ArrayList<>();
    for (Object stranger : Strangers.of(actions)) {
      @SuppressWarnings("unchecked") // Of the right type; only its value is wrong.
      A wrong = (A) stranger;
      attempts.add(new Attempt("action " + Shown.brief(stranger), () -> env.step(wrong)));
    }
    return attempts;
  }

  @Override
  List<Attempt> unmasked() {
    List<Attempt> attempts = new ArrayList<>();
    if (observation instanceof Masked<?> masked && actions instanceof Discrete moves) {
      for (int i = 0; i < moves.n(); i++) {
        if (!masked.legal().allows(i)) {
          @SuppressWarnings("unchecked") // The members of a Discrete are integers.
          A illegal = (A) (Integer) (moves.start() + i);
          attempts.add(new Attempt("move " + illegal, () -> env.step(illegal)));
        }
      }
    }
    return attempts;
  }

  @Override
  Optional<String> maskFault() {
    return over() ? Optional.empty() : maskFault("the mask", observation, actions);
  }

  /** What is wrong with the mask in an observation that must be acted on. */
  static Optional<String> maskFault(String name, Object observation, Space<?> actions) {
    if (!(observation instanceof Masked<?> masked)) {
      return Optional.empty();
    }
    if (masked.legal() == null) {
      return Optional.of(name + " is null");
    }
    if (actions instanceof Discrete moves && masked.legal().size() != moves.n()) {
      return Optional.of(
          "%s has %d choices, but there are %d actions"
              .formatted(name, masked.legal().size(), moves.n()));
    }
    return masked.legal().count() == 0
        ? Optional.of(name + " allows nothing although the episode goes on. Maybe end it")
        : Optional.empty();
  }

  @Override
  <T> Optional<T> find(Class<T> ability) {
    return env.find(ability);
  }

  @Override
  public void close() {
    env.close();
  }
}
