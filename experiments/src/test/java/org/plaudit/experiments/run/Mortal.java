package org.plaudit.experiments.run;

import java.util.List;
import org.plaudit.core.Require;
import org.plaudit.core.catalog.Doc;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.env.Wrapper;

/** A world that dies after so many steps, and stays dead. */
final class Mortal<O, A> implements Env<O, A> {
  record Life(@Doc("steps") int steps) {}

  /** Offers it as the wrapper {@code mortal}. */
  static final class Offering implements Plugin {
    @Override
    public List<Entry<Wrapper>> wrappers() {
      return List.of(Entry.of("mortal", "Dies", new Life(1), life -> env -> of(env, life.steps())));
    }
  }

  private final Env<O, A> env;
  private int left;

  private Mortal(Env<O, A> env, int left) {
    this.env = env;
    this.left = left;
  }

  private static <O, A> Env<O, A> of(Env<O, A> env, int steps) {
    return new Mortal<>(env, steps);
  }

  @Override
  public EnvSpec<O, A> spec() {
    return env.spec();
  }

  @Override
  public O reset(long seed) {
    return env.reset(seed);
  }

  @Override
  public Step<O> step(A action) {
    left--;
    Require.state(left >= 0, "the child is dead.");
    return env.step(action);
  }

  @Override
  public void close() {
    env.close();
  }
}
