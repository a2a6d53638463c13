package org.plaudit.envs.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;

/** A world with one agent, behind the wire. */
final class ServedWorld<O, A> implements Served {
  private final Env<O, A> world;

  private ServedWorld(Env<O, A> world) {
    this.world = world;
  }

  static <O, A> ServedWorld<O, A> of(Env<O, A> world) {
    return new ServedWorld<>(world);
  }

  @Override
  public Map<String, Object> description() {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("kind", "world");
    description.put("id", world.spec().id().toString());
    description.putAll(Served.facts(world.spec()));
    description.put("renders", view().isPresent());
    return description;
  }

  @Override
  public Map<String, Object> reset(Message message) {
    message.only(List.of("seed"));
    return Map.of("observation", tree(world.reset(message.seed("seed"))));
  }

  @Override
  public Map<String, Object> step(Message message) {
    message.only(List.of("action"));
    A action = Members.of(world.spec().actions(), message.tree("action"), "action");
    Step<O> step = world.step(action);
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("observation", tree(step.observation()));
    reply.put("reward", step.reward());
    reply.put("ending", Served.word(step.ending()));
    return reply;
  }

  private Object tree(O observation) {
    return Members.tree(world.spec().observations(), observation, "observation");
  }

  @Override
  public Optional<Renders> view() {
    return world.find(Renders.class);
  }

  @Override
  public void close() {
    world.close();
  }
}
