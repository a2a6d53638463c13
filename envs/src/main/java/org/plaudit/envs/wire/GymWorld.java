package org.plaudit.envs.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.BadInput;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Mismatch;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.SpaceJson;

/**
 * A Gymnasium world in a Python child process. Its numbers arrive as floats, so an observation of
 * doubles is rounded; members of a {@code Tuple} are parts named 0, 1, ...
 */
final class GymWorld implements Env<Object, Object> {
  private final PythonChild child;
  private final EnvSpec<Object, Object> spec;
  private final Optional<GymView> view;
  private Ending ending = Ending.RUNNING;
  private boolean started;

  private GymWorld(PythonChild child, EnvSpec<Object, Object> spec, Optional<GymView> view) {
    this.child = child;
    this.spec = spec;
    this.view = view;
  }

  /**
   * @param name as Gymnasium knows it
   * @throws BadInput if Python, Gymnasium or the world is missing, or refuses its options
   */
  static GymWorld start(String python, String name, GymWorlds.Options options) {
    String make;
    try {
      make = JsonMapper.builder().build().writeValueAsString(options.make());
    } catch (JsonProcessingException e) {
      throw new BadInput("make: (" + options.make() + ") must hold JSON values only.");
    }
    PythonChild child =
        PythonChild.start(
            python, "serve_gym.py", List.of(name, make), "gym:" + name, options.patience());
    try {
      child.ask(Map.of("op", "hello", "protocol", EnvServer.VERSION));
      Message facts = child.ask(Map.of("op", "describe")).message();
      EnvSpec<Object, Object> spec = spec(name, facts);
      return new GymWorld(child, spec, GymView.of(child, facts));
    } catch (RuntimeException e) {
      child.close();
      throw e;
    }
  }

  private static EnvSpec<Object, Object> spec(String name, Message facts) {
    try {
      EnvSpec<Object, Object> spec =
          EnvSpec.of(
              "gym:" + name, Domain.CONTROL, space(facts, "observations"), space(facts, "actions"));
      if (facts.has("limit")) {
        spec = spec.withLimit(facts.whole("limit", 1, Integer.MAX_VALUE));
      }
      if (facts.has("threshold")) {
        spec = spec.withThreshold(facts.number("threshold"));
      }
      return facts.flag("renders") ? spec.withAbilities(Ability.RENDERS) : spec;
    } catch (IllegalArgumentException e) {
      throw new BadInput("gym:" + name + ": " + e.getMessage());
    }
  }

  /** The type parameter is erased: members are checked against the space before every use. */
  @SuppressWarnings("unchecked")
  private static Space<Object> space(Message facts, String key) {
    return (Space<Object>) SpaceJson.parse(facts.map(key));
  }

  @Override
  public EnvSpec<Object, Object> spec() {
    return spec;
  }

  @Override
  public Object reset(long seed) {
    Message answer =
        child
            .ask(Map.of("op", "reset", "seed", new BigInteger(Long.toUnsignedString(seed))))
            .message();
    Object observation = observation(answer);
    started = true;
    ending = Ending.RUNNING;
    return observation;
  }

  @Override
  public Step<Object> step(Object action) {
    Require.state(started, "%s must be reset before a step. Maybe call reset(seed).", spec.id());
    Require.state(!ending.over(), "the episode of %s is over. Maybe call reset(seed).", spec.id());
    Mismatch.of(spec.actions(), action, "action")
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("op", "step");
    question.put("action", SpaceJson.encode(spec.actions(), action));
    Message answer = child.ask(question).message();
    Ending next =
        switch (answer.word("ending", List.of("running", "terminated", "truncated"))) {
          case "running" -> Ending.RUNNING;
          case "terminated" -> Ending.TERMINATED;
          default -> Ending.TRUNCATED;
        };
    Step<Object> step = new Step<>(observation(answer), answer.number("reward"), next);
    ending = next;
    return step;
  }

  private Object observation(Message answer) {
    try {
      return SpaceJson.decode(spec.observations(), answer.tree("observation"));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "%s showed an observation outside its own space: %s".formatted(spec.id(), e.getMessage()),
          e);
    }
  }

  @Override
  public <T> Optional<T> find(Class<T> ability) {
    return ability == Renders.class ? view.map(ability::cast) : Env.super.find(ability);
  }

  /** The child's process id. */
  long pid() {
    return child.pid();
  }

  @Override
  public void close() {
    child.close();
  }
}
