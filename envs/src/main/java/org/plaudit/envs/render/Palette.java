package org.plaudit.envs.render;

import java.awt.Color;

/**
 * The colours of all pictures: a warm paper, a dark ink, and a few accents that differ in lightness
 * too.
 */
public final class Palette {
  public static final Color PAPER = new Color(0xFBFAF7);
  public static final Color INK = new Color(0x25313C);
  public static final Color SLATE = new Color(0x5B6B79);
  public static final Color MIST = new Color(0xB9C3CB);
  public static final Color LINE = new Color(0xE2E6E8);
  public static final Color SKY = new Color(0xE8F1F8);
  public static final Color ICE = new Color(0xD3E5F2);
  public static final Color WATER = new Color(0x2B5C8A);
  public static final Color BLUE = new Color(0x3573B9);
  public static final Color GREEN = new Color(0x3C9A6C);
  public static final Color MEADOW = new Color(0xCFE3C4);
  public static final Color GOLD = new Color(0xEDB63A);
  public static final Color ORANGE = new Color(0xE07B2E);
  public static final Color WOOD = new Color(0xC7925B);
  public static final Color RED = new Color(0xCB4337);
  public static final Color ROCK = new Color(0x7B6A5E);

  private Palette() {}

  /** The same colour, {@code alpha} in [0, 1] opaque. */
  public static Color faint(Color color, double alpha) {
    return new Color(
        color.getRed(), color.getGreen(), color.getBlue(), (int) Math.round(255 * alpha));
  }

  /** Between two colours: {@code a} at 0, {@code b} at 1. */
  public static Color mix(Color a, Color b, double weight) {
    return new Color(
        (int) Math.round(a.getRed() + weight * (b.getRed() - a.getRed())),
        (int) Math.round(a.getGreen() + weight * (b.getGreen() - a.getGreen())),
        (int) Math.round(a.getBlue() + weight * (b.getBlue() - a.getBlue())));
  }
}
