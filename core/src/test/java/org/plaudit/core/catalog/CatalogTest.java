package org.plaudit.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plaudit.core.BadInput;
import org.plaudit.core.Require;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Discrete;

final class CatalogTest {
  /** Options of the world below. */
  public record Length(@Doc("in steps, at least 1") int length) {
    public Length {
      Require.that(length > 0, "length (%d) must be positive. Maybe write 4.", length);
    }
  }

  private record Line(EnvSpec<Integer, Integer> spec) implements Env<Integer, Integer> {
    Line(String id, Length options) {
      this(EnvSpec.of(id, Domain.GRID, Discrete.of(options.length()), Discrete.of(2)));
    }

    @Override
    public Integer reset(long seed) {
      return 0;
    }

    @Override
    public Step<Integer> step(Integer action) {
      return new Step<>(0, 0, Ending.TERMINATED);
    }
  }

  private static Entry<Env<?, ?>> line(String id) {
    return Entry.of(id, "A line", new Length(4), options -> new Line(id, options));
  }

  /** What a third party's jar would bring. */
  public static final class Planted implements Plugin {
    @Override
    public List<Entry<Env<?, ?>>> worlds() {
      return List.of(line("Line-v1"), line("Circle-v0"));
    }

    @Override
    public Map<String, Function<String, Entry<Env<?, ?>>>> namespaces() {
      return Map.of("other", name -> line("other:" + name));
    }
  }

  private static final Catalog CATALOG = Catalog.of(new Planted());

  @Test
  void worldsAreListedByIdInAlphabeticalOrder() {
    assertThat(CATALOG.worlds().entries())
        .extracting(Entry::id)
        .containsExactly("Circle-v0", "Line-v1");
    assertThat(CATALOG.worlds().get("Line-v1").summary()).isEqualTo("A line");
    assertThat(CATALOG.games().entries()).isEmpty();
  }

  @Test
  void anEntryMakesItsWorldWithOptionsAndDefaults() {
    Entry<Env<?, ?>> entry = CATALOG.worlds().get("Line-v1");
    assertThat(entry.create().spec().observations()).isEqualTo(Discrete.of(4));
    assertThat(entry.create(Map.of("length", 9)).spec().observations()).isEqualTo(Discrete.of(9));
    assertThat(entry.create(new Length(2)).spec().observations()).isEqualTo(Discrete.of(2));
    assertThat(entry.defaults()).isEqualTo(new Length(4));
    assertThat(entry.options())
        .containsExactly(new Option("length", "whole number", 4, "in steps, at least 1"));
    assertThatThrownBy(() -> entry.create(Map.of("length", 0)))
        .isInstanceOf(BadInput.class)
        .hasMessage("length (0) must be positive. Maybe write 4.");
  }

  @Test
  void anUnknownIdFailsWithTheNearestKnownOne() {
    assertThatThrownBy(() -> CATALOG.worlds().get("Lin-v1"))
        .isInstanceOf(BadInput.class)
        .hasMessage("(Lin-v1) is not a known world. Maybe Line-v1.");
    assertThatThrownBy(() -> CATALOG.worlds().get("circle"))
        .hasMessage("(circle) is not a known world. Maybe Circle-v0.");
    assertThatThrownBy(() -> CATALOG.worlds().get("Pong-v5"))
        .hasMessage("(Pong-v5) is not a known world. Known: Circle-v0, Line-v1.");
    assertThatThrownBy(() -> CATALOG.oracles().get("boltzmann"))
        .hasMessage("(boltzmann) is not a known oracle. None is installed.");
  }

  @Test
  void namespacesMakeEntriesForTheRestOfTheId() {
    Entry<Env<?, ?>> entry = CATALOG.worlds().get("other:Pong-v5");
    assertThat(entry.create().spec().id().namespace()).isEqualTo("other");
    assertThat(entry.create().spec().id()).hasToString("other:Pong-v5");
    assertThatThrownBy(() -> CATALOG.worlds().get("strange:Pong-v5"))
        .hasMessage("(strange:Pong-v5) is not a known world. Known namespaces: other.");
  }

  @Test
  void twoEntriesOrNamespacesOfOneNameAreRefused() {
    assertThatThrownBy(() -> Catalog.of(new Planted(), new Planted()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "two plugins keep the namespace other. Maybe a jar is on the class path twice.");
    Plugin twice =
        new Plugin() {
          @Override
          public List<Entry<Env<?, ?>>> worlds() {
            return List.of(line("Line-v1"), line("Line-v1"));
          }
        };
    assertThatThrownBy(() -> Catalog.of(twice))
        .hasMessage("two worlds have the id Line-v1. Maybe a jar is on the class path twice.");
  }

  @Test
  void anEntryNeedsAnIdAndASentence() {
    assertThatThrownBy(() -> Entry.of(" ", "A line", new Length(1), options -> options))
        .hasMessage("an entry's id must not be blank");
    assertThatThrownBy(() -> Entry.of("a", "", new Length(1), options -> options))
        .hasMessage("entry a needs a sentence that says what it is");
  }

  @Test
  void aJarOnTheClassPathAddsToTheCatalog(@TempDir Path jar) throws IOException {
    assertThat(Catalog.installed().worlds().find("Line-v1")).isEmpty();
    Catalog found = installedWith(jar, Planted.class.getName());
    assertThat(found.worlds().get("Line-v1").create().spec().id()).hasToString("Line-v1");
    // What this module itself offers stays.
    assertThat(found.wrappers().find("time-limit")).isPresent();
  }

  @Test
  void aJarThatCannotBeLoadedIsNamed(@TempDir Path jar) {
    assertThatThrownBy(() -> installedWith(jar, "org.example.Missing"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a plugin on the class path cannot be loaded")
        .hasMessageContaining("org.example.Missing");
  }

  private static Catalog installedWith(Path jar, String plugin) throws IOException {
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.writeString(services.resolve(Plugin.class.getName()), plugin + "\n");
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      return Catalog.installed();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
