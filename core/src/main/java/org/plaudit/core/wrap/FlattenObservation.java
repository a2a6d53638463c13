package org.plaudit.core.wrap;

import java.util.Optional;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Box;
import org.plaudit.core.space.Features;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Space;
import org.plaudit.core.space.Vec;
import org.plaudit.core.space.WithMask;

/**
 * Shows the {@link Features} of each observation instead of the observation: categories one-hot,
 * numbers as they are. Whatever the world shows, a network can read it then. The mask of a masked
 * observation is kept. An expert of the inner world is asked about the observation that the
 * features are of, where they tell which it is.
 *
 * @param <O> the type of the inner world's observations
 */
public final class FlattenObservation<O, A> extends EnvWrapper<Vec, A> {
  private final Env<O, A> env;
  private final FeatureWriter<O> writer;

  private FlattenObservation(Env<O, A> env) {
    super(env, env.spec().withObservations(Features.box(env.spec().observations())));
    this.env = env;
    this.writer = new FeatureWriter<>(env.spec().observations());
  }

  /** For observations without a mask; the mask of masked ones is dropped: see {@link #masked}. */
  public static <O, A> FlattenObservation<O, A> of(Env<O, A> env) {
    return new FlattenObservation<>(env);
  }

  /**
   * For observations with a mask, which stays.
   *
   * @throws IllegalArgumentException if the observations carry no mask
   */
  public static <O, A> EnvWrapper<Masked<Vec>, A> masked(Env<Masked<O>, A> env) {
    // Masked is the member type of WithMask alone.
    return new Kept<>(env, (WithMask<O>) env.spec().observations());
  }

  /**
   * The world as networks read it: observations are vectors, perhaps masked. One that shows vectors
   * already stays as it is, since a wrapper would only hide its own vector form.
   */
  public static <A> Env<?, A> vectors(Env<?, A> env) {
    return env.spec().observations() instanceof Box ? env : any(env);
  }

  /** Whichever of {@link #of} and {@link #masked} fits. */
  @SuppressWarnings("unchecked")
  static <A> Env<?, A> any(Env<?, A> env) {
    return env.spec().observations() instanceof WithMask<?>
        ? masked((Env<Masked<Object>, A>) env)
        : of(env);
  }

  @Override
  protected boolean passes(Class<?> ability) {
    return super.passes(ability)
        || (asked(ability) && Features.invertible(inner().spec().observations()));
  }

  @Override
  protected <T> Optional<T> through(Class<T> ability) {
    return Translated.seen(
        ability, env, (Vec seen) -> Features.read(env.spec().observations(), seen.toArray(), 0));
  }

  @Override
  public Vec reset(long seed) {
    return writer.features(env.reset(seed));
  }

  @Override
  public Step<Vec> step(A action) {
    Step<O> step = env.step(action);
    return new Step<>(writer.features(step.observation()), step.reward(), step.ending());
  }

  /** The same for masked observations. */
  private static final class Kept<O, A> extends EnvWrapper<Masked<Vec>, A> {
    private final Env<Masked<O>, A> env;
    private final FeatureWriter<O> writer;

    Kept(Env<Masked<O>, A> env, WithMask<O> seen) {
      super(
          env,
          env.spec().withObservations(new WithMask<>(Features.box(seen.inner()), seen.choices())));
      this.env = env;
      this.writer = new FeatureWriter<>(seen.inner());
    }

    @Override
    protected boolean passes(Class<?> ability) {
      WithMask<?> seen = (WithMask<?>) inner().spec().observations();
      return super.passes(ability) || (asked(ability) && Features.invertible(seen.inner()));
    }

    @Override
    protected <T> Optional<T> through(Class<T> ability) {
      return Translated.seen(ability, env, this::unflat);
    }

    private Masked<O> unflat(Masked<Vec> seen) {
      return new Masked<>(
          Features.read(writer.space, seen.observation().toArray(), 0), seen.legal());
    }

    @Override
    public Masked<Vec> reset(long seed) {
      return flat(env.reset(seed));
    }

    @Override
    public Step<Masked<Vec>> step(A action) {
      Step<Masked<O>> step = env.step(action);
      return new Step<>(flat(step.observation()), step.reward(), step.ending());
    }

    private Masked<Vec> flat(Masked<O> seen) {
      return new Masked<>(writer.features(seen.observation()), seen.legal());
    }
  }

  /** Makes the features of members, with scratch space for their flat form. */
  private static final class FeatureWriter<O> {
    private final Space<O> space;
    private final float[] flat;
    private final float[] features;

    FeatureWriter(Space<O> space) {
      this.space = space;
      this.flat = new float[space.width()];
      this.features = new float[Features.size(space)];
    }

    Vec features(O member) {
      space.write(member, flat, 0);
      Features.write(space, flat, 0, features, 0);
      return Vec.of(features);
    }
  }
}
