package org.plaudit.experiments.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Option;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.space.SpaceJson;

/** All that can be said about one entry of the catalog. */
final class EntryText {
  private static final String LINE = System.lineSeparator();

  private EntryText() {}

  static String of(Offer offer, Entry<?> entry) {
    Ink ink = Ink.here();
    StringBuilder text = new StringBuilder();
    text.append(ink.bold(entry.id())).append(": ").append(entry.summary()).append(LINE);
    Table facts = new Table();
    facts(offer, entry).forEach(facts::row);
    text.append(facts.text("  "));
    text.append(LINE).append(ink.bold("options")).append(LINE);
    if (entry.options().isEmpty()) {
      text.append("  none").append(LINE);
    }
    for (Option option : entry.options()) {
      text.append("  ").append(ink.bold(option.key())).append(": ").append(option.type());
      text.append(" (default ").append(shown(option.fallback())).append(")").append(LINE);
      if (!option.meaning().isEmpty()) {
        text.append("      ").append(option.meaning()).append(LINE);
      }
    }
    return text.toString();
  }

  private static String shown(Object value) {
    return value instanceof String text && text.isEmpty() ? "none" : String.valueOf(value);
  }

  /** The same for programs. */
  static Map<String, Object> tree(Offer offer, Entry<?> entry) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", entry.id());
    tree.put("kind", offer.word());
    tree.put("summary", entry.summary());
    List<Object> options = new ArrayList<>();
    for (Option option : entry.options()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("key", option.key());
      each.put("type", option.type());
      each.put("default", option.fallback());
      each.put("meaning", option.meaning());
      options.add(each);
    }
    tree.put("options", options);
    solo(offer, entry)
        .ifPresent(
            spec -> {
              tree.put("observations", SpaceJson.describe(spec.observations()));
              tree.put("actions", SpaceJson.describe(spec.actions()));
            });
    Map<String, String> facts = facts(offer, entry);
    facts.keySet().removeAll(List.of("observations", "actions"));
    tree.put("facts", facts);
    return tree;
  }

  /** What a world or game with its default options says of itself. */
  private static Map<String, String> facts(Offer offer, Entry<?> entry) {
    Map<String, String> facts = new LinkedHashMap<>();
    solo(offer, entry)
        .ifPresent(
            spec -> {
              facts.put("observations", SpaceText.of(spec.observations()));
              facts.put("actions", SpaceText.of(spec.actions()));
              facts.put(
                  "limit", spec.limit().isPresent() ? spec.limit().getAsInt() + " steps" : "none");
              spec.threshold().ifPresent(solved -> facts.put("solved at", number(solved)));
              facts.put("domain", word(spec.domain()));
              facts.put("people can give", words(spec.asks()));
              facts.put("it can", words(spec.abilities()));
            });
    if (offer == Offer.GAMES) {
      try (MultiEnv<?, ?> game = (MultiEnv<?, ?>) entry.create()) {
        game.specs()
            .forEach(
                (agent, spec) ->
                    facts.put(
                        agent.name(),
                        "sees %s; does %s"
                            .formatted(
                                SpaceText.of(spec.observations()), SpaceText.of(spec.actions()))));
      }
    }
    return facts;
  }

  private static Optional<EnvSpec<?, ?>> solo(Offer offer, Entry<?> entry) {
    if (offer != Offer.WORLDS) {
      return Optional.empty();
    }
    try (Env<?, ?> world = (Env<?, ?>) entry.create()) {
      return Optional.of(world.spec());
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static String words(java.util.Collection<? extends Enum<?>> all) {
    return all.isEmpty()
        ? "nothing"
        : all.stream().map(EntryText::word).collect(Collectors.joining(", "));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
