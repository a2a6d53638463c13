package org.plaudit.envs.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.plaudit.core.BadInput;
import org.plaudit.core.Suggest;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Shelf;
import org.plaudit.core.env.Env;
import org.plaudit.core.multi.MultiEnv;

/**
 * Serves a world or a game to another process, message by message, over two streams of bytes. The
 * protocol is written down in {@code plaudit_gym/PROTOCOL.md}. Serves one client, once.
 */
public final class EnvServer implements AutoCloseable {
  /** Raised whenever an old client would misunderstand a new server. */
  public static final int VERSION = 1;

  private static final List<String> OPS =
      List.of(
          "hello",
          "describe",
          "reset",
          "step",
          "render",
          "batch",
          "batch-reset",
          "batch-step",
          "close");

  private final Served served;
  private final Function<Message, ServedBatch> batches;
  private Optional<ServedBatch> batch = Optional.empty();
  private boolean greeted;
  private boolean ended;

  private EnvServer(Served served, Function<Message, ServedBatch> batches) {
    this.served = served;
    this.batches = batches;
  }

  /** Serves a world with one agent; batches are made of more of its kind. */
  public static EnvServer ofWorld(Supplier<? extends Env<?, ?>> maker) {
    Env<?, ?> world = maker.get();
    return new EnvServer(ServedWorld.of(world), message -> ServedBatch.of(message, maker, world));
  }

  /** Serves a game of several agents. */
  public static EnvServer ofGame(MultiEnv<?, ?> game) {
    return new EnvServer(
        ServedGame.of(game),
        message -> {
          throw WireFault.of(
              WireFault.Kind.STATE,
              "op: batches are made of worlds with one agent; %s has several. Maybe step it alone.",
              game.id());
        });
  }

  /**
   * Serves what the catalog has under {@code id}.
   *
   * @param settings options, each as {@code name=value}, the value in JSON or a bare text
   * @throws BadInput if the id or an option is unknown, or a value breaks its rule
   */
  public static EnvServer open(Catalog catalog, String id, List<String> settings) {
    Map<String, Object> options = Settings.of(settings);
    Optional<Entry<Env<?, ?>>> world = catalog.worlds().find(id);
    if (world.isPresent()) {
      return ofWorld(() -> world.get().create(options));
    }
    return ofGame(
        catalog
            .games()
            .find(id)
            .orElseThrow(() -> new BadInput(unknown(catalog, id)))
            .create(options));
  }

  private static String unknown(Catalog catalog, String id) {
    List<String> known = new ArrayList<>(ids(catalog.worlds()));
    known.addAll(ids(catalog.games()));
    String remedy = Suggest.maybe(id, known);
    return "(%s) is not a known world or game.%s"
        .formatted(id, remedy.isEmpty() ? " Known: " + String.join(", ", known) + "." : remedy);
  }

  private static <P> List<String> ids(Shelf<P> shelf) {
    return shelf.entries().stream().map(Entry::id).toList();
  }

  /**
   * Answers messages until the client says {@code close} or its stream ends.
   *
   * @param out carries the protocol and nothing else
   * @return the exit status: 0 after a clean end, 1 if the client cannot be reached any more, 2 if
   *     the place in its stream was lost
   */
  public int serve(InputStream in, OutputStream out) {
    WireInput input = new WireInput(in);
    WireOutput output = new WireOutput(out);
    for (long number = 1; !ended; number++) {
      try {
        try {
          if (!input.next()) {
            return 0;
          }
          output.send(answer(input));
        } catch (WireFault fault) {
          output.send(fault, "message " + number + ", " + fault.getMessage());
          if (fault.lost()) {
            return 2;
          }
        }
      } catch (IOException e) {
        System.err.println("The client cannot be reached any more: " + e.getMessage());
        return 1;
      }
    }
    return 0;
  }

  private Reply answer(WireInput input) throws IOException {
    Message message = Message.parse(input.line(), input.length());
    WireInput.Payload payload = input.payload(message.bytes(ServedBatch.LARGEST_PAYLOAD));
    try {
      return answer(message, payload);
    } catch (WireFault e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw WireFault.of(WireFault.Kind.VALUE, "%s", e.getMessage());
    } catch (IllegalStateException e) {
      throw WireFault.of(WireFault.Kind.STATE, "%s", e.getMessage());
    } catch (RuntimeException e) {
      throw WireFault.of(WireFault.Kind.WORLD, "the world failed: %s", e);
    } finally {
      payload.skip();
    }
  }

  private Reply answer(Message message, WireInput.Payload payload) throws IOException {
    String op = message.word("op", OPS);
    if (op.equals("hello")) {
      return hello(message);
    }
    if (!greeted) {
      throw WireFault.of(
          WireFault.Kind.STATE,
          "op: (%s) must not come first. Maybe {\"op\": \"hello\", \"protocol\": %d}.",
          op,
          VERSION);
    }
    return switch (op) {
      case "describe" -> describe(message);
      case "reset" -> Reply.of(served.reset(message));
      case "step" -> Reply.of(served.step(message));
      case "render" -> Pictures.of(message, served.view());
      case "batch" -> batch(message);
      case "batch-reset" -> batchFor(op).reset(message);
      case "batch-step" -> batchFor(op).step(message, payload);
      default -> end(message);
    };
  }

  private Reply describe(Message message) {
    message.only(List.of());
    return Reply.of(served.description());
  }

  private Reply batch(Message message) {
    ServedBatch made = batches.apply(message);
    batch.ifPresent(ServedBatch::close);
    batch = Optional.of(made);
    return Reply.of(made.description());
  }

  private Reply end(Message message) {
    message.only(List.of());
    ended = true;
    return Reply.of(Map.of());
  }

  private Reply hello(Message message) {
    message.only(List.of("protocol"));
    int protocol = message.whole("protocol", 0, Integer.MAX_VALUE);
    if (protocol != VERSION) {
      throw WireFault.of(
          WireFault.Kind.VALUE,
          "protocol: (%d) must be %d. Maybe take client and server from one version.",
          protocol,
          VERSION);
    }
    greeted = true;
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("protocol", VERSION);
    reply.put("server", "plaudit");
    return Reply.of(reply);
  }

  private ServedBatch batchFor(String op) {
    return batch.orElseThrow(
        () ->
            WireFault.of(
                WireFault.Kind.STATE,
                "op: (%s) needs a batch. Maybe first {\"op\": \"batch\", \"size\": 64}.",
                op));
  }

  /** Closes the worlds; harmless when called again. */
  @Override
  public void close() {
    batch.ifPresent(ServedBatch::close);
    served.close();
  }
}
