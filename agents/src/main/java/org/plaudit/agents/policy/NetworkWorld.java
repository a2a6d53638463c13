package org.plaudit.agents.policy;

import java.util.Optional;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
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

  /**
   * The same for policies that keep within [-1, 1] by themselves: nothing is clipped, and actions
   * without bounds stay so. A learner can tell from the space whether its actions are bounded.
   */
  public static Env<?, ?> bounded(Env<?, ?> world) {
    Env<?, ?> acting =
        world.spec().actions() instanceof Box box && box.bounded()
            ? RescaleAction.of(asReal(world))
            : world;
    return FlattenObservation.vectors(acting);
  }

  /** Why the actions of a world made by {@link #bounded} are not all of [-1, 1]; empty if so. */
  public static Optional<String> unbounded(EnvSpec<?, ?> spec) {
    if (!(spec.actions() instanceof Box box)) {
      return Optional.of(
          "its actions are %s; they must be a Box with finite bounds."
              .formatted(spec.actions().getClass().getSimpleName()));
    }
    if (!box.bounded()) {
      return Optional.of(
          "its actions reach from %s to %s; they must have finite bounds."
              .formatted(box.low(), box.high()));
    }
    Box whole = Box.of(-1, 1, box.width());
    return box.low().equals(whole.low()) && box.high().equals(whole.high())
        ? Optional.empty()
        : Optional.of(
            "its actions reach from %s to %s; they must be rescaled to [-1, 1]."
                .formatted(box.low(), box.high()));
  }

  /**
   * @throws IllegalArgumentException with what {@link #unbounded} says
   */
  public static void requireBounded(EnvSpec<?, ?> spec) {
    unbounded(spec)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
  }

  private static <O> Env<O, Vec> within(Box bounds, Env<O, Vec> world) {
    return ClipAction.of(bounds.bounded() ? RescaleAction.of(world) : world);
  }

  @SuppressWarnings("unchecked") // The actions of a Box space are vectors.
  private static <O> Env<O, Vec> asReal(Env<O, ?> world) {
    return (Env<O, Vec>) world;
  }
}
