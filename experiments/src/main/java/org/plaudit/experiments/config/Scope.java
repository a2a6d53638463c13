package org.plaudit.experiments.config;

import java.util.List;

/**
 * Where the values of one arm may have been written.
 *
 * @param roots paths of the mappings that may hold them, the most particular first; the last is
 *     empty, for what all share
 */
record Scope(List<String> roots) {
  /** What all arms share, or the file as a whole. */
  static final Scope SHARED = new Scope(List.of(""));

  Scope {
    roots = List.copyOf(roots);
  }

  /** An arm of a config without worlds. */
  static Scope arm(String arm) {
    return new Scope(List.of("arms." + arm, ""));
  }

  /** An arm in one of several worlds. */
  static Scope cell(String world, String arm) {
    return new Scope(
        List.of("worlds." + world + ".arms." + arm, "arms." + arm, "worlds." + world, ""));
  }
}
