package org.plaudit.agents.onpolicy;

import java.util.List;
import java.util.Map;
import org.plaudit.core.learn.Learner;

class PpoLearnsTest implements LearnsEveryShape {
  @Override
  public Learner.Factory learners() {
    return PpoContractTest.ppo(
        Map.of(
            "worlds",
            8,
            "horizon",
            ROWS / 8,
            "minibatch",
            64,
            "epochs",
            6,
            "learning_rate",
            0.01,
            "hidden",
            List.of(16)));
  }

  @Override
  public int patience() {
    return 1;
  }
}
