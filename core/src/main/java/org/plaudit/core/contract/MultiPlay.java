package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.multi.Round;
import org.plaudit.core.random.Seed;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Space;

/** Plays a world with several agents, each with a random player of its own. */
final class MultiPlay<O, A> extends Play {
  private static final AgentId STRANGER = new AgentId("a stranger");

  private final MultiEnv<O, A> game;
  private final Map<AgentId, EnvSpec<O, A>> specs;
  private Map<AgentId, Mover<A>> movers = Map.of();
  private Round<O> round = Round.first(Map.of());
  private boolean started;

  MultiPlay(MultiEnv<O, A> game) {
    this.game = game;
    this.specs = new LinkedHashMap<>(game.specs());
  }

  static MultiPlay<?, ?> of(MultiEnv<?, ?> game) {
    return new MultiPlay<>(game);
  }

  MultiEnv<O, A> game() {
    return game;
  }

  Map<AgentId, EnvSpec<O, A>> specs() {
    return specs;
  }

  /** What the last call returned. */
  Round<O> round() {
    return round;
  }

  @Override
  void begin(long episode, long moves) {
    movers = new LinkedHashMap<>();
    Seed root = Seed.of(moves).child("moves");
    specs.forEach(
        (agent, spec) ->
            movers.put(agent, new Mover<>(spec.actions(), moves, root.child(agent.name()))));
    Round<O> first = game.reset(episode);
    Require.state(first != null, "reset returned null");
    round = first;
    started = true;
  }

  @Override
  void move() {
    Round<O> next = game.step(actions());
    Require.state(next != null, "step returned null");
    round = next;
  }

  /** One valid action for everyone who must act. */
  private Map<AgentId, A> actions() {
    Map<AgentId, A> actions = new LinkedHashMap<>();
    round
        .observations()
        .forEach(
            (agent, observation) -> {
              Require.state(movers.containsKey(agent), "specs() knows no agent %s", agent);
              actions.put(agent, movers.get(agent).next(observation));
            });
    return Collections.unmodifiableMap(actions);
  }

  @Override
  Object image() {
    List<Object> image = new ArrayList<>();
    for (Shown shown : shown()) {
      image.add(shown.name());
      image.add(shown.image());
    }
    // As lists: the order of the agents must be the same, too.
    image.add(new ArrayList<>(round.rewards().entrySet()));
    image.add(new ArrayList<>(round.endings().entrySet()));
    return image;
  }

  @Override
  boolean over() {
    return started && round.over();
  }

  @Override
  List<Shown> shown() {
    List<Shown> shown = new ArrayList<>();
    round
        .observations()
        .forEach((agent, o) -> shown.add(new Shown("what " + agent + " sees", space(agent), o)));
    round
        .last()
        .forEach(
            (agent, o) -> shown.add(new Shown("what " + agent + " sees last", space(agent), o)));
    return shown;
  }

  private Space<O> space(AgentId agent) {
    Require.state(specs.containsKey(agent), "specs() knows no agent %s", agent);
    return specs.get(agent).observations();
  }

  @Override
  void adopt(Play other) {
    @SuppressWarnings("unchecked") // Both play games from the same supplier.
    MultiPlay<O, A> that = (MultiPlay<O, A>) other;
    movers = new LinkedHashMap<>();
    that.movers.forEach((agent, mover) -> movers.put(agent, mover.copy()));
    round = that.round;
    started = that.started;
  }

  @Override
  void push() {
    Map<AgentId, A> actions = new LinkedHashMap<>();
    specs.forEach(
        (agent, spec) -> actions.put(agent, spec.actions().sample(Seed.of(0).generator())));
    game.step(actions);
  }

  @Override
  List<Attempt> wrong() {
    Map<AgentId, A> right = copies();
    List<Attempt> attempts = new ArrayList<>();
    for (AgentId agent : right.keySet()) {
      Map<AgentId, A> missing = new LinkedHashMap<>(right);
      missing.remove(agent);
      attempts.add(new Attempt("no action of " + agent, () -> game.step(missing)));
      for (Object stranger : Strangers.of(specs.get(agent).actions())) {
        @SuppressWarnings("unchecked") // Of the right type; only its value is wrong.
        A wrong = (A) stranger;
        attempts.add(attempt(right, agent, wrong, "action"));
      }
    }
    AgentId surplus =
        specs.keySet().stream()
            .filter(agent -> !right.containsKey(agent))
            .findFirst()
            .orElse(STRANGER);
    A any = right.values().iterator().next();
    for (AgentId agent : List.of(surplus, STRANGER)) {
      attempts.add(attempt(right, agent, any, "surplus action"));
    }
    return attempts;
  }

  private Attempt attempt(Map<AgentId, A> right, AgentId agent, A action, String what) {
    Map<AgentId, A> actions = new LinkedHashMap<>(right);
    actions.put(agent, action);
    return new Attempt(what + " " + Shown.brief(action) + " of " + agent, () -> game.step(actions));
  }

  /** Right actions, without disturbing the players. */
  private Map<AgentId, A> copies() {
    Map<AgentId, A> actions = new LinkedHashMap<>();
    round
        .observations()
        .forEach((agent, seen) -> actions.put(agent, movers.get(agent).copy().next(seen)));
    return actions;
  }

  @Override
  List<Attempt> unmasked() {
    Map<AgentId, A> right = copies();
    List<Attempt> attempts = new ArrayList<>();
    round
        .observations()
        .forEach(
            (agent, seen) -> {
              if (seen instanceof Masked<?> masked
                  && specs.get(agent).actions() instanceof Discrete moves) {
                for (int i = 0; i < moves.n(); i++) {
                  if (!masked.legal().allows(i)) {
                    @SuppressWarnings("unchecked") // The members of a Discrete are integers.
                    A illegal = (A) (Integer) (moves.start() + i);
                    attempts.add(attempt(right, agent, illegal, "move"));
                  }
                }
              }
            });
    return attempts;
  }

  @Override
  Optional<String> maskFault() {
    return round.observations().entrySet().stream()
        .flatMap(
            seen ->
                SoloPlay.maskFault(
                    "the mask of " + seen.getKey(),
                    seen.getValue(),
                    specs.get(seen.getKey()).actions())
                    .stream())
        .findFirst();
  }

  /** How that agent stands after the last step; running where the round says nothing. */
  Ending ending(AgentId agent) {
    return round.endings().getOrDefault(agent, Ending.RUNNING);
  }

  @Override
  <T> Optional<T> find(Class<T> ability) {
    return game.find(ability);
  }

  @Override
  public void close() {
    game.close();
  }
}
