package org.plaudit.envs.dialogue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;
import org.plaudit.envs.render.Words;

/** Who said what, in speech bubbles: the world's on the left, the agent's on the right. */
final class DialoguePicture {
  private static final double ACROSS = 600;
  private static final double DOWN = 400;
  private static final double MARGIN = 20;
  private static final double PITCH = 46;
  private static final int LATELY = 8; // remarks that fit
  private static final double SIZE = 18; // of the letters

  private DialoguePicture() {}

  static void paint(Graphics2D g, int width, int height, List<String> said) {
    Frame.paint(g, width, height, ACROSS, DOWN, own -> draw(own, said));
  }

  private static void draw(Graphics2D g, List<String> said) {
    int from = Math.max(0, said.size() - LATELY);
    for (int i = from; i < said.size(); i++) {
      bubble(g, said.get(i), i % 2 == 0, MARGIN + (i - from) * PITCH);
    }
  }

  private static void bubble(Graphics2D g, String words, boolean theirs, double y) {
    double room = ACROSS - 2 * MARGIN - 60;
    double size = Math.min(SIZE, SIZE * room / Math.max(1, Words.width(g, SIZE, words)));
    double wide = Words.width(g, size, words) + 32;
    double x = theirs ? MARGIN : ACROSS - MARGIN - wide;
    Color color = theirs ? Palette.ICE : Palette.MEADOW;
    Frame.block(g, color, x, y, wide, PITCH - 8, 17);
    // The corner next to the one who speaks is sharp.
    Frame.block(g, color, theirs ? x : x + wide - 20, y + PITCH - 28, 20, 20, 3);
    Words.left(g, Palette.INK, size, words, x + 16, y + 25);
  }

  static String text(List<String> said) {
    int from = Math.max(0, said.size() - LATELY);
    StringBuilder text =
        new StringBuilder(
            from == 0 ? "" : Ink.FAINT.write("… %d more before".formatted(from)) + "\n");
    for (int i = from; i < said.size(); i++) {
      text.append(i % 2 == 0 ? Ink.CYAN.write("They: ") : Ink.YELLOW.write("You:  "))
          .append(said.get(i))
          .append('\n');
    }
    return text.toString();
  }
}
