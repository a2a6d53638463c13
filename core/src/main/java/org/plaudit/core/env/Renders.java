package org.plaudit.core.env;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * A world that can be looked at. The caller chooses text or picture at each call; both show now.
 */
public interface Renders {
  /**
   * The present state as lines of text, ANSI colours allowed.
   *
   * @throws IllegalStateException before reset
   */
  String text();

  /**
   * Paints the present state onto the rectangle (0, 0) to (width, height), which starts out white.
   *
   * @throws IllegalStateException before reset
   */
  void paint(Graphics2D g, int width, int height);

  /** The present state as a picture, in pixels. */
  default BufferedImage picture(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setColor(java.awt.Color.WHITE);
      g.fillRect(0, 0, width, height);
      paint(g, width, height);
    } finally {
      g.dispose();
    }
    return image;
  }
}
