package org.plaudit.core.contract;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plaudit.core.learn.Learner;

/** What every learner keeps, one test a rule; see {@link EnvContract}. */
public interface LearnerContract {
  /** Makes the learners; small ones, they learn some dozens of times. */
  Learner.Factory learners();

  @TestFactory
  default Stream<DynamicTest> keepsTheContractOfLearners() {
    return Contracts.tests(LearnerCheck.rules(), this::learners);
  }
}
