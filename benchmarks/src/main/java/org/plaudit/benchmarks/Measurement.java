package org.plaudit.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plaudit.experiments.stats.Interval;

/**
 * What one benchmark gave.
 *
 * @param name in full, with parameters
 * @param wall by wall time
 * @param alone by processor time, if {@link ProcessorTime} was there
 */
record Measurement(String name, Figure wall, Optional<Figure> alone) {
  private static final String ALONE = ":alone";
  private static final String PACKAGE = "org.plaudit.benchmarks.";

  /** Beyond this many times the estimate an interval says nothing; drawings end there. */
  private static final double WIDEST = 10;

  /** Of each benchmark among the figures; what other profilers and counters added is left out. */
  static List<Measurement> of(Map<String, Figure> figures) {
    List<Measurement> all = new ArrayList<>();
    figures.forEach(
        (name, wall) -> {
          String benchmark = name.split(" ", 2)[0];
          if (!benchmark.contains(":")) {
            String alone = benchmark + ALONE + name.substring(benchmark.length());
            all.add(new Measurement(name, wall, Optional.ofNullable(figures.get(alone))));
          }
        });
    return all;
  }

  /** As people read it: {@code nn.MlpForward.forward rows=8}. */
  String label() {
    return label(name);
  }

  /** What people read in place of a full name. */
  static String label(String name) {
    String own = name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : name;
    return own.replaceFirst("Benchmark\\.", ".");
  }

  /** By processor time if it is known, else by wall time. */
  Figure fairest() {
    return alone.orElse(wall);
  }

  /** Seconds an operation. */
  static Interval seconds(Figure figure) {
    double unit = seconds(figure.unit());
    double estimate =
        figure.aim() == Figure.Aim.LOW ? figure.score() * unit : unit / figure.score();
    double low = figure.aim() == Figure.Aim.LOW ? figure.low() * unit : unit / figure.high();
    double high =
        figure.aim() == Figure.Aim.LOW
            ? figure.high() * unit
            : figure.low() > 0 ? unit / figure.low() : Double.POSITIVE_INFINITY;
    return new Interval(
        estimate, Math.max(low, estimate / WIDEST), Math.min(high, estimate * WIDEST));
  }

  private static double seconds(String unit) {
    String time = unit.replace("ops/", "").replace("/op", "");
    return switch (time) {
      case "ns" -> 1e-9;
      case "us" -> 1e-6;
      case "ms" -> 1e-3;
      case "s" -> 1;
      case "min" -> 60;
      default ->
          throw new IllegalArgumentException(
              "unit (%s) must be one of ns, us, ms, s and min an operation, or operations in one"
                  .formatted(unit));
    };
  }

  /** As in {@code 1.23 µs}. */
  static String spoken(double seconds) {
    return spoken(seconds, 3);
  }

  /** Of a power of ten, as in {@code 10 ns}; anything else stays unsaid. */
  static String decade(double seconds) {
    double power = Math.log10(seconds);
    return Math.abs(power - Math.rint(power)) < 1e-6 ? spoken(seconds, 1) : "";
  }

  private static String spoken(double seconds, int digits) {
    List<String> units = List.of("s", "ms", "µs", "ns");
    double left = seconds;
    int unit = 0;
    // A little less than 1000 of one unit is 1 of the next, however it was rounded on the way.
    while (left < 0.9995 && unit < units.size() - 1) {
      left *= 1_000;
      unit++;
    }
    int decimals = Math.max(0, digits - 1 - (int) Math.floor(Math.log10(left) + 3e-4));
    return String.format(Locale.ROOT, "%." + decimals + "f %s", left, units.get(unit));
  }
}
