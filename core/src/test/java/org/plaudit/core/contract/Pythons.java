package org.plaudit.core.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Finds the Python that tests may use, or skips them with the reason. */
public final class Pythons {
  private Pythons() {}

  /** Any Python 3. */
  public static String any() {
    String python = System.getenv().getOrDefault("PLAUDIT_PYTHON", "python3");
    assumeTrue(runs(python, "pass"), python + " is not installed here");
    return python;
  }

  /** A Python with this package. */
  public static String with(String library) {
    String python = any();
    assumeTrue(
        runs(python, "import " + library),
        python + " has no " + library + "; set PLAUDIT_PYTHON to one that has");
    return python;
  }

  private static boolean runs(String python, String code) {
    try {
      Process process =
          new ProcessBuilder(python, "-c", code)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
