package org.plaudit.envs.wire;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plaudit.core.BadInput;

/**
 * A Python process that answers messages. One that takes too long is ended: every call returns or
 * throws within the patience given. The child ends by itself when this process does.
 */
final class PythonChild implements AutoCloseable {
  /** A message and the bytes behind it. */
  record Said(Message message, ByteBuffer payload) {}

  private static final ObjectWriter JSON = JsonMapper.builder().build().writer();

  /** The last of what the child wrote on stderr; one thread writes, another reads. */
  private static final class Tail {
    private static final int LONGEST = 4096;

    private final StringBuilder text = new StringBuilder();

    synchronized void add(String more) {
      text.append(more);
      text.delete(0, Math.max(0, text.length() - LONGEST));
    }

    @Override
    public synchronized String toString() {
      return text.toString().strip();
    }
  }

  private final String name;
  private final double patience;
  private final Process process;
  private final OutputStream out;
  private final WireInput in;
  private final Tail complaints = new Tail();
  private final AtomicBoolean late = new AtomicBoolean();
  private boolean closed;

  private PythonChild(String name, double patience, Process process) {
    this.name = name;
    this.patience = patience;
    this.process = process;
    this.out = process.getOutputStream();
    this.in = new WireInput(process.getInputStream());
    Thread listener = new Thread(() -> listen(process.getErrorStream()), name + " stderr");
    listener.setDaemon(true);
    listener.start();
  }

  /**
   * Starts {@code python} on a script of the resources.
   *
   * @param name what to call the child in messages
   * @param patience in seconds
   * @throws BadInput if there is no such Python
   */
  static PythonChild start(
      String python, String script, List<String> arguments, String name, double patience) {
    try {
      List<String> command = new ArrayList<>(List.of(python, "-c", source(script)));
      command.addAll(arguments);
      return new PythonChild(name, patience, new ProcessBuilder(command).start());
    } catch (IOException e) {
      throw new BadInput(
          ("%s: the Python (%s) cannot be started. Maybe install Python 3.10 or newer, or set"
                  + " PLAUDIT_PYTHON to one.")
              .formatted(name, python));
    }
  }

  private static String source(String script) {
    try (InputStream stream = PythonChild.class.getResourceAsStream(script)) {
      if (stream == null) {
        throw new IllegalStateException("the resource " + script + " is missing from the jar");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Says one thing and waits for the answer.
   *
   * @throws BadInput if the child cannot use what it was started with
   * @throws IllegalArgumentException if it refuses a value
   * @throws IllegalStateException if it refuses for another reason, is gone, or takes too long
   */
  Said ask(Map<String, Object> question) {
    CompletableFuture<Boolean> answered = watched();
    try {
      byte[] line = JSON.writeValueAsBytes(question);
      out.write(line);
      out.write('\n');
      out.flush();
      if (!in.next()) {
        throw gone();
      }
      Message answer = Message.parse(in.line(), in.length());
      byte[] payload = new byte[(int) answer.bytes(ServedBatch.LARGEST_PAYLOAD)];
      in.payload(payload.length).read(payload);
      refuse(answer);
      return new Said(answer, ByteBuffer.wrap(payload));
    } catch (IOException e) {
      throw gone();
    } catch (WireFault e) {
      // Asked before it is ended: afterwards every child would look as if it had ended by itself.
      boolean ended = late.get() || ending();
      process.destroyForcibly();
      throw new IllegalStateException(
          ended
              ? gone().getMessage()
              : "%s: the Python child does not keep to the protocol: %s"
                  .formatted(name, e.getMessage()),
          e);
    } finally {
      answered.complete(true);
    }
  }

  /** Whether the child is ending by itself: its last words may arrive torn a moment before that. */
  private boolean ending() {
    try {
      return process.waitFor(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /** Unless it is completed in time, the child is ended: that ends every wait for it. */
  private CompletableFuture<Boolean> watched() {
    CompletableFuture<Boolean> answered =
        new CompletableFuture<Boolean>().orTimeout((long) (patience * 1000), TimeUnit.MILLISECONDS);
    var unused =
        answered.whenComplete(
            (done, timeout) -> {
              if (timeout != null) {
                late.set(true);
                process.destroyForcibly();
              }
            });
    return answered;
  }

  private void refuse(Message answer) {
    if (!answer.has("error")) {
      return;
    }
    String message = name + ": " + answer.text("error");
    switch (answer.has("kind") ? answer.text("kind") : "") {
      case "input" -> throw new BadInput(message);
      case "value" -> throw new IllegalArgumentException(message);
      default -> throw new IllegalStateException(message);
    }
  }

  private IllegalStateException gone() {
    if (late.get()) {
      return new IllegalStateException(
          "%s: the Python child gave no answer for %s s and was ended. Maybe raise patience."
              .formatted(name, patience));
    }
    String status;
    try {
      status =
          process.waitFor(2, TimeUnit.SECONDS)
              ? "ended with status " + process.exitValue()
              : "closed its output";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      status = "is gone";
    }
    String last = complaints.toString();
    return new IllegalStateException(
        "%s: the Python child %s.%s Maybe make the world anew."
            .formatted(name, status, last.isEmpty() ? "" : " Its last words: " + last));
  }

  private void listen(InputStream errors) {
    byte[] buffer = new byte[1024];
    try (errors) {
      for (int size = errors.read(buffer); size >= 0; size = errors.read(buffer)) {
        complaints.add(new String(buffer, 0, size, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // The child is gone, and with it what it had to say.
    }
  }

  long pid() {
    return process.pid();
  }

  /** Ends the child; harmless when called again. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      out.close(); // the end of its input tells it to go
    } catch (IOException e) {
      // It has gone already.
    }
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
