package org.plaudit.envs.toytext;

import java.util.List;
import org.plaudit.core.env.Tabular;

/** A world whose exact model is an object of its own. */
interface Modelled extends Tabular {
  Tabular model();

  @Override
  default int states() {
    return model().states();
  }

  @Override
  default int actions() {
    return model().actions();
  }

  @Override
  default List<Outcome> outcomes(int state, int action) {
    return model().outcomes(state, action);
  }

  @Override
  default double start(int state) {
    return model().start(state);
  }
}
