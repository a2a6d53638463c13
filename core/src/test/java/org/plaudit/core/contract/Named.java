package org.plaudit.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;
import org.plaudit.core.env.Env;

/** That a check names a fault. */
final class Named {
  private Named() {}

  static void named(Supplier<? extends Env<?, ?>> worlds, String rule, String detail) {
    List<Violation> found = EnvCheck.run(worlds);
    assertThat(found)
        .as("%s", found)
        .anySatisfy(
            violation -> {
              assertThat(violation.rule()).isEqualTo(rule);
              assertThat(violation.detail()).contains(detail);
            });
  }
}
