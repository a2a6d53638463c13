package org.plaudit.core.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plaudit.core.env.Env;

/**
 * What every world keeps, one test a rule. All that a world's test needs:
 *
 * <pre>{@code
 * class CorridorTest implements EnvContract<Integer, Integer> {
 *   @Override
 *   public Env<Integer, Integer> world() {
 *     return new Corridor();
 *   }
 * }
 * }</pre>
 */
public interface EnvContract<O, A> {
  /** A fresh world; equal ones at every call. */
  Env<O, A> world();

  @TestFactory
  default Stream<DynamicTest> keepsTheContractOfWorlds() {
    return Contracts.tests(EnvCheck.rules(), () -> SoloPlay.of(world()));
  }
}
