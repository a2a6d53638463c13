package org.plaudit.core.wrap;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.plaudit.core.Saves;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.env.Renders;
import org.plaudit.core.env.Tabular;
import org.plaudit.core.vector.NativeVector;

/**
 * A world around a world. A wrapper holds the inner world, changes one thing and passes on the
 * rest.
 *
 * <p>What the inner world can do besides stepping is found through the wrapper only where it still
 * means the same: {@link Renders} and the other wrappers always, {@link Saves} as this wrapper's
 * state followed by the inner world's, anything else only if {@link #passes} says so. What is asked
 * about observations and actions ({@link Expert}, {@link Objectives}) is translated by {@link
 * #through}. The spec lists exactly the abilities that are left.
 *
 * @param <O> the type of the observations it gives
 * @param <A> the type of the actions it takes
 */
public abstract class EnvWrapper<O, A> implements Env<O, A> {
  private final Env<?, ?> inner;
  private final EnvSpec<O, A> spec;

  /**
   * @param spec of the wrapped world, still with all abilities of the inner one
   */
  protected EnvWrapper(Env<?, ?> inner, EnvSpec<O, A> spec) {
    this.inner = inner;
    Set<Ability> left = EnumSet.noneOf(Ability.class);
    for (Ability ability : spec.abilities()) {
      if (ability == Ability.SAVES || passes(type(ability))) {
        left.add(ability);
      }
    }
    this.spec =
        new EnvSpec<>(
            spec.id(),
            spec.observations(),
            spec.actions(),
            spec.limit(),
            spec.threshold(),
            spec.domain(),
            spec.asks(),
            left);
  }

  /**
   * Whether an ability of the inner world still means the same outside. A wrapper that changes
   * neither what is seen nor what is done answers with {@link #transparent}. Called during
   * construction: may depend on {@link #inner}, but on no field of its own.
   */
  protected boolean passes(Class<?> ability) {
    return ability == Renders.class || EnvWrapper.class.isAssignableFrom(ability);
  }

  /**
   * The answer of a wrapper that changes nothing of the world itself: all but the native vector
   * form passes, which would leave the wrapper out.
   */
  protected static boolean transparent(Class<?> ability) {
    return ability != NativeVector.class;
  }

  /**
   * Whether an ability is asked about what is seen and done, and about nothing else. It passes
   * wherever both can be told in the inner world's terms.
   */
  protected static boolean asked(Class<?> ability) {
    return ability == Expert.class || ability == Objectives.class;
  }

  /** The world that is wrapped. */
  protected final Env<?, ?> inner() {
    return inner;
  }

  /**
   * An ability that passes, as it looks from outside. A wrapper that changes what is seen or done
   * translates for it.
   */
  protected <T> Optional<T> through(Class<T> ability) {
    return inner.find(ability);
  }

  /** Writes the state that the wrapper itself keeps; nothing, if it keeps none. */
  protected void write(DataOutput out) throws IOException {}

  /** Reads what {@link #write} wrote. */
  protected void read(DataInput in) throws IOException {}

  @Override
  public final EnvSpec<O, A> spec() {
    return spec;
  }

  @Override
  public final <T> Optional<T> find(Class<T> ability) {
    if (ability == Saves.class) {
      return inner.find(Saves.class).map(saves -> ability.cast(new Both(saves)));
    }
    if (ability.isInstance(this)) {
      return Optional.of(ability.cast(this));
    }
    return passes(ability) ? through(ability) : Optional.empty();
  }

  @Override
  public void close() {
    inner.close();
  }

  private static Class<?> type(Ability ability) {
    return switch (ability) {
      case RENDERS -> Renders.class;
      case SAVES -> Saves.class;
      case TABULAR -> Tabular.class;
      case NATIVE_VECTOR -> NativeVector.class;
      case EXPERT -> Expert.class;
      case OBJECTIVES -> Objectives.class;
    };
  }

  /** The wrapper's state under its name, then the inner world's. */
  private final class Both implements Saves {
    private final Saves within;

    Both(Saves within) {
      this.within = within;
    }

    private String name() {
      return EnvWrapper.this.getClass().getSimpleName();
    }

    @Override
    public void save(DataOutput out) throws IOException {
      out.writeUTF(name());
      write(out);
      within.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
      String found = in.readUTF();
      if (!found.equals(name())) {
        throw new IOException(
            "the saved state is of another stack of wrappers: %s expected, (%s) found"
                .formatted(name(), found.length() > 60 ? found.substring(0, 60) + "..." : found));
      }
      read(in);
      within.load(in);
    }
  }
}
