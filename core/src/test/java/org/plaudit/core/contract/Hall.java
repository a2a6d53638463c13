package org.plaudit.core.contract;

import java.util.ArrayList;
import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.random.Pcg64;
import org.plaudit.core.space.Discrete;
import org.plaudit.core.space.Mask;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.MultiDiscrete;
import org.plaudit.core.space.WithMask;

/** A flawless world with masks and lists: pick each of five lamps once, in an order of your own. */
final class Hall implements Env<Masked<List<Integer>>, Integer> {
  static final int LAMPS = 5;

  private final List<Integer> lamps = new ArrayList<>();
  private boolean running;

  @Override
  public EnvSpec<Masked<List<Integer>>, Integer> spec() {
    return EnvSpec.of(
        "Hall-v0",
        Domain.GAME,
        new WithMask<>(MultiDiscrete.of(2, 2, 2, 2, 2), LAMPS),
        Discrete.of(LAMPS));
  }

  private Masked<List<Integer>> seen() {
    boolean[] dark = new boolean[LAMPS];
    for (int i = 0; i < LAMPS; i++) {
      dark[i] = lamps.get(i) == 0;
    }
    return new Masked<>(List.copyOf(lamps), Mask.of(dark));
  }

  @Override
  public Masked<List<Integer>> reset(long seed) {
    lamps.clear();
    lamps.addAll(List.of(0, 0, 0, 0, 0));
    lamps.set(new Pcg64(seed).nextInt(LAMPS), 1);
    running = true;
    return seen();
  }

  @Override
  public Step<Masked<List<Integer>>> step(Integer action) {
    Require.state(running, "reset comes first");
    Require.that(
        action >= 0 && action < LAMPS && lamps.get(action) == 0,
        "lamp (%s) must be one of those that are dark",
        action);
    lamps.set(action, 1);
    running = lamps.contains(0);
    return new Step<>(seen(), action, running ? Ending.RUNNING : Ending.TERMINATED);
  }
}
