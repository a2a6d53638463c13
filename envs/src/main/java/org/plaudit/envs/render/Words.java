package org.plaudit.envs.render;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;

/** Words in a picture; {@code y} is the line they stand on. */
public final class Words {
  private Words() {}

  /** Begins at {@code x}. */
  public static void left(
      Graphics2D g, Color color, double size, String words, double x, double y) {
    g.setFont(font(size));
    g.setColor(color);
    g.drawString(words, (float) x, (float) y);
  }

  /** Centred around {@code x}. */
  public static void middle(
      Graphics2D g, Color color, double size, String words, double x, double y) {
    left(g, color, size, words, x - width(g, size, words) / 2, y);
  }

  /** How wide they come out, in the picture's own units. */
  public static double width(Graphics2D g, double size, String words) {
    return font(size).getStringBounds(words, g.getFontRenderContext()).getWidth();
  }

  private static Font font(double size) {
    return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size);
  }
}
