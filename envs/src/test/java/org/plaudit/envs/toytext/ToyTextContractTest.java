package org.plaudit.envs.toytext;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.plaudit.core.contract.EnvContract;
import org.plaudit.core.env.Env;

/** Each of these worlds keeps what every world must keep. */
class ToyTextContractTest {
  @Nested
  class FrozenLakes implements EnvContract<Integer, Integer> {
    @Override
    public Env<Integer, Integer> world() {
      return new FrozenLake();
    }
  }

  @Nested
  class LargeLakes implements EnvContract<Integer, Integer> {
    @Override
    public Env<Integer, Integer> world() {
      return new FrozenLake(new FrozenLake.Options("8x8", true, 0.7));
    }
  }

  @Nested
  class CliffWalks implements EnvContract<Integer, Integer> {
    @Override
    public Env<Integer, Integer> world() {
      return new CliffWalking();
    }
  }

  @Nested
  class SlipperyCliffs implements EnvContract<Integer, Integer> {
    @Override
    public Env<Integer, Integer> world() {
      return new CliffWalking(new CliffWalking.Options(true));
    }
  }

  @Nested
  class Taxis implements EnvContract<Integer, Integer> {
    @Override
    public Env<Integer, Integer> world() {
      return new Taxi();
    }
  }

  @Nested
  class FickleTaxis implements EnvContract<Integer, Integer> {
    @Override
    public Env<Integer, Integer> world() {
      return new Taxi(new Taxi.Options(0.2, 0.5));
    }
  }

  @Nested
  class Blackjacks implements EnvContract<List<Integer>, Integer> {
    @Override
    public Env<List<Integer>, Integer> world() {
      return new Blackjack();
    }
  }
}
