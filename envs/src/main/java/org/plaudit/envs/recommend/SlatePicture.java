package org.plaudit.envs.recommend;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.plaudit.envs.recommend.Slate.Article;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;
import org.plaudit.envs.render.Words;

/**
 * What was shown last and what of it was clicked, above the articles to choose from now. The
 * reader's tastes stay hidden.
 */
final class SlatePicture {
  private static final double ACROSS = 600;
  private static final double DOWN = 400;
  private static final double MARGIN = 24;
  private static final List<Color> COLORS =
      List.of(Palette.BLUE, Palette.ORANGE, Palette.GREEN, Palette.RED, Palette.GOLD, Palette.ROCK);
  private static final List<Ink> INKS =
      List.of(Ink.BLUE, Ink.YELLOW, Ink.GREEN, Ink.RED, Ink.MAGENTA, Ink.CYAN);
  private static final int BAR = 20; // characters

  private SlatePicture() {}

  private static String letter(int topic) {
    return String.valueOf((char) ('A' + topic));
  }

  static void paint(Graphics2D g, int width, int height, Slate world) {
    Frame.paint(g, width, height, ACROSS, DOWN, own -> draw(own, world));
  }

  private static void draw(Graphics2D g, Slate world) {
    Words.left(g, Palette.SLATE, 17, heading(world), MARGIN, 36);
    int slots = world.slate().size();
    double pitch = (ACROSS - 2 * MARGIN) / Math.max(3, slots);
    for (int slot = 0; slot < slots; slot++) {
      boolean clicked = slot == world.clicked();
      card(g, world.slate().get(slot), MARGIN + slot * pitch, 52, pitch - 12, 108, clicked);
    }
    List<Article> offer = world.offer();
    Words.left(g, Palette.SLATE, 17, "to choose from now", MARGIN, 198);
    double wide = (ACROSS - 2 * MARGIN) / offer.size();
    for (int item = 0; item < offer.size(); item++) {
      bar(g, offer.get(item), item, MARGIN + item * wide, wide);
    }
  }

  private static String heading(Slate world) {
    if (world.played() == 0) {
      return "nothing shown yet";
    }
    return "turn %d: ".formatted(world.played())
        + (world.clicked() == Slate.NOTHING
            ? "no click"
            : "a click on " + letter(world.slate().get(world.clicked()).topic()));
  }

  private static Color color(Article article) {
    return COLORS.get(article.topic() % COLORS.size());
  }

  private static void card(
      Graphics2D g, Article article, double x, double y, double w, double h, boolean clicked) {
    Frame.block(g, Palette.mix(Palette.PAPER, color(article), 0.16), x, y, w, h, 12);
    g.setColor(clicked ? Palette.INK : Palette.LINE);
    g.setStroke(new BasicStroke(clicked ? 4 : 2));
    g.draw(new RoundRectangle2D.Double(x, y, w, h, 24, 24));
    double letter = Math.min(44, w * 0.6);
    Words.middle(g, color(article), letter, letter(article.topic()), x + w / 2, y + 58);
    Frame.block(g, Palette.LINE, x + 14, y + h - 26, w - 28, 10, 5);
    quality(g, article, x + 14, y + h - 26, w - 28, 10);
  }

  private static void quality(
      Graphics2D g, Article article, double x, double y, double w, double h) {
    Frame.block(g, color(article), x, y, Math.max(h, w * article.quality()), h, h / 2);
  }

  private static void bar(Graphics2D g, Article article, int item, double x, double wide) {
    double tall = 118;
    double floor = 338;
    double w = wide * 0.7;
    double left = x + wide * 0.15;
    Frame.block(g, Palette.LINE, left, floor - tall, w, tall, w / 6);
    double filled = Math.max(w / 3, tall * article.quality());
    Frame.block(g, color(article), left, floor - filled, w, filled, w / 6);
    double size = Math.min(18, wide * 0.55);
    Words.middle(g, color(article), size, letter(article.topic()), x + wide / 2, floor + 21);
    Words.middle(g, Palette.SLATE, size * 0.8, String.valueOf(item), x + wide / 2, floor + 42);
  }

  static String text(Slate world) {
    StringBuilder text = new StringBuilder(heading(world)).append('\n');
    for (int slot = 0; slot < world.slate().size(); slot++) {
      String sign = slot == world.clicked() ? Ink.BOLD.write("click") : "     ";
      text.append(sign).append(' ').append(line(world.slate().get(slot))).append('\n');
    }
    text.append("to choose from now\n");
    List<Article> offer = world.offer();
    for (int item = 0; item < offer.size(); item++) {
      text.append("%5d ".formatted(item)).append(line(offer.get(item))).append('\n');
    }
    return text.toString();
  }

  private static String line(Article article) {
    Ink ink = INKS.get(article.topic() % INKS.size());
    int filled = (int) Math.round(BAR * article.quality());
    return ink.write(letter(article.topic()) + " " + "█".repeat(filled))
        + Ink.FAINT.write("░".repeat(BAR - filled))
        + " %.2f".formatted(article.quality());
  }
}
