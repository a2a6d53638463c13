package org.plaudit.experiments.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.plaudit.core.BadInput;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Renders;
import org.plaudit.core.random.Seed;
import org.plaudit.experiments.config.ExperimentConfig;
import org.plaudit.experiments.run.Trained;
import org.plaudit.experiments.store.PartId;
import org.plaudit.experiments.store.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plaudit watch RUN}: what a run has learned, at work. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Watch what a run has learned, as a GIF and in the terminal.",
      "The policy is the one of the last checkpoint, as it acts when it counts."
    },
    footer = {
      "",
      "Examples:",
      "  plaudit watch runs/quickstart/20250102-030405",
      "  plaudit watch runs/quickstart/20250102-030405 --arm task --seed 3 --episodes 2",
      "  plaudit watch runs/quickstart/20250102-030405 --gif pole.gif"
    })
final class WatchCommand implements Callable<Integer> {
  private static final int MOST_EPISODES = 100;

  private final Supplier<Catalog> catalog;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "RUN", description = "The run's folder, as in runs/NAME/STAMP.")
  private Path run = Path.of("");

  @Mixin private WhichPart which = new WhichPart();

  @Option(
      names = "--episodes",
      paramLabel = "K",
      description = "How many to show. Default: ${DEFAULT-VALUE}.")
  private int episodes = 1;

  @Option(
      names = "--gif",
      paramLabel = "FILE",
      description = "Where the GIF goes. Default: watch-ARM-SEED.gif in the run's folder.")
  private Optional<Path> gif = Optional.empty();

  /** What the jars on the class path offer. */
  WatchCommand() {
    this(Catalog::installed);
  }

  WatchCommand(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  @Override
  public Integer call() {
    if (episodes < 1 || episodes > MOST_EPISODES) {
      throw new BadInput(
          "--episodes (%d) must lie in [1, %d]. Maybe 1.".formatted(episodes, MOST_EPISODES));
    }
    Catalog offered = catalog.get();
    RunFolder folder = RunFolder.open(run);
    ExperimentConfig config = folder.config(offered);
    PartId part = which.of(config, any -> true);
    return watch(Trained.load(folder, config, part, offered), part);
  }

  private <O, A> int watch(Trained<O, A> trained, PartId part) {
    PrintWriter out = spec.commandLine().getOut();
    try (Env<O, A> world = trained.world()) {
      Renders view =
          world
              .find(Renders.class)
              .orElseThrow(
                  () ->
                      new BadInput(world.spec().id() + " cannot be looked at: it draws nothing."));
      Film film = new Film(view, Terminal.present() ? Optional.of(out) : Optional.empty());
      Seed source = Seed.of(part.seed()).child("watch");
      for (int i = 0; i < episodes; i++) {
        Seed own = source.child(i);
        film.begins(part + ", episode " + (i + 1));
        Episode whole =
            Episode.of(world, trained.policy(), own.asLong(), own.generator(), film::seen);
        film.ends();
        if (!Terminal.present()) {
          out.println(Ink.here().drawn(view.text()).stripTrailing());
        }
        out.printf(
            "%s, episode %d: return %s in %d steps%n",
            part, i + 1, SoloSession.number(whole.earned()), whole.steps());
        out.flush();
      }
      Path file =
          gif.orElseGet(
              () ->
                  run.resolve(
                      "watch-%s-%d.gif".formatted(part.arm().replace('/', '-'), part.seed())));
      Gif.write(file, film.frames(), Film.DELAY);
      out.println("GIF: " + file);
      out.flush();
      return 0;
    }
  }
}
