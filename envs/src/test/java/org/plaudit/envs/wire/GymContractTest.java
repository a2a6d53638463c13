package org.plaudit.envs.wire;

import java.util.Map;
import org.plaudit.core.contract.EnvContract;
import org.plaudit.core.env.Env;

/** A Gymnasium world keeps what our own worlds keep; skipped where there is no Gymnasium. */
final class GymContractTest implements EnvContract<Object, Object> {
  @Override
  public Env<Object, Object> world() {
    return GymWorld.start(
        Pythons.withGymnasium(), "CartPole-v1", new GymWorlds.Options(Map.of(), 60));
  }
}
