package org.plaudit.agents.reward.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.random.Seed;

/**
 * Remarks about something that was watched, each with what is meant by it. Made from patterns with
 * slots, such as {@code it was {very} {good}}, so that the same words occur in praise and in blame
 * ({@code not {bad} at all}), and a few with typing errors, in capitals or with an exclamation. The
 * same seed makes the same corpus.
 */
public final class Corpus {
  private static final String SHIPPED = "remarks.tsv";
  private static final long SEED = 20_261;

  /** Remarks drawn from a pattern, and as many more for each slot; equal ones are kept once. */
  private static final int DRAWS = 8;

  private static final double TYPING_ERRORS = 0.12;
  private static final double CAPITALS = 0.05;
  private static final double MARKS = 0.25;

  private Corpus() {}

  /** The shipped one. */
  public static List<Example> shipped() {
    try (InputStream in = Corpus.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the corpus " + SHIPPED + " is missing from the jar");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return lines.lines().map(Example::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The shipped one, made anew. */
  public static List<Example> generate() {
    return generate(Seed.of(SEED));
  }

  /** Another one from the same patterns. */
  public static List<Example> generate(Seed seed) {
    List<Example> all = new ArrayList<>();
    Set<String> made = new LinkedHashSet<>();
    List<Phrases.Pattern> patterns = Phrases.PATTERNS;
    for (int i = 0; i < patterns.size(); i++) {
      Pcg64 rng = seed.child("pattern").child(i).generator();
      long slots = patterns.get(i).text().chars().filter(letter -> letter == '{').count();
      for (int draw = 0; draw < DRAWS * (1 + slots); draw++) {
        String text = spoil(fill(patterns.get(i).text(), rng), rng);
        if (made.add(text)) {
          all.add(new Example(patterns.get(i).attitude(), i, text));
        }
      }
    }
    return List.copyOf(all);
  }

  /** As the file holds it: a line each. */
  public static String text(List<Example> examples) {
    return examples.stream().map(Example::line).collect(Collectors.joining("\n", "", "\n"));
  }

  /** Replaces each slot by one of its words. */
  private static String fill(String pattern, Pcg64 rng) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      int open = pattern.indexOf('{', at);
      if (open < 0) {
        text.append(pattern, at, pattern.length());
        break;
      }
      int close = pattern.indexOf('}', open);
      text.append(pattern, at, open);
      List<String> words = Phrases.slot(pattern.substring(open + 1, close));
      text.append(words.get(rng.nextInt(words.size())));
      at = close + 1;
    }
    return text.toString().replaceAll(" +", " ").replace(" ,", ",").strip();
  }

  /** As people type. */
  private static String spoil(String text, Pcg64 rng) {
    String typed = rng.nextDouble() < TYPING_ERRORS ? mistype(text, rng) : text;
    typed = rng.nextDouble() < CAPITALS ? typed.toUpperCase(Locale.ROOT) : typed;
    if (rng.nextDouble() < MARKS) {
      List<String> marks = List.of(".", "!", "!!", "...");
      typed += marks.get(rng.nextInt(marks.size()));
    }
    return typed;
  }

  /** Drops, doubles or exchanges a letter inside one of the longer words. */
  private static String mistype(String text, Pcg64 rng) {
    String[] words = text.split(" ");
    List<Integer> longer = new ArrayList<>();
    for (int i = 0; i < words.length; i++) {
      if (words[i].length() >= 5) {
        longer.add(i);
      }
    }
    if (longer.isEmpty()) {
      return text;
    }
    int chosen = longer.get(rng.nextInt(longer.size()));
    String word = words[chosen];
    int at = rng.nextInt(1, word.length() - 2);
    words[chosen] =
        switch (rng.nextInt(3)) {
          case 0 -> word.substring(0, at) + word.substring(at + 1);
          case 1 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
          default ->
              word.substring(0, at)
                  + word.charAt(at + 1)
                  + word.charAt(at)
                  + word.substring(at + 2);
        };
    return String.join(" ", words);
  }
}
