package org.plaudit.envs;

import java.io.File;
import java.io.IOException;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Renders;
import org.plaudit.core.random.Pcg64;

/**
 * For people: pictures of every world after a few random steps. {@code Shots FOLDER [WIDTH
 * HEIGHT]}.
 */
public final class Shots {
  private Shots() {}

  public static void main(String[] args) throws IOException {
    File folder = new File(args[0]);
    int width = args.length > 1 ? Integer.parseInt(args[1]) : 600;
    int height = args.length > 2 ? Integer.parseInt(args[2]) : 400;
    for (Entry<Env<?, ?>> entry : Catalog.installed().worlds().entries()) {
      try (Env<?, ?> world = entry.create()) {
        if (world instanceof Renders shown) {
          play(world, new Pcg64(5), 9);
          System.out.println(entry.id());
          System.out.println(shown.text());
          File file = new File(folder, entry.id() + ".png");
          ImageIO.write(shown.picture(width, height), "png", file);
        }
      }
    }
  }

  private static <O, A> void play(Env<O, A> world, RandomGenerator rng, int steps) {
    world.reset(4);
    for (int i = 0; i < steps; i++) {
      if (world.step(world.spec().actions().sample(rng)).ending().over()) {
        world.reset(i);
      }
    }
  }
}
