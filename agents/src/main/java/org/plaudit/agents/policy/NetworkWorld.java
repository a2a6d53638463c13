package org.plaudit.agents.policy;

import org.plaudit.core.env.Env;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Vec;
import org.plaudit.core.wrap.ClipAction;
import org.plaudit.core.wrap.FlattenObservation;
import org.plaudit.core.wrap.RescaleAction;

/** A world as a network reads it and acts in it. */
public final class NetworkWorld {
  private NetworkWorld() {}

  /**
   * Observations become vectors, perhaps masked; bounded real actions are rescaled to [-1, 1], and
   * what lies outside is clipped.
   */
  public static Env<?, ?> of(Env<?, ?> world) {
    Env<?, ?> acting =
        world.spec().actions() instanceof Box box ? within(box, asReal(world)) : world;
    return FlattenObservation.vectors(acting);
  }

  private static <O> Env<O, Vec> within(Box bounds, Env<O, Vec> world) {
    return ClipAction.of(bounds.bounded() ? RescaleAction.of(world) : world);
  }

  @SuppressWarnings("unchecked") // The actions of a Box space are vectors.
  private static <O> Env<O, Vec> asReal(Env<O, ?> world) {
    return (Env<O, Vec>) world;
  }
}
