package org.plaudit.envs.wire;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.space.SpaceJson;

/** What the server has behind it: a world with one agent, or a game with several. */
sealed interface Served extends AutoCloseable permits ServedWorld, ServedGame {
  /** Everything that a client must know before the first reset. */
  Map<String, Object> description();

  Map<String, Object> reset(Message message);

  Map<String, Object> step(Message message);

  Optional<Renders> view();

  @Override
  void close();

  /** What a spec says, without its id. */
  static Map<String, Object> facts(EnvSpec<?, ?> spec) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("observations", SpaceJson.describe(spec.observations()));
    facts.put("actions", SpaceJson.describe(spec.actions()));
    spec.limit().ifPresent(limit -> facts.put("limit", limit));
    spec.threshold().ifPresent(threshold -> facts.put("threshold", threshold));
    facts.put("domain", word(spec.domain()));
    facts.put("asks", spec.asks().stream().map(Served::word).toList());
    return facts;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String word(Ending ending) {
    return ending.name().toLowerCase(Locale.ROOT);
  }
}
