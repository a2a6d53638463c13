package org.plaudit.experiments.run;

import java.util.Optional;
import org.plaudit.core.catalog.Catalog;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.env.Expert;
import org.plaudit.core.env.Objectives;
import org.plaudit.core.feedback.Setting;
import org.plaudit.core.feedback.Yardstick;
import org.plaudit.core.random.Seed;
import org.plaudit.experiments.config.Arm;

/** What the simulated people of a part are born with. */
final class Settings {
  private Settings() {}

  /**
   * @param training what people are shown looks as it does there
   * @param seed of the part
   */
  @SuppressWarnings("unchecked") // An arm's worlds are all made in the same way.
  static <O, A> Setting<O, A> of(
      Arm arm, Catalog catalog, EnvSpec<O, A> spec, RunLedger ledger, Worlds training, Seed seed) {
    Env<O, A> world = (Env<O, A>) arm.knowing(catalog);
    Optional<Expert<O, A>> expert = world.find(Expert.class).map(found -> (Expert<O, A>) found);
    Optional<Objectives<O, A>> objectives =
        world.find(Objectives.class).map(found -> (Objectives<O, A>) found);
    Yardstick yardstick = Yardsticks.of(world, expert, seed);
    if (expert.isEmpty() && objectives.isEmpty()) {
      world.close();
    }
    return new Setting<>(
        spec,
        ledger,
        seed.child("oracle"),
        0,
        arm.people().orElseThrow().raters().people(),
        yardstick,
        () -> {
          Env<O, A> fresh = (Env<O, A>) arm.world(catalog);
          Worlds.lookLike(fresh, training);
          return fresh;
        },
        expert,
        objectives);
  }
}
