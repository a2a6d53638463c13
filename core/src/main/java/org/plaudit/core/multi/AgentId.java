package org.plaudit.core.multi;

import org.plaudit.core.Require;

/** Names an agent within its world, as in {@code player_0}. */
public record AgentId(String name) implements Comparable<AgentId> {
  public AgentId {
    Require.that(!name.isBlank(), "an agent's name must not be blank");
  }

  @Override
  public int compareTo(AgentId other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
