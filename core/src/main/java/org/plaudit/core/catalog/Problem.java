package org.plaudit.core.catalog;

/**
 * One thing wrong with what a person wrote.
 *
 * @param path where, as in {@code learner.clip}; empty for the whole
 * @param message value, rule and remedy
 */
public record Problem(String path, String message) {
  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
