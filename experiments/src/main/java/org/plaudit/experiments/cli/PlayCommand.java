package org.plaudit.experiments.cli;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.plaudit.core.BadInput;
import org.plaudit.core.Suggest;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Env;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.MultiEnv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plaudit play ID}: try a world or a game yourself. */
@Command(
    name = "play",
    mixinStandardHelpOptions = true,
    description = {
      "Play a world or a game in the terminal.",
      "Type a move, press Enter, see what it does. ? shows what can be typed, q quits. Games are for",
      "several people at one keyboard, or against chance."
    },
    footer = {
      "",
      "Examples:",
      "  plaudit play FrozenLake-v1 --set slippery=false",
      "  plaudit play CartPole-v1 --seed 7",
      "  plaudit play TicTacToe-v1 --against random",
      "  echo 'right right down' | plaudit play FrozenLake-v1"
    })
final class PlayCommand implements Callable<Integer> {
  private final Supplier<Catalog> catalog;
  private final Reader in;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "The world or game, as in CartPole-v1.")
  private String id = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the first episode; the next ones count up. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--set",
      paramLabel = "OPTION=VALUE",
      description = "An option of the world; may be repeated. The value is JSON or a bare text.")
  private List<String> settings = List.of();

  @Option(
      names = "--against",
      paramLabel = "WHO",
      description = "In a game, who takes the other seats: random.")
  private Optional<String> against = Optional.empty();

  @Option(
      names = "--as",
      paramLabel = "AGENT",
      description = "Which seat is yours when others play along. Default: the first.")
  private Optional<String> seat = Optional.empty();

  /** Plays what the jars on the class path offer, from standard input. */
  PlayCommand() {
    this(Catalog::installed, new InputStreamReader(System.in, Charset.defaultCharset()));
  }

  PlayCommand(Supplier<Catalog> catalog, Reader in) {
    this.catalog = catalog;
    this.in = in;
  }

  @Override
  public Integer call() {
    if (seed < 0) {
      throw new BadInput("--seed (" + seed + ") must be zero or more. Maybe " + -seed + ".");
    }
    Dialog dialog = new Dialog(in, spec.commandLine().getOut(), Ink.here(), Terminal.present());
    return Subject.of(catalog.get(), id, settings)
        .match(
            new Subject.Cases<Integer>() {
              @Override
              public Integer world(Subject.World world) {
                if (against.isPresent() || seat.isPresent()) {
                  throw new BadInput(
                      id
                          + " has a single agent; --against and --as are for games. Maybe leave"
                          + " them out.");
                }
                try (Env<?, ?> env = world.create()) {
                  dialog.say(world.entry().summary() + ".");
                  return solo(env, dialog);
                }
              }

              @Override
              public Integer game(Subject.Game game) {
                try (MultiEnv<?, ?> env = game.create()) {
                  dialog.say(game.entry().summary() + ".");
                  return together(env, dialog);
                }
              }
            });
  }

  private <O, A> int solo(Env<O, A> env, Dialog dialog) {
    new SoloSession<>(env, dialog).play(seed);
    return 0;
  }

  private <O, A> int together(MultiEnv<O, A> game, Dialog dialog) {
    new GameSession<>(game, people(game), dialog).play(seed);
    return 0;
  }

  private Set<AgentId> people(MultiEnv<?, ?> game) {
    List<AgentId> all = List.copyOf(game.specs().keySet());
    against.ifPresent(
        who -> {
          if (!who.equals("random")) {
            throw new BadInput("--against (" + who + ") is nobody I know. Maybe random.");
          }
        });
    if (seat.isEmpty()) {
      return new LinkedHashSet<>(against.isPresent() ? all.subList(0, 1) : all);
    }
    if (against.isEmpty()) {
      throw new BadInput("--as needs somebody in the other seats. Maybe add --against random.");
    }
    List<String> names = all.stream().map(AgentId::name).toList();
    if (!names.contains(seat.get())) {
      String remedy = Suggest.maybe(seat.get(), names);
      throw new BadInput(
          "--as (%s) is no seat of %s.%s"
              .formatted(
                  seat.get(),
                  id,
                  remedy.isEmpty() ? " Seats: " + String.join(", ", names) + "." : remedy));
    }
    return Set.of(new AgentId(seat.get()));
  }
}
