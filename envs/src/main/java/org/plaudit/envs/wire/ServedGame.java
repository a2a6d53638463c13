package org.plaudit.envs.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.Suggest;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.multi.Round;

/** A game of several agents, behind the wire. */
final class ServedGame<O, A> implements Served {
  private final MultiEnv<O, A> game;
  private final Map<AgentId, EnvSpec<O, A>> specs;
  private final List<String> names;

  private ServedGame(MultiEnv<O, A> game) {
    this.game = game;
    this.specs = game.specs();
    this.names = specs.keySet().stream().map(AgentId::name).toList();
  }

  static <O, A> ServedGame<O, A> of(MultiEnv<O, A> game) {
    return new ServedGame<>(game);
  }

  @Override
  public Map<String, Object> description() {
    List<Object> agents = new ArrayList<>();
    specs.forEach(
        (agent, spec) -> {
          Map<String, Object> facts = new LinkedHashMap<>();
          facts.put("name", agent.name());
          facts.putAll(Served.facts(spec));
          agents.add(facts);
        });
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("kind", "game");
    description.put("id", game.id().toString());
    description.put("agents", agents);
    description.put("renders", view().isPresent());
    return description;
  }

  @Override
  public Map<String, Object> reset(Message message) {
    message.only(List.of("seed"));
    return tree(game.reset(message.seed("seed")));
  }

  @Override
  public Map<String, Object> step(Message message) {
    message.only(List.of("actions"));
    Map<AgentId, A> actions = new LinkedHashMap<>();
    message
        .map("actions")
        .forEach(
            (name, tree) -> {
              String place = "actions." + Message.shown(name, 60);
              if (!names.contains(name)) {
                throw WireFault.of(
                    WireFault.Kind.VALUE,
                    "%s: no such agent. Agents: %s.%s",
                    place,
                    String.join(", ", names),
                    Suggest.maybe(name, names));
              }
              if (tree == null) {
                throw Message.wrong(place, "null", "an action");
              }
              AgentId agent = new AgentId(name);
              actions.put(agent, Members.of(specs.get(agent).actions(), tree, place));
            });
    return tree(game.step(actions));
  }

  private Map<String, Object> tree(Round<O> round) {
    Map<String, Object> rewards = new LinkedHashMap<>();
    round.rewards().forEach((agent, reward) -> rewards.put(agent.name(), reward));
    Map<String, Object> endings = new LinkedHashMap<>();
    round.endings().forEach((agent, ending) -> endings.put(agent.name(), Served.word(ending)));
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("observations", trees(round.observations()));
    reply.put("rewards", rewards);
    reply.put("endings", endings);
    reply.put("last", trees(round.last()));
    return reply;
  }

  private Map<String, Object> trees(Map<AgentId, O> observations) {
    Map<String, Object> trees = new LinkedHashMap<>();
    observations.forEach(
        (agent, observation) ->
            trees.put(
                agent.name(),
                Members.tree(
                    specs.get(agent).observations(), observation, "observation of " + agent)));
    return trees;
  }

  @Override
  public Optional<Renders> view() {
    return game.find(Renders.class);
  }

  @Override
  public void close() {
    game.close();
  }
}
