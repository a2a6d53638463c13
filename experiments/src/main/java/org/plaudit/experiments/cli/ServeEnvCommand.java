package org.plaudit.experiments.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.envs.wire.EnvServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plaudit serve-env ID}: a world for another program, over stdin and stdout. */
@Command(
    name = "serve-env",
    mixinStandardHelpOptions = true,
    description = {
      "Serve a world to another program over stdin and stdout.",
      "Each message is a line of JSON; batches may be binary. The Python package plaudit_gym speaks"
          + " it; envs/src/main/python/plaudit_gym/PROTOCOL.md describes it."
    },
    footer = {"", "Example:", "  plaudit serve-env FrozenLake-v1 --set map=8x8"})
final class ServeEnvCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID", description = "The world or game, as in CartPole-v1.")
  private String id = "";

  @Option(
      names = "--set",
      paramLabel = "option=value",
      description = "An option of the world; may be repeated. The value is JSON or a bare text.")
  private List<String> settings = List.of();

  @Override
  public Integer call() {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    // Whatever a world prints must not get between the messages.
    System.setOut(System.err);
    try (EnvServer server = EnvServer.open(Catalog.installed(), id, settings)) {
      return server.serve(System.in, out);
    }
  }
}
