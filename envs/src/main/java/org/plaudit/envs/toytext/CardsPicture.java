package org.plaudit.envs.toytext;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.GlyphVector;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;

/** Two hands on green felt; all of the dealer's but one card face down while the player plays. */
final class CardsPicture {
  private static final double ACROSS = 600;
  private static final double DOWN = 420;
  private static final double CARD = 104; // width
  private static final double TALL = 146;
  private static final Color FELT = new Color(0x2F6B4F);
  private static final String SUITS = "CDHS"; // the original's order

  private CardsPicture() {}

  /** Rank and suit of each card; only the dealer's first has any of its own, others are made up. */
  private static List<String> faces(Hand hand, String first) {
    List<String> faces = new ArrayList<>();
    for (int i = 0; i < hand.cards().size(); i++) {
      int card = hand.cards().get(i);
      char suit = SUITS.charAt((3 * i + card) % 4);
      faces.add(i == 0 && !first.isEmpty() ? first : (card == 1 ? "A" : card) + "" + suit);
    }
    return faces;
  }

  private static String open(Hand dealer, int suit, int face) {
    int card = dealer.cards().get(0);
    String rank =
        card == 10 ? String.valueOf("JQK".charAt(face)) : card == 1 ? "A" : String.valueOf(card);
    return rank + SUITS.charAt(suit);
  }

  static void paint(
      Graphics2D g,
      int width,
      int height,
      Hand dealer,
      int suit,
      int face,
      Hand player,
      boolean over) {
    List<String> above = faces(dealer, open(dealer, suit, face));
    List<String> below = faces(player, "");
    Frame.paint(
        g, width, height, ACROSS, DOWN, own -> draw(own, above, below, over, dealer, player));
  }

  private static void draw(
      Graphics2D g,
      List<String> above,
      List<String> below,
      boolean over,
      Hand dealer,
      Hand player) {
    Frame.block(g, FELT, 6, 6, ACROSS - 12, DOWN - 12, 26);
    g.setColor(Palette.faint(Palette.PAPER, 0.35));
    g.setStroke(new BasicStroke(2));
    g.draw(new RoundRectangle2D.Double(16, 16, ACROSS - 32, DOWN - 32, 36, 36));
    row(g, above, 38, !over);
    row(g, below, DOWN - 38 - TALL, false);
    String own = total(player);
    words(g, over ? "dealer " + total(dealer) : "dealer", 30, DOWN / 2 - 7);
    words(g, "you " + own, 30, DOWN / 2 + 23);
  }

  private static String total(Hand hand) {
    return hand.total() + (hand.usableAce() ? " (soft)" : "");
  }

  private static void words(Graphics2D g, String text, double x, double y) {
    g.setColor(Palette.PAPER);
    g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 19));
    g.drawString(text, (float) x, (float) y);
  }

  private static void row(Graphics2D g, List<String> cards, double y, boolean hidden) {
    double room = ACROSS - 220 - CARD;
    double pitch = Math.min(CARD + 16, cards.size() > 1 ? room / (cards.size() - 1) : 0);
    for (int i = 0; i < cards.size(); i++) {
      double x = 180 + i * pitch;
      if (hidden && i > 0) {
        back(g, x, y);
      } else {
        card(g, cards.get(i), x, y);
      }
    }
  }

  private static void back(Graphics2D g, double x, double y) {
    Frame.block(g, Palette.PAPER, x, y, CARD, TALL, 11);
    Frame.block(g, Palette.BLUE, x + 7, y + 7, CARD - 14, TALL - 14, 7);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 9; j++) {
        Frame.disc(g, Palette.faint(Palette.PAPER, 0.55), x + 17 + 14 * i, y + 17 + 14 * j, 2.6);
      }
    }
  }

  private static void card(Graphics2D g, String face, double x, double y) {
    char suit = face.charAt(face.length() - 1);
    String rank = face.substring(0, face.length() - 1);
    Color color = suit == 'D' || suit == 'H' ? Palette.RED : Palette.INK;
    Frame.block(g, Palette.faint(Palette.INK, 0.25), x + 2, y + 4, CARD, TALL, 11);
    Frame.block(g, Palette.PAPER, x, y, CARD, TALL, 11);
    g.setColor(Palette.MIST);
    g.setStroke(new BasicStroke(1.5f));
    g.draw(new RoundRectangle2D.Double(x, y, CARD, TALL, 22, 22));
    g.setColor(color);
    Font font = new Font(Font.SANS_SERIF, Font.BOLD, 30);
    GlyphVector glyphs = font.createGlyphVector(g.getFontRenderContext(), rank);
    g.drawGlyphVector(glyphs, (float) x + 9, (float) y + 34);
    pip(g, suit, x + 20, y + 50, 20);
    pip(g, suit, x + CARD / 2 + 10, y + TALL / 2 + 18, 52);
  }

  /** A suit's sign around (x, y), {@code size} tall. */
  private static void pip(Graphics2D g, char suit, double x, double y, double size) {
    double u = size / 100;
    Path2D sign = new Path2D.Double();
    switch (suit) {
      case 'D' -> {
        sign.moveTo(x, y - 50 * u);
        sign.lineTo(x + 37 * u, y);
        sign.lineTo(x, y + 50 * u);
        sign.lineTo(x - 37 * u, y);
      }
      case 'H' -> heart(sign, x, y, u);
      case 'S' -> {
        heart(sign, x, y - 6 * u, -u);
        stem(sign, x, y, u);
      }
      default -> {
        Frame.disc(g, g.getColor(), x, y - 26 * u, 23 * u);
        Frame.disc(g, g.getColor(), x - 25 * u, y + 9 * u, 23 * u);
        Frame.disc(g, g.getColor(), x + 25 * u, y + 9 * u, 23 * u);
        stem(sign, x, y - 4 * u, u);
      }
    }
    sign.closePath();
    g.fill(sign);
  }

  /** Point down; with a negative unit upside down. */
  private static void heart(Path2D path, double x, double y, double u) {
    path.moveTo(x, y + 48 * u);
    path.curveTo(x - 22 * u, y + 20 * u, x - 46 * u, y, x - 46 * u, y - 20 * u);
    path.curveTo(x - 46 * u, y - 52 * u, x - 8 * u, y - 52 * u, x, y - 22 * u);
    path.curveTo(x + 8 * u, y - 52 * u, x + 46 * u, y - 52 * u, x + 46 * u, y - 20 * u);
    path.curveTo(x + 46 * u, y, x + 22 * u, y + 20 * u, x, y + 48 * u);
    path.closePath();
  }

  private static void stem(Path2D path, double x, double y, double u) {
    path.moveTo(x - 3 * u, y);
    path.quadTo(x - 2 * u, y + 40 * u, x - 20 * u, y + 50 * u);
    path.lineTo(x + 20 * u, y + 50 * u);
    path.quadTo(x + 2 * u, y + 40 * u, x + 3 * u, y);
  }

  static String text(Hand dealer, int suit, int face, Hand player, boolean over) {
    return line("dealer", dealer, faces(dealer, open(dealer, suit, face)), !over)
        + line("you   ", player, faces(player, ""), false);
  }

  private static String line(String who, Hand hand, List<String> faces, boolean hidden) {
    StringBuilder text = new StringBuilder(who);
    for (int i = 0; i < faces.size(); i++) {
      String shown = faces.get(i);
      char suit = shown.charAt(shown.length() - 1);
      String sign = String.valueOf("\u2663\u2666\u2665\u2660".charAt(SUITS.indexOf(suit)));
      Ink ink = suit == 'D' || suit == 'H' ? Ink.RED : Ink.BOLD;
      boolean covered = hidden && i > 0;
      String front = shown.substring(0, shown.length() - 1) + sign;
      text.append("  ").append(covered ? Ink.ON_BLUE.write(" ? ") : ink.write("[" + front + "]"));
    }
    return text + (hidden ? "" : "   " + total(hand)) + "\n";
  }
}
