package org.plaudit.core.vector;

import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Ending;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Step;
import org.plaudit.core.space.Discrete;

/** A world that may fail at its second step. */
final class Faulty implements Env<Integer, Integer> {
  private final boolean fails;
  private int time;

  Faulty(boolean fails) {
    this.fails = fails;
  }

  @Override
  public EnvSpec<Integer, Integer> spec() {
    return EnvSpec.of("Faulty-v0", Domain.CONTROL, Discrete.of(100), Discrete.of(1));
  }

  @Override
  public Integer reset(long seed) {
    time = 0;
    return time;
  }

  @Override
  public Step<Integer> step(Integer action) {
    time++;
    if (fails && time == 2) {
      throw new UnsupportedOperationException("the motor burnt out");
    }
    return new Step<>(time, 1, Ending.RUNNING);
  }
}
