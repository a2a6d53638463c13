package org.plaudit.core.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.plaudit.core.BadInput;
import org.plaudit.core.Require;
import org.plaudit.core.Shown;
import org.plaudit.core.Suggest;

/**
 * All entries of one kind, by id, in alphabetical order.
 *
 * @param <P> what the entries make
 */
public final class Shelf<P> {
  private final String noun;
  private final Map<String, Entry<P>> entries;
  private final Map<String, Function<String, Entry<P>>> namespaces;

  /**
   * @param noun what an entry is called, as in {@code world}
   * @param namespaces for ids like {@code gym:CartPole-v1}: from the prefix to a function that
   *     makes an entry of the rest
   * @throws IllegalArgumentException if two entries have the same id
   */
  Shelf(String noun, List<Entry<P>> entries, Map<String, Function<String, Entry<P>>> namespaces) {
    this.noun = noun;
    this.entries = new LinkedHashMap<>();
    this.namespaces = namespaces;
    entries.stream()
        .sorted(Comparator.comparing(Entry::id))
        .forEach(
            entry ->
                Require.that(
                    this.entries.put(entry.id(), entry) == null,
                    "two %ss have the id %s. Maybe a jar is on the class path twice.",
                    noun,
                    entry.id()));
  }

  public String noun() {
    return noun;
  }

  public Collection<Entry<P>> entries() {
    return Collections.unmodifiableCollection(entries.values());
  }

  public Optional<Entry<P>> find(String id) {
    int colon = id.indexOf(':');
    if (colon > 0 && namespaces.containsKey(id.substring(0, colon))) {
      return Optional.of(namespaces.get(id.substring(0, colon)).apply(id.substring(colon + 1)));
    }
    return Optional.ofNullable(entries.get(id));
  }

  /**
   * @throws BadInput if there is none, naming the nearest known id
   */
  public Entry<P> get(String id) {
    return find(id).orElseThrow(() -> new BadInput(unknown(id)));
  }

  /** What to say about an id that nobody offers. */
  public String unknown(String id) {
    return "%s is not a known %s.%s".formatted(Shown.of(id), noun, remedy(id));
  }

  private String remedy(String id) {
    String near = Suggest.maybe(id, entries.keySet());
    if (!near.isEmpty()) {
      return near;
    }
    int colon = id.indexOf(':');
    if (colon > 0 && !namespaces.isEmpty()) {
      return " Known namespaces: " + String.join(", ", namespaces.keySet()) + ".";
    }
    return entries.isEmpty()
        ? " None is installed."
        : " Known: " + String.join(", ", entries.keySet()) + ".";
  }
}
