package org.plaudit.experiments.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Env<?, ?> env = world.create(catalog.worlds());
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
