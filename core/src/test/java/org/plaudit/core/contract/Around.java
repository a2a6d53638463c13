package org.plaudit.core.contract;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;

/** Passes everything on; faults are planted by overriding. */
class Around<O, A> implements Env<O, A> {
  final Env<O, A> inner;
  int time;

  Around(Env<O, A> inner) {
    this.inner = inner;
  }

  @Override
  public EnvSpec<O, A> spec() {
    return inner.spec();
  }

  @Override
  public O reset(long seed) {
    time = 0;
    return inner.reset(seed);
  }

  @Override
  public final Step<O> step(A action) {
    Step<O> step = inner.step(action);
    time++;
    return after(step);
  }

  Step<O> after(Step<O> step) {
    return step;
  }

  @Override
  public <T> Optional<T> find(Class<T> ability) {
    return inner.find(ability);
  }

  @Override
  public void close() {
    inner.close();
  }

  /** A state to be tampered with. */
  static class Saved implements org.plaudit.core.Saves {
    final org.plaudit.core.Saves inner;

    Saved(org.plaudit.core.Saves inner) {
      this.inner = inner;
    }

    @Override
    public void save(DataOutput out) throws IOException {
      inner.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
      inner.load(in);
    }
  }
}
