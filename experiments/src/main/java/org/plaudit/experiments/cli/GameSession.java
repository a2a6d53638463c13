package org.plaudit.experiments.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.multi.Round;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;

/** People play a game at one keyboard, some of the seats perhaps taken by chance. */
final class GameSession<O, A> {
  private final MultiEnv<O, A> game;
  private final Set<AgentId> people;
  private final Dialog dialog;
  private final Optional<Renders> view;

  /**
   * @param people the agents whose moves are typed; the others move at random
   */
  GameSession(MultiEnv<O, A> game, Set<AgentId> people, Dialog dialog) {
    this.game = game;
    this.people = people;
    this.dialog = dialog;
    this.view = game.find(Renders.class);
  }

  void play(long firstSeed) {
    dialog.quietly(
        "%s. You play %s%s. ? helps, q quits."
            .formatted(
                game.id(),
                names(people),
                people.size() < game.specs().size() ? "; the rest moves at random" : ""));
    for (long seed = firstSeed; !dialog.left(); seed++) {
      match(seed);
      if (!dialog.left()) {
        dialog.ask("Enter for another game, q to quit", "Enter begins the next one.", false);
      }
    }
    dialog.quietly("Bye.");
  }

  private void match(long seed) {
    RandomGenerator rng = Seed.of(seed).child("play").generator();
    Map<AgentId, Double> earned = new LinkedHashMap<>();
    game.specs().keySet().forEach(agent -> earned.put(agent, 0.0));
    Round<O> round = game.reset(seed);
    dialog.say("game with seed " + seed);
    int rounds = 0;
    while (!round.over()) {
      view.ifPresent(renders -> dialog.show(view, ""));
      Map<AgentId, A> actions = new LinkedHashMap<>();
      for (Map.Entry<AgentId, O> turn : round.observations().entrySet()) {
        Optional<A> move =
            people.contains(turn.getKey())
                ? typed(turn.getKey(), turn.getValue())
                : Optional.of(drawn(turn.getKey(), turn.getValue(), rng));
        if (move.isEmpty()) {
          return;
        }
        actions.put(turn.getKey(), move.get());
      }
      actions.forEach(
          (agent, move) -> {
            if (!people.contains(agent) || actions.size() > 1) {
              dialog.say(agent + " plays " + Moves.of(game.specs().get(agent)).name(move));
            }
          });
      round = game.step(actions);
      rounds++;
      round.rewards().forEach((agent, reward) -> earned.merge(agent, reward, Double::sum));
      if (round.rewards().values().stream().anyMatch(reward -> reward != 0)) {
        dialog.say("earned: " + list(round.rewards()));
      }
    }
    view.ifPresent(renders -> dialog.show(view, ""));
    dialog.say(
        "The game is over after %d round%s. Returns: %s."
            .formatted(rounds, rounds == 1 ? "" : "s", list(earned)));
  }

  private Optional<A> typed(AgentId agent, O seen) {
    Moves<A> moves = Moves.of(game.specs().get(agent));
    Optional<Mask> legal = SoloSession.legal(seen);
    if (view.isEmpty()) {
      dialog.show(view, seen instanceof Masked<?> masked ? masked.observation() : seen);
    }
    while (true) {
      Optional<String> line =
          dialog.ask(agent.name(), "A move is " + moves.hint(legal) + ".", moves.words());
      if (line.isEmpty()) {
        return Optional.empty();
      }
      try {
        return Optional.of(moves.read(line.get(), legal));
      } catch (IllegalArgumentException e) {
        dialog.complain(e.getMessage());
      }
    }
  }

  /** A legal move by chance. */
  @SuppressWarnings("unchecked") // The members of a Discrete space are integers.
  private A drawn(AgentId agent, O seen, RandomGenerator rng) {
    EnvSpec<O, A> spec = game.specs().get(agent);
    Optional<Mask> legal = SoloSession.legal(seen);
    if (spec.actions() instanceof Discrete discrete && legal.isPresent()) {
      return (A) (Integer) discrete.sample(rng, legal.get());
    }
    return spec.actions().sample(rng);
  }

  private static String names(Set<AgentId> agents) {
    return agents.stream().map(AgentId::name).collect(Collectors.joining(", "));
  }

  private static String list(Map<AgentId, Double> numbers) {
    return numbers.entrySet().stream()
        .map(entry -> entry.getKey() + " " + SoloSession.number(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
