package org.plaudit.agents.onpolicy;

import java.util.List;
import java.util.Map;
import org.plaudit.core.learn.Learner;

class ReinforceLearnsTest implements LearnsEveryShape {
  @Override
  public Learner.Factory learners() {
    return Students.of(
        "reinforce",
        Map.of("worlds", 8, "horizon", ROWS / 8, "learning_rate", 0.02, "hidden", List.of(16)));
  }

  @Override
  public int patience() {
    return 8;
  }
}
