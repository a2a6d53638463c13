package org.plaudit.agents.onpolicy;

import java.util.List;
import java.util.Map;
import org.plaudit.core.learn.Learner;

class A2cLearnsTest implements LearnsEveryShape {
  @Override
  public Learner.Factory learners() {
    return Students.of(
        "a2c",
        Map.of("worlds", 8, "horizon", ROWS / 8, "learning_rate", 0.01, "hidden", List.of(16)));
  }

  @Override
  public int patience() {
    return 6;
  }
}
