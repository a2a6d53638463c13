package org.plaudit.core.multi;

import java.util.Map;
import java.util.Optional;
import org.plaudit.core.Require;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvId;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;

/** A world with one agent, seen as a game that one agent plays. */
public final class MultiView<O, A> implements MultiEnv<O, A> {
  /** The name of the one agent. */
  public static final AgentId AGENT = new AgentId("agent_0");

  private final Env<O, A> env;

  private MultiView(Env<O, A> env) {
    this.env = env;
  }

  public static <O, A> MultiView<O, A> of(Env<O, A> env) {
    return new MultiView<>(env);
  }

  @Override
  public EnvId id() {
    return env.spec().id();
  }

  @Override
  public Map<AgentId, EnvSpec<O, A>> specs() {
    return Map.of(AGENT, env.spec());
  }

  @Override
  public Round<O> reset(long seed) {
    return Round.first(Map.of(AGENT, env.reset(seed)));
  }

  @Override
  public Round<O> step(Map<AgentId, A> actions) {
    // An ended or fresh world complains by itself, whoever acts.
    A action = actions.get(AGENT);
    if (actions.size() != 1 || action == null) {
      Require.that(false, "actions are for %s, but must be for %s alone", actions.keySet(), AGENT);
    }
    Step<O> step = env.step(action);
    Map<AgentId, O> shown = Map.of(AGENT, step.observation());
    boolean over = step.ending().over();
    return new Round<>(
        over ? Map.of() : shown,
        Map.of(AGENT, step.reward()),
        Map.of(AGENT, step.ending()),
        over ? shown : Map.of());
  }

  @Override
  public <T> Optional<T> find(Class<T> ability) {
    return ability.isInstance(this) ? Optional.of(ability.cast(this)) : env.find(ability);
  }

  @Override
  public void close() {
    env.close();
  }
}
