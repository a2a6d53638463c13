package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A world that a random player plays: what worlds with one agent and with several have in common.
 * The player's moves follow from the seed of the episode (and the masks), so that two plays of
 * equal worlds show the same.
 */
abstract class Play implements AutoCloseable {
  /** Seeds of the episodes that rules look at; each of the player's ways of moving comes twice. */
  static final List<Long> SEEDS = List.of(0L, 1L, 2L, 3L, 4L, 5L);

  /** In steps: where players give up on an episode, which may be right to go on. */
  static final int PATIENCE = 1_000;

  private long seed;
  private int steps;

  /** Something that a world must not let happen. */
  record Attempt(String what, Runnable action) {}

  /** Starts an episode and returns an image of what it showed. */
  final Object start(long episode) {
    return start(episode, episode);
  }

  /**
   * @param moves names the player's moves, which otherwise follow from the episode
   */
  final Object start(long episode, long moves) {
    seed = episode;
    steps = 0;
    begin(episode, moves);
    return image();
  }

  /** Takes one step and returns an image of all that it showed. */
  final Object advance() {
    steps++;
    move();
    return image();
  }

  /** Plays an episode to its end or until patience runs out. */
  final List<Object> tape(long episode) {
    List<Object> images = new ArrayList<>();
    images.add(start(episode));
    images.addAll(rest());
    return images;
  }

  /** Plays the rest of an episode. */
  final List<Object> rest() {
    List<Object> images = new ArrayList<>();
    while (!over() && steps < PATIENCE) {
      images.add(advance());
    }
    return images;
  }

  /** Plays up to that many steps of an episode, fewer if it ends. */
  final Play to(long episode, int count) {
    start(episode);
    for (int i = 0; i < count && !over(); i++) {
      advance();
    }
    return this;
  }

  /** Steps taken in this episode. */
  final int steps() {
    return steps;
  }

  /** As in {@code seed 3, step 5}. */
  final String where() {
    return "seed " + seed + ", step " + steps;
  }

  /** Lets the player of {@code other} go on here, in a world that is in the same state. */
  final void follow(Play other) {
    seed = other.seed;
    steps = other.steps;
    adopt(other);
  }

  abstract void begin(long episode, long moves);

  abstract void move();

  /** A value that equals that of another play exactly if the last call returned the same there. */
  abstract Object image();

  /** Whether the world says that this was all. */
  abstract boolean over();

  /** The observations that the last call returned. */
  abstract List<Shown> shown();

  abstract void adopt(Play other);

  /** Steps the world whether it may be stepped or not, with valid actions. */
  abstract void push();

  /** Wrong actions, to be refused as illegal arguments; only while the episode runs. */
  abstract List<Attempt> wrong();

  /** Moves against the mask, to be refused likewise or to be taken; only while it runs. */
  abstract List<Attempt> unmasked();

  /** What is wrong with the masks in {@link #shown}; empty if nothing is. */
  abstract Optional<String> maskFault();

  abstract <T> Optional<T> find(Class<T> ability);

  @Override
  public abstract void close();
}
