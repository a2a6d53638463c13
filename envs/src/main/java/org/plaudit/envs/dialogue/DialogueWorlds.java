package org.plaudit.envs.dialogue;

import java.util.List;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Asks;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Space;

/** Offers the dialogues to the catalog. */
public final class DialogueWorlds implements Plugin {
  /** Somebody to talk to: what is known of all of them. */
  static <O, A> EnvSpec<O, A> spec(String id, Space<O> observations, Space<A> actions) {
    return EnvSpec.of(id, Domain.DIALOGUE, observations, actions)
        .withAsks(
            Asks.COMPARISON,
            Asks.RANKING,
            Asks.RATING,
            Asks.SURVEY,
            Asks.COMMENT,
            Asks.CORRECTION,
            Asks.DEMONSTRATION)
        .withAbilities(Ability.RENDERS, Ability.SAVES);
  }

  @Override
  public List<Entry<Env<?, ?>>> worlds() {
    return List.of(
        Entry.of(
            "GuessingDialogue-v0",
            "Find out by asking which number somebody thinks of",
            GuessingDialogue.Options.defaults(),
            GuessingDialogue::new));
  }
}
