package org.plaudit.experiments.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Settings with which the arms of a grid learn something within seconds, as {@code small.yaml} says
 * them: by learner, by kind of question, by reward model, and for single arms.
 *
 * @param settings under {@code learners}, {@code questions}, {@code rewards} and {@code arms}
 */
record Small(Map<String, Object> settings) {
  private static final String FILE = "small.yaml";

  static Small shipped() {
    try (InputStream in = Small.class.getResourceAsStream(FILE)) {
      Places places = new Places(FILE);
      Problems problems = new Problems(places);
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, Object> settings = YamlReader.mapping(text, FILE, places, problems);
      problems.raise();
      return new Small(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the arm of a cell is called. */
  static String name(Grid.Cell cell) {
    return cell.learner() + "-" + cell.query().word();
  }

  /** The arm of a cell with all settings that apply to it, the particular over the general. */
  Map<String, Object> settle(Grid.Cell cell, Map<String, Object> arm) {
    Map<String, Object> settled = over(arm, "learner", at("learners", cell.learner()));
    settled = over(settled, "feedback", at("questions", cell.query().word()));
    settled = over(settled, "reward", at("rewards", cell.reward()));
    return Tree.merge(settled, at("arms", name(cell)));
  }

  /** What is said of one thing of a kind; empty if nothing is. */
  Map<String, Object> at(String kind, String id) {
    return Tree.map(of(kind).get(id));
  }

  /** What is said of all things of a kind, by their ids. */
  Map<String, Object> of(String kind) {
    return Tree.map(settings.get(kind));
  }

  private static Map<String, Object> over(
      Map<String, Object> arm, String key, Map<String, Object> said) {
    return said.isEmpty() ? arm : Tree.merge(arm, Tree.single(List.of(key), said));
  }
}
