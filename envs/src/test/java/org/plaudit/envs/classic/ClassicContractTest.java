package org.plaudit.envs.classic;

import org.junit.jupiter.api.Nested;
import org.plaudit.core.contract.EnvContract;
import org.plaudit.core.env.Env;
import org.plaudit.core.space.Vec;

/** Each of these worlds keeps what every world must keep. */
class ClassicContractTest {
  @Nested
  class CartPoles implements EnvContract<Vec, Integer> {
    @Override
    public Env<Vec, Integer> world() {
      return new CartPole();
    }
  }

  @Nested
  class FailingCartPoles implements EnvContract<Vec, Integer> {
    @Override
    public Env<Vec, Integer> world() {
      return new CartPole(new CartPole.Options(CartPole.Reward.FAILURE));
    }
  }

  @Nested
  class MountainCars implements EnvContract<Vec, Integer> {
    @Override
    public Env<Vec, Integer> world() {
      return new MountainCar();
    }
  }

  @Nested
  class ContinuousMountainCars implements EnvContract<Vec, Vec> {
    @Override
    public Env<Vec, Vec> world() {
      return new MountainCarContinuous();
    }
  }

  @Nested
  class Acrobots implements EnvContract<Vec, Integer> {
    @Override
    public Env<Vec, Integer> world() {
      return new Acrobot();
    }
  }

  @Nested
  class Pendulums implements EnvContract<Vec, Vec> {
    @Override
    public Env<Vec, Vec> world() {
      return new Pendulum();
    }
  }
}
