package org.plaudit.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Compares two files of results on their intervals.
 *
 * <pre>{@code java -cp benchmarks.jar org.plaudit.benchmarks.Gate before.csv now.csv}</pre>
 *
 * <p>A benchmark counts as slower only where the whole interval lies on the wrong side of the
 * former one; overlapping intervals say nothing. Exit status: 0, 1 (something became slower), 2
 * (bad input).
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
      return compare(ResultFile.read(Path.of(args[0])), ResultFile.read(Path.of(args[1])), out);
    } catch (NoSuchFileException e) {
      err.println("There is no file " + e.getMessage() + ".");
      return 2;
    } catch (IOException | IllegalArgumentException e) {
      err.println(e.getMessage());
      return 2;
    }
  }

  private static int compare(Map<String, Figure> before, Map<String, Figure> now, PrintStream out) {
    int slower = 0;
    int compared = 0;
    for (Map.Entry<String, Figure> entry : now.entrySet()) {
      Figure former = before.get(entry.getKey());
      if (former == null) {
        out.println("new     " + entry.getKey());
        continue;
      }
      Figure present = entry.getValue();
      Figure.Verdict verdict = present.since(former);
      slower += verdict == Figure.Verdict.SLOWER ? 1 : 0;
      compared++;
      out.println(
          String.format(
              Locale.ROOT,
              "%-7s %s: %.5g ± %.2g %s, before %.5g ± %.2g",
              verdict.name().toLowerCase(Locale.ROOT),
              entry.getKey(),
              present.score(),
              present.error(),
              present.unit(),
              former.score(),
              former.error()));
    }
    for (String name : before.keySet()) {
      if (!now.containsKey(name)) {
        out.println("gone    " + name);
      }
    }
    out.println(compared + " compared, " + slower + " slower");
    return slower == 0 ? 0 : 1;
  }
}
