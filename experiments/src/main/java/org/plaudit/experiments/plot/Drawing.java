package org.plaudit.experiments.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * Whether this Java can draw letters: on a bare server it may lack fonts or the library for them.
 */
public final class Drawing {
  private Drawing() {}

  /** Why plots cannot be drawn here; empty if they can. */
  public static Optional<String> obstacle() {
    try {
      Graphics2D g = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
      try {
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 6));
        g.drawString("x", 1, 7);
      } finally {
        g.dispose();
      }
      return Optional.empty();
    } catch (LinkageError | InternalError | RuntimeException e) {
      // What a missing fontconfig, freetype or font ends in differs between versions of Java.
      return Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }
}
