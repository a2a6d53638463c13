package org.plaudit.envs.social;

import org.junit.jupiter.api.Nested;
import org.plaudit.core.contract.MultiEnvContract;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.space.Vec;

/** Each of these games keeps what every game must keep. */
class SocialContractTest {
  @Nested
  class PrisonersDilemmas implements MultiEnvContract<Integer, Integer> {
    @Override
    public MultiEnv<Integer, Integer> game() {
      return new PrisonersDilemma();
    }
  }

  @Nested
  class SingleTurns implements MultiEnvContract<Integer, Integer> {
    @Override
    public MultiEnv<Integer, Integer> game() {
      return new PrisonersDilemma(new PrisonersDilemma.Options(1));
    }
  }

  @Nested
  class SimpleSpreads implements MultiEnvContract<Vec, Integer> {
    @Override
    public MultiEnv<Vec, Integer> game() {
      return new SimpleSpread();
    }
  }
}
