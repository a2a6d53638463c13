package org.plaudit.core.env;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.plaudit.core.Require;
import org.plaudit.core.space.Space;

/**
 * The static facts of a world.
 *
 * @param limit the number of steps after which an episode is truncated; empty if it never is
 * @param threshold the mean return at which the task counts as solved; empty if none is agreed
 * @param domain what kind of world it is
 * @param asks which feedback makes sense here
 * @param abilities what it can do beyond stepping
 */
public record EnvSpec<O, A>(
    EnvId id,
    Space<O> observations,
    Space<A> actions,
    OptionalInt limit,
    OptionalDouble threshold,
    Domain domain,
    Set<Asks> asks,
    Set<Ability> abilities) {
  public EnvSpec {
    limit.ifPresent(steps -> Require.that(steps > 0, "limit (%d) must be positive", steps));
    asks = ordered(asks, Asks.class);
    abilities = ordered(abilities, Ability.class);
  }

  /** A world without limit, threshold or abilities, for comparisons and ratings. */
  public static <O, A> EnvSpec<O, A> of(
      String id, Domain domain, Space<O> observations, Space<A> actions) {
    return new EnvSpec<>(
        EnvId.parse(id),
        observations,
        actions,
        OptionalInt.empty(),
        OptionalDouble.empty(),
        domain,
        EnumSet.of(Asks.COMPARISON, Asks.RATING),
        EnumSet.noneOf(Ability.class));
  }

  public EnvSpec<O, A> withLimit(int steps) {
    return new EnvSpec<>(
        id, observations, actions, OptionalInt.of(steps), threshold, domain, asks, abilities);
  }

  public EnvSpec<O, A> withThreshold(double solved) {
    return new EnvSpec<>(
        id, observations, actions, limit, OptionalDouble.of(solved), domain, asks, abilities);
  }

  public EnvSpec<O, A> withAsks(Asks first, Asks... rest) {
    return new EnvSpec<>(
        id, observations, actions, limit, threshold, domain, EnumSet.of(first, rest), abilities);
  }

  public EnvSpec<O, A> withAbilities(Ability first, Ability... rest) {
    return new EnvSpec<>(
        id, observations, actions, limit, threshold, domain, asks, EnumSet.of(first, rest));
  }

  public <P> EnvSpec<P, A> withObservations(Space<P> other) {
    return new EnvSpec<>(id, other, actions, limit, threshold, domain, asks, abilities);
  }

  public <B> EnvSpec<O, B> withActions(Space<B> other) {
    return new EnvSpec<>(id, observations, other, limit, threshold, domain, asks, abilities);
  }

  private static <E extends Enum<E>> Set<E> ordered(Set<E> set, Class<E> type) {
    EnumSet<E> copy = EnumSet.noneOf(type);
    copy.addAll(set);
    return Collections.unmodifiableSet(copy);
  }
}
