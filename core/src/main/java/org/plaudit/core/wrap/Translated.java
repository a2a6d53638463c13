package org.plaudit.core.wrap;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;

/** What an inner world can be asked, in the terms of the world around it. */
final class Translated {
  private Translated() {}

  /** The inner world's expert; its types are those of the world. */
  @SuppressWarnings("unchecked")
  static <O, A> Optional<Expert<O, A>> expert(Env<O, A> inner) {
    return inner.find(Expert.class).map(expert -> (Expert<O, A>) expert);
  }

  /** The inner world's objectives; their types are those of the world. */
  @SuppressWarnings("unchecked")
  static <O, A> Optional<Objectives<O, A>> objectives(Env<O, A> inner) {
    return inner.find(Objectives.class).map(objectives -> (Objectives<O, A>) objectives);
  }

  /**
   * An ability of a world that is seen otherwise.
   *
   * @param seen what is shown outside, as the inner world shows it
   */
  static <T, O, P, A> Optional<T> seen(Class<T> ability, Env<P, A> inner, Function<O, P> seen) {
    return of(ability, inner, seen, Function.<A>identity(), Function.<A>identity());
  }

  /**
   * An ability of a world in which is acted otherwise.
   *
   * @param done what is done outside, as the inner world takes it
   * @param advised what should be done inside, as the outer world takes it
   */
  static <T, O, A, B> Optional<T> done(
      Class<T> ability, Env<O, B> inner, Function<A, B> done, Function<B, A> advised) {
    return of(ability, inner, Function.<O>identity(), done, advised);
  }

  private static <T, O, P, A, B> Optional<T> of(
      Class<T> ability,
      Env<P, B> inner,
      Function<O, P> seen,
      Function<A, B> done,
      Function<B, A> advised) {
    if (ability == Expert.class) {
      return expert(inner)
          .map(
              expert -> {
                Expert<O, A> outside =
                    observation -> advised.apply(expert.advise(seen.apply(observation)));
                return ability.cast(outside);
              });
    }
    return ability == Objectives.class
        ? objectives(inner).map(within -> ability.cast(new Measured<>(within, seen, done)))
        : inner.find(ability);
  }

  private record Measured<O, P, A, B>(
      Objectives<P, B> within, Function<O, P> seen, Function<A, B> done)
      implements Objectives<O, A> {
    @Override
    public List<String> objectives() {
      return within.objectives();
    }

    @Override
    public void measure(O observation, A action, O next, double[] into) {
      within.measure(seen.apply(observation), done.apply(action), seen.apply(next), into);
    }
  }
}
