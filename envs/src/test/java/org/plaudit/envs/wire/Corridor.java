package org.plaudit.envs.wire;

import java.awt.Color;
import java.awt.Graphics2D;
import org.plaudit.core.Require;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Vec;

/**
 * Walk from place {@code seed % 3} to place {@code length}; after 10 steps it is over. Step 7 of an
 * episode with seed 13 fails.
 */
final class Corridor implements Env<Vec, Integer>, Renders {
  private static final int LIMIT = 10;

  private final int length;
  private final EnvSpec<Vec, Integer> spec;
  private long seed;
  private int place;
  private int steps;
  private Ending ending = Ending.TERMINATED;

  Corridor(int length) {
    Require.that(length > 2, "length (%d) must be greater than 2", length);
    this.length = length;
    spec =
        EnvSpec.<Vec, Integer>of(
                "Corridor-v0",
                Domain.GRID,
                Box.of(
                    Vec.of(0f, Float.NEGATIVE_INFINITY), Vec.of(length, Float.POSITIVE_INFINITY)),
                Discrete.of(2))
            .withLimit(LIMIT)
            .withThreshold(0.5)
            .withAbilities(Ability.RENDERS);
  }

  @Override
  public EnvSpec<Vec, Integer> spec() {
    return spec;
  }

  @Override
  public Vec reset(long newSeed) {
    seed = newSeed;
    place = (int) Long.remainderUnsigned(newSeed, 3);
    steps = 0;
    ending = Ending.RUNNING;
    return observation();
  }

  @Override
  public Step<Vec> step(Integer action) {
    Require.state(!ending.over(), "the corridor must be reset before a step. Maybe call reset.");
    steps++;
    if (seed == 13 && steps == 7) {
      throw new ArithmeticException("the floor gave way");
    }
    place = Math.max(0, place + (action == 1 ? 1 : -1));
    ending =
        place == length ? Ending.TERMINATED : steps == LIMIT ? Ending.TRUNCATED : Ending.RUNNING;
    return new Step<>(observation(), place == length ? 1 : -0.1, ending);
  }

  private Vec observation() {
    return Vec.of(place, steps / 3f);
  }

  @Override
  public String text() {
    return ".".repeat(place) + "@";
  }

  @Override
  public void paint(Graphics2D g, int width, int height) {
    g.setColor(new Color(10, 20, 30));
    g.fillRect(0, 0, 1, 1);
  }
}
