package org.plaudit.core.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plaudit.core.multi.MultiEnv;

/** What every world with several agents keeps, one test a rule; see {@link EnvContract}. */
public interface MultiEnvContract<O, A> {
  /** A fresh game; equal ones at every call. */
  MultiEnv<O, A> game();

  @TestFactory
  default Stream<DynamicTest> keepsTheContractOfGames() {
    return Contracts.tests(MultiEnvCheck.rules(), () -> MultiPlay.of(game()));
  }
}
