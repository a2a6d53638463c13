package org.plaudit.envs.dialogue;

import java.util.List;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Env;

/** Offers the dialogues to the catalog. */
public final class DialogueWorlds implements Plugin {
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
