package org.plaudit.experiments.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plaudit.agents.plan.PlannedExpert;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Env;

/**
 * Which world, and what is wrapped around it.
 *
 * @param wrap the first wrapper is the innermost
 */
public record EnvConfig(Choice world, List<Choice> wrap) {
  public EnvConfig {
    wrap = List.copyOf(wrap);
  }

  /** A fresh world in its wrappers. */
  public Env<?, ?> create(Catalog catalog) {
    return wrapped(world.create(catalog.worlds()), catalog);
  }

  /** The same, with somebody who knows what to do there, if it can be planned. */
  Env<?, ?> knowing(Catalog catalog) {
    return wrapped(PlannedExpert.of(world.create(catalog.worlds())), catalog);
  }

  private Env<?, ?> wrapped(Env<?, ?> innermost, Catalog catalog) {
    Env<?, ?> env = innermost;
    for (Choice wrapper : wrap) {
      env = wrapper.create(catalog.wrappers()).wrap(env);
    }
    return env;
  }

  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>(world.tree());
    tree.put("wrap", wrap.stream().map(Choice::tree).toList());
    return tree;
  }
}
