package org.plaudit.experiments.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;

/** A person plays a world with one agent, episode after episode. */
final class SoloSession<O, A> {
  private final Env<O, A> world;
  private final Dialog dialog;
  private final Moves<A> moves;
  private final Optional<Renders> view;

  SoloSession(Env<O, A> world, Dialog dialog) {
    this.world = world;
    this.dialog = dialog;
    this.moves = Moves.of(world.spec());
    this.view = world.find(Renders.class);
  }

  void play(long firstSeed) {
    String mark = moves.words() ? ":" : "";
    dialog.quietly(
        "%s. Moves: %s. %s? helps, %sq quits."
            .formatted(world.spec().id(), moves.hint(Optional.empty()), mark, mark));
    for (long seed = firstSeed; !dialog.left(); seed++) {
      episode(seed);
      if (!dialog.left()) {
        dialog.ask("Enter for another episode, q to quit", "Enter begins the next one.", false);
      }
    }
    dialog.quietly("Bye.");
  }

  private void episode(long seed) {
    O seen = world.reset(seed);
    dialog.say("episode with seed " + seed);
    dialog.show(view, seen);
    double earned = 0;
    int steps = 0;
    Deque<String> typed = new ArrayDeque<>();
    while (true) {
      Optional<Mask> legal = legal(seen);
      if (typed.isEmpty()) {
        Optional<String> line = dialog.ask("move", help(legal), moves.words());
        if (line.isEmpty()) {
          return;
        }
        typed.addAll(
            moves.single() ? List.of(line.get().strip().split("[\\s,]+")) : List.of(line.get()));
      }
      A move;
      try {
        move = moves.read(typed.remove(), legal);
      } catch (IllegalArgumentException e) {
        dialog.complain(e.getMessage());
        typed.clear();
        continue;
      }
      Step<O> step = world.step(move);
      seen = step.observation();
      earned += step.reward();
      steps++;
      dialog.show(view, seen);
      dialog.say(
          "step %d: %s earned %s, %s so far"
              .formatted(steps, moves.name(move), number(step.reward()), number(earned)));
      if (step.ending().over()) {
        dialog.say(
            "%s after %d step%s. Return: %s."
                .formatted(
                    step.ending() == Ending.TERMINATED ? "The episode is over" : "Time is up",
                    steps,
                    steps == 1 ? "" : "s",
                    number(earned)));
        return;
      }
    }
  }

  private String help(Optional<Mask> legal) {
    StringBuilder help = new StringBuilder("A move is ").append(moves.hint(legal)).append(".");
    if (moves.single()) {
      help.append(" Several on a line are made one after the other.");
    }
    world
        .spec()
        .threshold()
        .ifPresent(s -> help.append(" Solved at ").append(number(s)).append("."));
    world.spec().limit().ifPresent(s -> help.append(" At most ").append(s).append(" steps."));
    return help.toString();
  }

  static Optional<Mask> legal(Object seen) {
    return seen instanceof Masked<?> masked ? Optional.of(masked.legal()) : Optional.empty();
  }

  /** Rewards are short; their sums may not be. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.4f", value).replaceAll("0+$", "");
    return text.replaceAll("\\.$", "").replaceAll("^-0$", "0");
  }
}
