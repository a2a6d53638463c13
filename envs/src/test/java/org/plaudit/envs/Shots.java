package org.plaudit.envs;

import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Renders;
import org.plaudit.core.multi.AgentId;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.multi.Round;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Space;

/**
 * For people: pictures of every world after a few random steps. {@code Shots FOLDER [STEPS [WIDTH
 * HEIGHT]]}.
 */
public final class Shots {
  private final File folder;
  private final int steps;
  private final int width;
  private final int height;

  private Shots(String[] args) {
    folder = new File(args[0]);
    steps = args.length > 1 ? Integer.parseInt(args[1]) : 9;
    width = args.length > 2 ? Integer.parseInt(args[2]) : 600;
    height = args.length > 2 ? Integer.parseInt(args[3]) : 400;
  }

  public static void main(String[] args) throws IOException {
    Shots shots = new Shots(args);
    for (Entry<Env<?, ?>> entry : Catalog.installed().worlds().entries()) {
      try (Env<?, ?> world = entry.create()) {
        shots.play(world);
        shots.show(entry.id(), world.find(Renders.class));
      }
    }
    for (Entry<MultiEnv<?, ?>> entry : Catalog.installed().games().entries()) {
      try (MultiEnv<?, ?> game = entry.create()) {
        shots.play(game);
        shots.show(entry.id(), game.find(Renders.class));
      }
    }
  }

  private void show(String id, Optional<Renders> view) throws IOException {
    if (view.isPresent()) {
      System.out.println(id);
      System.out.println(view.get().text());
      ImageIO.write(view.get().picture(width, height), "png", new File(folder, id + ".png"));
    }
  }

  private <O, A> void play(Env<O, A> world) {
    RandomGenerator rng = new Pcg64(5);
    world.reset(4);
    for (int i = 0; i < steps; i++) {
      if (world.step(world.spec().actions().sample(rng)).ending().over()) {
        world.reset(i);
      }
    }
  }

  private <O, A> void play(MultiEnv<O, A> game) {
    RandomGenerator rng = new Pcg64(5);
    Round<O> round = game.reset(4);
    for (int i = 0; i < steps && !round.over(); i++) {
      Map<AgentId, A> actions = new LinkedHashMap<>();
      round
          .observations()
          .forEach(
              (agent, seen) ->
                  actions.put(agent, draw(game.specs().get(agent).actions(), seen, rng)));
      round = game.step(actions);
    }
  }

  /** Any action, a legal one where there is a mask. */
  @SuppressWarnings("unchecked") // The members of a Discrete are integers.
  private static <A> A draw(Space<A> actions, Object seen, RandomGenerator rng) {
    return seen instanceof Masked<?> masked && actions instanceof Discrete moves
        ? (A) (Integer) moves.sample(rng, masked.legal())
        : actions.sample(rng);
  }
}
