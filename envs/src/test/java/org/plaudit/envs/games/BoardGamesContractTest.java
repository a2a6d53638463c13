package org.plaudit.envs.games;

import org.junit.jupiter.api.Nested;
import org.plaudit.core.contract.MultiEnvContract;
import org.plaudit.core.multi.MultiEnv;
import org.plaudit.core.space.Masked;
import org.plaudit.core.space.Vec;

/** Each of these games keeps what every game must keep. */
class BoardGamesContractTest {
  @Nested
  class TicTacToes implements MultiEnvContract<Masked<Vec>, Integer> {
    @Override
    public MultiEnv<Masked<Vec>, Integer> game() {
      return LineGame.ticTacToe();
    }
  }

  @Nested
  class ConnectFours implements MultiEnvContract<Masked<Vec>, Integer> {
    @Override
    public MultiEnv<Masked<Vec>, Integer> game() {
      return LineGame.connectFour();
    }
  }
}
