package org.plaudit.envs.social;

import java.util.List;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.multi.MultiEnv;

/** Offers the dilemmas and team games to the catalog. */
public final class SocialWorlds implements Plugin {
  @Override
  public List<Entry<MultiEnv<?, ?>>> games() {
    return List.of(
        Entry.of(
            "PrisonersDilemma-v1",
            "Cooperate or defect, again and again",
            PrisonersDilemma.Options.defaults(),
            PrisonersDilemma::new),
        Entry.of(
            "SimpleSpread-v3",
            "Three agents cover three landmarks without bumping into each other",
            SimpleSpread.Options.defaults(),
            SimpleSpread::new));
  }
}
