package org.plaudit.core.env;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plaudit.core.Require;

/**
 * Names a world and the version of its rules, as in {@code CartPole-v1} or {@code gym:CartPole-v1}.
 *
 * @param namespace who keeps the world; empty for our own
 * @param version raised whenever scores from before cannot be compared with scores from after
 */
public record EnvId(String namespace, String name, int version) {
  private static final Pattern FORM =
      Pattern.compile("(?:([A-Za-z0-9_.-]+):)?([A-Za-z0-9_./-]+?)-v([0-9]+)");

  public EnvId {
    Require.that(!name.isBlank(), "a world's name must not be blank");
    Require.that(version >= 0, "version (%d) must not be negative", version);
  }

  /**
   * Reads {@code [namespace:]name-vN}.
   *
   * @throws IllegalArgumentException if {@code text} has another form
   */
  public static EnvId parse(String text) {
    Matcher matcher = FORM.matcher(text);
    Require.that(
        matcher.matches(),
        "world id (%s) must look like [namespace:]Name-vN. Maybe %s-v1.",
        text,
        text);
    String namespace = matcher.group(1) == null ? "" : matcher.group(1);
    return new EnvId(namespace, matcher.group(2), Integer.parseInt(matcher.group(3)));
  }

  @Override
  public String toString() {
    return (namespace.isEmpty() ? "" : namespace + ":") + name + "-v" + version;
  }
}
