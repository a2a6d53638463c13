package org.plaudit.envs.classic;

import java.util.List;
import org.plaudit.core.catalog.Entry;
import org.plaudit.core.catalog.Plugin;
import org.plaudit.core.env.Ability;
import org.plaudit.core.env.Domain;
import org.plaudit.core.env.Env;
import org.plaudit.core.env.EnvSpec;
import org.plaudit.core.space.Space;
import org.plaudit.envs.Facts;

/** Offers the classic control tasks to the catalog. */
public final class ClassicWorlds implements Plugin {
  /** A machine that moves: what is known of all of them. */
  static <O, A> EnvSpec<O, A> spec(String id, Space<O> observations, Space<A> actions) {
    return Facts.of(id, Domain.CONTROL, observations, actions)
        .withAbilities(Ability.RENDERS, Ability.SAVES, Ability.EXPERT, Ability.OBJECTIVES);
  }

  /** One objective's value, held within [-1, 1]. */
  static double measure(double value) {
    return Math.max(-1, Math.min(1, value));
  }

  @Override
  public List<Entry<Env<?, ?>>> worlds() {
    return List.of(
        Entry.of(
            "CartPole-v1",
            "Balance a pole on a cart by pushing the cart left or right",
            CartPole.Options.defaults(),
            CartPole::new),
        Entry.of(
            "MountainCar-v0",
            "Rock an underpowered car out of a valley",
            MountainCar.Options.defaults(),
            MountainCar::new),
        Entry.of(
            "MountainCarContinuous-v0",
            "Rock an underpowered car out of a valley, with a throttle",
            MountainCarContinuous.Options.defaults(),
            MountainCarContinuous::new),
        Entry.of(
            "Acrobot-v1",
            "Swing the tip of a two-link arm above a line by driving its middle joint",
            new Entry.NoOptions(),
            options -> new Acrobot()),
        Entry.of(
            "Pendulum-v1",
            "Swing a pendulum up and hold it there with a weak motor",
            Pendulum.Options.defaults(),
            Pendulum::new));
  }
}
