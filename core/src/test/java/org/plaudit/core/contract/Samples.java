package org.plaudit.core.contract;

import org.plaudit.core.env.Env;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Vec;

/** Flawless worlds for tests in other packages. */
public final class Samples {
  private Samples() {}

  /** Eight slippery cells in a row, with every ability of a world; 30 steps at most. */
  public static Env<Integer, Integer> corridor() {
    return new Corridor();
  }

  /** Three runners at once, zoe, adam and mia; who arrives has ended. */
  public static MultiEnv<Vec, Integer> race() {
    return new Race();
  }

  /** Two players, first and second, take turns and respect masks. */
  public static MultiEnv<Masked<Integer>, Integer> nim() {
    return new Nim();
  }
}
