package org.plaudit.experiments.config;

/**
 * Parts of an arm that are in order each by itself but do not go together.
 *
 * @param path of the part that does not fit, as in {@code learner.id}
 * @param message what to say where it was written
 * @param reason what to say where it is only skipped
 */
record Misfit(String path, String message, String reason) {

  /** The same is said in both places, after the part's name. */
  static Misfit of(String path, String part, String reason) {
    String sentence = reason.endsWith(".") ? reason : reason + ".";
    return new Misfit(path, "(" + part + ") " + sentence, part + " " + sentence);
  }

  /** A learner in a world that is not for it; who skips it knows both their names. */
  static Misfit learner(String id, String world, String reason) {
    String sentence = reason.endsWith(".") ? reason : reason + ".";
    return new Misfit(
        "learner.id", "(%s) cannot learn in %s: %s".formatted(id, world, sentence), sentence);
  }
}
