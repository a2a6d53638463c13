package org.plaudit.experiments.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.experiments.plot.Drawing;
import org.plaudit.experiments.store.RunFailed;
import org.plaudit.experiments.store.WholeFile;

/** Writes reports. */
public final class Report {
  /** Its name in a run's folder. */
  public static final String FILE = "report.html";

  private Report() {}

  /**
   * Draws {@code plots/} and writes {@code report.html} in the folder of a run.
   *
   * @return the report's path
   * @throws org.plaudit.core.BadInput if the folder cannot be read
   * @throws RunFailed if the report cannot be written
   */
  public static Path write(Path folder, Catalog catalog) {
    RunData run = RunData.read(folder, catalog);
    RunPage page = RunPage.of(run, catalog, Drawing.obstacle());
    Path plots = folder.resolve("plots");
    folder(plots);
    page.figures().forEach(figure -> figure.picture().write(plots.resolve(figure.name() + ".png")));
    Path file = folder.resolve(FILE);
    write(file, page(run.config().name(), page.html()));
    return file;
  }

  /** As {@link #write(Path, Catalog)}, with what is installed. */
  public static Path write(Path folder) {
    return write(folder, Catalog.installed());
  }

  /** One page about several runs on the same world: how they compare. */
  public static Path write(Comparison comparison, Path file) {
    write(file, page("Comparison", comparison.html(Drawing.obstacle())));
    return file;
  }

  private static void folder(Path plots) {
    try {
      Files.createDirectories(plots);
    } catch (IOException e) {
      throw new RunFailed(
          RunFailed.Scope.RUN, plots + ": cannot be made. Maybe check the folder's rights.");
    }
  }

  static void write(Path file, Html page) {
    WholeFile.write(file, out -> out.write(page.toString().getBytes(StandardCharsets.UTF_8)));
  }

  static Html page(String title, Html body) {
    return Html.of(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{} &ndash; Plaudit</title>
        <style>
        {}</style>
        </head>
        <body>
        <main>
        {}</main>
        </body>
        </html>
        """,
        title,
        Html.trusted(style()),
        body);
  }

  private static String style() {
    try (InputStream css = Report.class.getResourceAsStream("report.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the report's style cannot be read", e);
    }
  }
}
