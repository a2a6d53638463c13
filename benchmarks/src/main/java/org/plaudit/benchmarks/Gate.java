package org.plaudit.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Compares two files of results on their intervals.
 *
 * <pre>{@code java -cp benchmarks.jar org.plaudit.benchmarks.Gate before.csv now.csv}</pre>
 *
 * <p>A benchmark counts as slower only where the whole interval lies on the wrong side of the
 * former one; overlapping intervals say nothing. Where both files tell the score by processor time
 * ({@link ProcessorTime}), it is compared in place of the one by wall time. Exit status: 0, 1
 * (something became slower), 2 (bad input).
 */
public final class Gate {
  private Gate() {}

  /**
   * @param args the former results, the present ones
   */
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length != 2) {
      err.println("Two files are needed: the former results, the present ones.");
      return 2;
    }
    try {
      PrintWriter said = new PrintWriter(out, true, StandardCharsets.UTF_8);
      return compare(ResultFile.read(Path.of(args[0])), ResultFile.read(Path.of(args[1])), said);
    } catch (NoSuchFileException e) {
      err.println("There is no file " + e.getMessage() + ".");
      return 2;
    } catch (IOException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 2;
    }
  }

  /** Says what became of each benchmark; returns the exit status. */
  static int compare(Map<String, Figure> before, Map<String, Figure> now, PrintWriter out) {
    Map<String, Measurement> former = new LinkedHashMap<>();
    Measurement.of(before).forEach(each -> former.put(each.name(), each));
    int slower = 0;
    int compared = 0;
    for (Measurement present : Measurement.of(now)) {
      Measurement then = former.remove(present.name());
      if (then == null) {
        out.println("new     " + present.name());
        continue;
      }
      boolean alone = present.alone().isPresent() && then.alone().isPresent();
      Figure.Verdict verdict =
          said(
              present.name(),
              alone ? present.fairest() : present.wall(),
              alone ? then.fairest() : then.wall(),
              out);
      slower += verdict == Figure.Verdict.SLOWER ? 1 : 0;
      compared++;
    }
    former.keySet().forEach(name -> out.println("gone    " + name));
    out.println(compared + " compared, " + slower + " slower");
    return slower == 0 ? 0 : 1;
  }

  private static Figure.Verdict said(String name, Figure present, Figure former, PrintWriter out) {
    Figure.Verdict verdict = present.since(former);
    out.println(
        String.format(
            Locale.ROOT,
            "%-7s %s: %.5g ± %.2g %s, before %.5g ± %.2g",
            verdict.name().toLowerCase(Locale.ROOT),
            name,
            present.score(),
            present.error(),
            present.unit(),
            former.score(),
            former.error()));
    return verdict;
  }
}
