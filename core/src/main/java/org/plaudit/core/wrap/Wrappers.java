package org.plaudit.core.wrap;

import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Entry.NoOptions;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Wrapper;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;

/** The wrappers of this package, by name. */
public final class Wrappers implements Plugin {
  /** Options of {@code time-limit} and {@code fixed-horizon}. */
  public record Limit(@Doc("length of an episode in steps; at least 1") int steps) {
    public Limit {
      Require.that(steps > 0, "steps (%d) must be positive. Maybe write 500.", steps);
    }
  }

  /** Options of {@code frame-stack}. */
  public record Frames(
      @Doc("how many observations are shown together, oldest first; at least 1") int frames) {
    public Frames {
      Require.that(frames > 0, "frames (%d) must be positive. Maybe write 4.", frames);
    }
  }

  /** Options of {@code mask-observation}. */
  public record Kept(
      @Doc("which numbers are shown, counted from 0; the others are hidden") List<Integer> keep) {
    public Kept {
      keep = List.copyOf(keep);
      MaskObservation.check(keep);
    }
  }

  @Override
  public List<Entry<Wrapper>> wrappers() {
    return List.of(
        Entry.of(
            "time-limit",
            "Truncates each episode after a number of steps",
            new Limit(500),
            options -> env -> TimeLimit.of(env, options.steps())),
        Entry.of(
            "fixed-horizon",
            "Makes all episodes equally long, so that their length cannot leak the reward",
            new Limit(500),
            options -> env -> FixedHorizon.of(env, options.steps())),
        Entry.of(
            "absorbing-flag",
            "Shows what follows the end of a fixed-horizon world as one state that can be told apart",
            new NoOptions(),
            options -> env -> AbsorbingFlag.of(seen("absorbing-flag", env))),
        Entry.of(
            "normalize-observation",
            "Shifts and scales observations by their running mean and variance",
            NormalizeObservation.defaults(),
            options -> env -> NormalizeObservation.of(seen("normalize-observation", env), options)),
        Entry.of(
            "normalize-reward",
            "Scales rewards by the running spread of the discounted return",
            NormalizeReward.defaults(),
            options -> env -> NormalizeReward.of(env, options)),
        Entry.of(
            "frame-stack",
            "Shows the last few observations together",
            new Frames(4),
            options -> env -> FrameStack.of(seen("frame-stack", env), options.frames())),
        Entry.of(
            "mask-observation",
            "Hides all numbers of an observation but some",
            new Kept(List.of(0)),
            options -> env -> MaskObservation.of(seen("mask-observation", env), options.keep())),
        Entry.of(
            "rescale-action",
            "Takes actions in [-1, 1] and stretches them onto the world's bounds",
            new NoOptions(),
            options -> env -> RescaleAction.of(done("rescale-action", env))),
        Entry.of(
            "clip-action",
            "Takes any vector as an action and moves it into the world's bounds",
            new NoOptions(),
            options -> env -> ClipAction.of(done("clip-action", env))),
        Entry.of(
            "flatten",
            "Shows observations as vectors of features: categories one-hot, masks kept",
            new NoOptions(),
            options -> FlattenObservation::any),
        Entry.of(
            "check",
            "Holds the world to its spec and to the order of calls, and names what breaks them",
            new NoOptions(),
            options -> env -> checked(env)));
  }

  private static <O, A> Env<O, A> checked(Env<O, A> env) {
    return PassiveChecker.of(OrderEnforcing.of(env));
  }

  /** The world, known to show vectors. */
  @SuppressWarnings("unchecked")
  private static <A> Env<Vec, A> seen(String wrapper, Env<?, A> env) {
    Space<?> space = env.spec().observations();
    String remedy = space instanceof WithMask<?> ? "" : " Maybe wrap in flatten first.";
    vectors(wrapper, env, "observations", space, remedy);
    return (Env<Vec, A>) env;
  }

  /** The world, known to take vectors. */
  @SuppressWarnings("unchecked")
  private static <O> Env<O, Vec> done(String wrapper, Env<O, ?> env) {
    vectors(wrapper, env, "actions", env.spec().actions(), "");
    return (Env<O, Vec>) env;
  }

  private static void vectors(
      String wrapper, Env<?, ?> env, String what, Space<?> space, String remedy) {
    Require.that(
        space instanceof Box,
        "%s needs %s that are vectors (Box); those of %s are %s.%s",
        wrapper,
        what,
        env.spec().id(),
        space,
        remedy);
  }
}
