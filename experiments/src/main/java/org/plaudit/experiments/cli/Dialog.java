package org.plaudit.experiments.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.Optional;
import org.plaudit.core.env.Renders;

/** Lines between a person and a world; works in any terminal, and through pipes. */
final class Dialog {
  private final BufferedReader in;
  private final PrintWriter out;
  private final Ink ink;
  private final boolean echoes;
  private boolean left;

  /**
   * @param echoes whether what is typed shows by itself; through a pipe it does not
   */
  Dialog(Reader in, PrintWriter out, Ink ink, boolean echoes) {
    this.in = new BufferedReader(in);
    this.out = out;
    this.ink = ink;
    this.echoes = echoes;
  }

  /** Whether the person has quit, or their input has ended. */
  boolean left() {
    return left;
  }

  void say(String text) {
    out.println(text);
    out.flush();
  }

  void complain(String text) {
    say(ink.bad(text));
  }

  void quietly(String text) {
    say(ink.faint(text));
  }

  /** Shows the world, or what is seen of it if it has no picture in text. */
  void show(Optional<Renders> view, Object seen) {
    String text = view.map(Renders::text).orElseGet(() -> "sees: " + seen);
    say(ink.drawn(text).stripTrailing());
  }

  /**
   * The next line that is no command; empty once the person has left.
   *
   * @param marked whether commands begin with a colon, because any text is a move
   */
  Optional<String> ask(String prompt, String help, boolean marked) {
    while (!left) {
      out.print(ink.bold(prompt + "> "));
      out.flush();
      Optional<String> line = line();
      if (line.isEmpty()) {
        out.println();
        left = true;
        break;
      }
      if (!echoes) {
        out.println(line.get());
      }
      String word = line.get().strip();
      if (word.equals(":q") || !marked && (word.equals("q") || word.equals("quit"))) {
        left = true;
      } else if (word.equals(":?") || !marked && (word.equals("?") || word.equals("help"))) {
        say(help);
      } else {
        return line;
      }
    }
    return Optional.empty();
  }

  private Optional<String> line() {
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException e) {
      // Who cannot be heard has left.
      return Optional.empty();
    }
  }
}
