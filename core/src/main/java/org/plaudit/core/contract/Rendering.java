package org.plaudit.core.contract;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plaudit.core.env.Renders;

/** That a world can be looked at, and that looking changes nothing. */
final class Rendering {
  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;
  private static final int WHITE = 0xffffffff;

  private Rendering() {}

  static void lookingChangesNothing(Trial<? extends Play> trial) {
    Play play = trial.fresh();
    if (play.find(Renders.class).isEmpty()) {
      return;
    }
    Renders view = play.find(Renders.class).orElseThrow();
    beforeReset(trial, "text", view::text);
    beforeReset(trial, "picture", () -> view.picture(WIDTH, HEIGHT));
    Play unseen = trial.fresh();
    for (long seed : Play.SEEDS) {
      List<Object> right = unseen.tape(seed);
      List<Object> seen = new ArrayList<>(List.of(play.start(seed)));
      look(trial, play);
      while (!play.over() && play.steps() < Play.PATIENCE) {
        seen.add(play.advance());
        if (play.steps() < 4 || play.steps() % 100 == 0 || play.over()) {
          look(trial, play);
        }
      }
      Playing.compare(trial, "an instance that was looked at", seed, right, seen);
    }
  }

  private static void beforeReset(Trial<? extends Play> trial, String what, Runnable look) {
    try {
      look.run();
    } catch (IllegalStateException e) {
      return;
    }
    trial.blame("asking for a %s before reset must throw an IllegalStateException", what);
  }

  private static void look(Trial<? extends Play> trial, Play play) {
    Renders view = play.find(Renders.class).orElseThrow();
    String text = view.text();
    if (text == null || text.isBlank()) {
      trial.blame("%s: the text shows nothing", play.where());
    } else if (!text.equals(view.text())) {
      trial.blame("%s: two texts of the same state differ", play.where());
    }
    BufferedImage picture = view.picture(WIDTH, HEIGHT);
    if (picture.getWidth() != WIDTH || picture.getHeight() != HEIGHT) {
      trial.blame(
          "%s: a picture of %d x %d pixels was asked for, one of %d x %d given",
          play.where(), WIDTH, HEIGHT, picture.getWidth(), picture.getHeight());
      return;
    }
    int[] pixels = pixels(picture);
    if (Arrays.stream(pixels).allMatch(pixel -> pixel == WHITE)) {
      trial.blame("%s: the picture shows nothing", play.where());
    } else if (!Arrays.equals(pixels, pixels(view.picture(WIDTH, HEIGHT)))) {
      trial.blame("%s: two pictures of the same state differ", play.where());
    }
  }

  private static int[] pixels(BufferedImage picture) {
    return picture.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
  }
}
