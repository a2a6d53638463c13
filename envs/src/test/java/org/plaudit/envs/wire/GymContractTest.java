package org.plaudit.envs.wire;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.plaudit.core.contract.EnvContract;
import org.plaudit.core.contract.Pythons;
import org.plaudit.core.env.Env;

/** A Gymnasium world keeps what our own worlds keep; skipped where there is no Gymnasium. */
final class GymContractTest implements EnvContract<Object, Object> {
  /** Here, since an assumption that fails within a rule would count as that rule broken. */
  @BeforeAll
  static void gymnasiumIsInstalled() {
    Pythons.with("gymnasium");
  }

  @Override
  public Env<Object, Object> world() {
    return GymWorld.start(
        Pythons.with("gymnasium"), "CartPole-v1", new GymWorlds.Options(Map.of(), 60));
  }
}
