package org.plaudit.experiments.plot;

import java.util.function.DoubleFunction;
import org.plaudit.core.Require;

/**
 * What numbers are measured against.
 *
 * @param origin where bars begin
 * @param mark what stands above the origin; may be empty
 * @param steps how the axis runs
 * @param format how numbers are written at the axis
 */
public record Ruler(double origin, String mark, Steps steps, DoubleFunction<String> format) {
  /** How an axis runs. */
  public enum Steps {
    /** Equal differences are equally far. */
    LINEAR,
    /** Equal ratios are equally far; for positive numbers. */
    LOGARITHMIC
  }

  public Ruler {
    Require.that(
        steps == Steps.LINEAR || origin > 0,
        "origin (%s) of a logarithmic axis must be positive",
        origin);
  }

  /** A linear one from zero. */
  public static Ruler linear(String mark) {
    return new Ruler(0, mark, Steps.LINEAR, Numbers::plain);
  }

  /** Numbers without zeros at the end. */
  public static String plain(double value) {
    return Numbers.plain(value);
  }
}
