package org.plaudit.envs.social;

import java.awt.Color;
import java.awt.Graphics2D;
import org.plaudit.envs.render.Figures;
import org.plaudit.envs.render.Frame;
import org.plaudit.envs.render.Ink;
import org.plaudit.envs.render.Palette;
import org.plaudit.envs.render.Words;

/** Two people, what they chose of late, and what they have earned. */
final class PrisonersPicture {
  private static final double ACROSS = 600;
  private static final double DOWN = 400;
  private static final int LATELY = 20; // turns

  private PrisonersPicture() {}

  static void paint(Graphics2D g, int width, int height, PrisonersDilemma game) {
    Frame.paint(g, width, height, ACROSS, DOWN, own -> draw(own, game));
  }

  private static void draw(Graphics2D g, PrisonersDilemma game) {
    for (int i = 0; i < 2; i++) {
      double x = 150 + 300 * i;
      Frame.block(g, Palette.SKY, x - 125, 24, 250, 226, 18);
      Color coat = game.played() == 0 ? Palette.SLATE : color(game.choice(game.played() - 1, i));
      Figures.person(g, coat, x, 196, 150);
      Words.middle(g, Palette.INK, 19, word(game, i) + "   " + game.earned(i), x, 232);
    }
    int from = Math.max(0, game.played() - LATELY);
    for (int turn = from; turn < game.played(); turn++) {
      for (int i = 0; i < 2; i++) {
        double x = 30 + 27 * (turn - from);
        tile(g, game.choice(turn, i), x, 276 + 32 * i);
      }
    }
    Words.left(g, Palette.SLATE, 17, "turn " + game.played(), 30, 376);
    legend(g, 340, PrisonersDilemma.COOPERATE, "cooperates");
    legend(g, 474, 1, "defects");
  }

  private static void legend(Graphics2D g, double x, int choice, String word) {
    tile(g, choice, x, 357);
    Words.left(g, Palette.SLATE, 17, word, x + 30, 376);
  }

  /** A choice; defecting is crossed out, for whoever cannot tell red from green. */
  private static void tile(Graphics2D g, int choice, double x, double y) {
    Frame.block(g, color(choice), x, y, 22, 26, 6);
    if (choice != PrisonersDilemma.COOPERATE) {
      Frame.line(g, Palette.PAPER, 2.5, x + 7, y + 9, x + 15, y + 17);
      Frame.line(g, Palette.PAPER, 2.5, x + 7, y + 17, x + 15, y + 9);
    }
  }

  private static Color color(int choice) {
    return choice == PrisonersDilemma.COOPERATE ? Palette.GREEN : Palette.RED;
  }

  private static String word(PrisonersDilemma game, int prisoner) {
    return game.played() == 0
        ? "thinks"
        : game.choice(game.played() - 1, prisoner) == PrisonersDilemma.COOPERATE
            ? "cooperates"
            : "defects";
  }

  static String text(PrisonersDilemma game) {
    StringBuilder text = new StringBuilder("turn " + game.played() + "\n");
    int from = Math.max(0, game.played() - LATELY);
    for (int i = 0; i < 2; i++) {
      text.append(PrisonersDilemma.PRISONERS.agent(i))
          .append("  earned %5d".formatted(game.earned(i)))
          .append(game.played() == 0 ? "" : "  ")
          .append(from > 0 ? Ink.FAINT.write("…") : "");
      for (int turn = from; turn < game.played(); turn++) {
        boolean cooperates = game.choice(turn, i) == PrisonersDilemma.COOPERATE;
        text.append(cooperates ? Ink.GREEN.write("C") : Ink.RED.write("D"));
      }
      text.append('\n');
    }
    return text.toString();
  }
}
